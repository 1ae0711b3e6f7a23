"""How many files one visit may lay on the server."""

import asyncio

import pytest

from finsam_metrics.ui.serving.uploads import MOST_BYTES, MOST_FILES, FewUploads


async def _accept(scope, receive, send):
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


@pytest.fixture
def ask():
    """Asks the server by method and address; gives the status."""
    app = FewUploads(_accept)

    def status_of(method, path, size=1000):
        sent = []

        async def send(message):
            sent.append(message)

        headers = [] if size is None else [(b"content-length", str(size).encode())]
        scope = {"type": "http", "method": method, "path": path, "headers": headers}
        asyncio.run(app(scope, None, send))
        return sent[0]["status"]

    return status_of


def upload(visit, number):
    """The address of a file of a visit."""
    return f"/_stcore/upload_file/{visit}/{number}"


def test_a_visit_may_have_some_files_on_the_server_at_once(ask):
    assert {ask("PUT", upload("a", number)) for number in range(MOST_FILES)} == {204}
    assert ask("PUT", upload("a", MOST_FILES)) == 429
    assert ask("PUT", upload("a", 0)) == 204
    assert ask("PUT", upload("b", 0)) == 204


def test_a_file_that_is_taken_away_makes_room(ask):
    for number in range(MOST_FILES):
        ask("PUT", upload("a", number))
    assert ask("DELETE", upload("a", 3)) == 204
    assert ask("PUT", upload("a", MOST_FILES)) == 204


def test_a_visit_may_have_some_bytes_on_the_server_at_once(ask):
    assert ask("PUT", upload("a", 0), MOST_BYTES) == 204
    assert ask("PUT", upload("a", 1), 1) == 429
    assert ask("PUT", upload("a", 0), 10) == 204
    assert ask("PUT", upload("a", 1), 1) == 204


def test_a_file_whose_size_is_not_told_is_refused(ask):
    assert ask("PUT", upload("a", 0), None) == 429


def test_what_is_no_upload_is_passed_on(ask):
    assert ask("GET", "/") == 204

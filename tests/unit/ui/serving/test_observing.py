"""What a worker says of itself, and to whom."""

import asyncio

import pytest

from finsam_metrics.model.errors import StoreError
from finsam_metrics.ui.serving import observing
from finsam_metrics.ui.serving.observing import MEASURED, READY, OwnState, timed_page


async def streamlits(scope, receive, send):
    """Stands for Streamlit: says how many sessions there are, and that all else is missing."""
    is_asked = scope["path"] == "/_stcore/metrics"
    body = b"# TYPE active_sessions gauge\nactive_sessions 7\n# EOF\n" if is_asked else b""
    await send({"type": "http.response.start", "status": 200 if is_asked else 404, "headers": []})
    await send({"type": "http.response.body", "body": body})


def ask(path, *, client="127.0.0.1", headers=()):
    """Asks a worker; gives status and body."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b""}

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "client": (client, 4000),
        "headers": [(name.encode(), b"x") for name in headers],
    }
    asyncio.run(OwnState(streamlits)(scope, receive, send))
    return sent[0]["status"], b"".join(part.get("body", b"") for part in sent[1:]).decode()


def test_a_worker_counts_sessions_drawn_pages_readings_and_faults():
    with timed_page(""), timed_page("budget"):
        pass
    observing.count_fault()
    status, told = ask(MEASURED)
    assert status == 200
    assert told.endswith("# EOF\n")
    assert told.count("# EOF") == 1
    counted = dict(line.rsplit(" ", 1) for line in told.splitlines() if not line.startswith("#"))
    assert counted["active_sessions"] == "7"
    assert float(counted['finsam_page_seconds_count{page="oversikt"}']) >= 1
    assert float(counted['finsam_page_seconds_count{page="budget"}']) >= 1
    assert float(counted["finsam_page_faults_total"]) >= 1
    assert counted["finsam_readings_in_progress"] == "0.0"


def test_a_page_that_is_left_before_its_end_is_timed_too():
    def drawn():
        told = ask(MEASURED)[1]
        found = [line for line in told.splitlines() if 'seconds_count{page="moten"}' in line]
        return float(found[0].rsplit(" ", 1)[1]) if found else 0

    before = drawn()
    with pytest.raises(KeyboardInterrupt), timed_page("moten"):
        raise KeyboardInterrupt
    assert drawn() == before + 1


def test_a_worker_is_ready_when_it_has_figures_to_show(monkeypatch):
    monkeypatch.setattr(observing, "load_today", lambda: None)
    assert ask(READY) == (200, '{"ready":true}')

    def fail():
        raise StoreError("the database is damaged")

    monkeypatch.setattr(observing, "load_today", fail)
    status, told = ask(READY)
    assert status == 503
    assert "the database is damaged" in told


@pytest.mark.parametrize("path", [READY, MEASURED])
def test_what_a_worker_says_of_itself_is_for_its_own_machine(path):
    assert ask(path, client="192.0.2.7")[0] == 404
    assert ask(path, headers=["X-Forwarded-For"])[0] == 404

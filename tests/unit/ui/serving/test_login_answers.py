"""Where one comes after logging in, and what is said when the identity provider is silent."""

import asyncio

import pytest
from starlette.responses import PlainTextResponse, RedirectResponse

from finsam_metrics.ui.serving.login_answers import LoginAnswers


def answer_to(path, response):
    """What is sent when the app would answer so: status, headers and body."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    asyncio.run(LoginAnswers(response)(scope, receive, send))
    start, *bodies = sent
    body = b"".join(message["body"] for message in bodies).decode()
    return start["status"], dict(start["headers"]), body


@pytest.mark.parametrize("path", ["/oauth2callback", "/auth/logout"])
def test_who_has_logged_in_or_out_comes_to_the_page_where_that_is_done(path):
    status, headers, _ = answer_to(path, RedirectResponse("/", 302))
    assert (status, headers[b"location"]) == (302, b"/las-in")


def test_the_way_to_the_identity_provider_is_left_as_it_is():
    asked = "https://id.example.se/authorize?state=1"
    _, headers, _ = answer_to("/auth/login", RedirectResponse(asked, 302))
    assert headers[b"location"] == asked.encode()


@pytest.mark.parametrize("status", [400, 500])
def test_an_identity_provider_that_does_not_answer_is_told_in_swedish(status):
    refusal = PlainTextResponse("Authentication error", status)
    answered, headers, body = answer_to("/auth/login", refusal)
    assert answered == 502
    assert "Inloggningen svarar inte" in body
    assert "Authentication" not in body
    assert headers[b"content-security-policy"] == b"default-src 'none'"


def test_other_answers_are_passed_on():
    assert answer_to("/", PlainTextResponse("hej", 404))[0] == 404
    assert answer_to("/", RedirectResponse("/", 302))[1][b"location"] == b"/"

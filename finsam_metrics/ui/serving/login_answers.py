"""Where a visitor comes after logging in or out, and what is said when that cannot be done."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PATHS: Final = ("/auth/login", "/auth/logout", "/oauth2callback")
_PAGE: Final = "/las-in"
_FAILED: Final = (
    '<!doctype html><html lang="sv"><title>Inloggningen svarar inte</title>'
    "<h1>Inloggningen svarar inte</h1><p>Försök igen om en stund. Hjälper inte det: säg till den "
    f'som sköter tjänsten.</p><p><a href="{_PAGE}">Till Läs in plan</a></p></html>'
)


class LoginAnswers:
    """Lead who has logged in or out back to the page where that is done.

    Streamlit leads to the first page, and says in English that an identity provider is silent.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; change where it leads, and a refusal."""
        if scope["type"] != "http" or scope["path"] not in _PATHS:
            await self._app(scope, receive, send)
            return
        has_failed = False

        async def send_ours(message: Message) -> None:
            nonlocal has_failed
            if message["type"] == "http.response.start":
                has_failed = message["status"] >= 400
                headers = MutableHeaders(scope=message)
                if headers.get("location") == "/":
                    headers["location"] = _PAGE
            if not has_failed:
                await send(message)

        await self._app(scope, receive, send_ours)
        if has_failed:
            answer = HTMLResponse(
                _FAILED, 502, headers={"Content-Security-Policy": "default-src 'none'"}
            )
            await answer(scope, receive, send)

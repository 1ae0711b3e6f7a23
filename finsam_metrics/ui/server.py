"""What the server does besides running the frame: mends the page, and starts warm."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SCRIPT = Path(__file__).with_name("page_script.js").read_bytes()
_REPLACED = {
    b'<html lang="en">': b'<html lang="sv">',
    b"<title>Streamlit</title>": b"<title>Finsam i siffror</title>",
    b"</head>": b'<script type="module">\n' + _SCRIPT + b"</script></head>",
}
_WARM = ("altair", "numpy", "pandas", "polars", "pyarrow", "finsam_metrics.ui.data")


class SwedishPage:
    """Make the page Swedish, where Streamlit hard-codes English (WCAG 3.1.1).

    A small script lets the keyboard reach tables that scroll (WCAG 2.1.1).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and mend the page if one is sent."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def send_mended(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif start is not None and message["type"] == "http.response.body":
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await send(_with_length(start, mended := _mend(body)))
                    await send({"type": "http.response.body", "body": mended})
            else:
                await send(message)

        await self._app(_without_encoding(scope), receive, send_mended)


MIDDLEWARE = [Middleware(SwedishPage)]


@asynccontextmanager
async def warm_up(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Import what the first visitor would otherwise wait for.

    Several first visitors at once would also meet half-imported modules.
    """
    for module in _WARM:
        import_module(module)
    gc.collect()
    gc.freeze()
    yield None


def _is_page(message: Message) -> bool:
    return any(
        name == b"content-type" and value.startswith(b"text/html")
        for name, value in message["headers"]
    )


def _without_encoding(scope: Scope) -> Scope:
    """Ask for the page itself uncompressed, so that it can be mended."""
    if "." in scope["path"].rpartition("/")[2]:
        return scope
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}


def _mend(body: bytes) -> bytes:
    for old, new in _REPLACED.items():
        body = body.replace(old, new)
    return body


def _with_length(start: Message, body: bytes) -> Message:
    headers = [(name, value) for name, value in start["headers"] if name != b"content-length"]
    return {**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]}

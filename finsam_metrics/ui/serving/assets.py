"""Streamlit's scripts and styles: compressed once, and known before the page asks for them.

Streamlit serves them uncompressed, since it would compress them anew for each visitor.
"""

import gzip
import mimetypes
import re
from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

STATIC: Final = Path(st.__file__).with_name("static")
_FILES: Final = {
    f"/{path.relative_to(STATIC).as_posix()}": path
    for path in STATIC.rglob("*")
    if path.suffix in (".js", ".css")
}
_IMPORTS: Final = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')
_LINKS: Final = re.compile(r'"\.(/static/[^"]+\.(?:js|css))"')
_NO_WEIGHT: Final = re.compile(r"[qQ]=0(\.0{0,3})?")
_ON_EVERY_PAGE: Final = (
    "ArrowVegaLiteChart",
    "loadVegaEmbed",
    "ButtonGroup",
    "Selectbox",
    "Table",
    "DownloadButton",
    "PageLink",
    "Metric",
)


class CompressedAssets:
    """Answer requests for scripts and styles with a file that was compressed before.

    Their names hold a hash of what is in them, so a browser may keep them for a year.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory where the browser takes gzip; pass anything else on."""
        file = _FILES.get(scope["path"]) if scope["type"] == "http" else None
        if file is None or scope["method"] != "GET" or not takes_gzip(scope):
            await self._app(scope, receive, send)
            return
        response = Response(
            await run_in_threadpool(_compressed, file),
            media_type=mimetypes.guess_type(file.name)[0],
            headers={
                "Content-Encoding": "gzip",
                "Cache-Control": "public, immutable, max-age=31536000",
                "Vary": "Accept-Encoding",
            },
        )
        await response(scope, receive, send)


def takes_gzip(scope: Scope) -> bool:
    """Whether the browser that asks can unpack gzip."""
    accepted = Headers(scope=scope).get("accept-encoding", "")
    return any(_is_gzip(*offer.partition(";")) for offer in accepted.split(","))


def _is_gzip(coding: str, _: str, parameters: str) -> bool:
    """Whether one offer is gzip with a weight above 0 (RFC 9110, 12.5.3)."""
    return coding.strip().lower() == "gzip" and not _NO_WEIGHT.fullmatch(parameters.strip())


def early_scripts() -> list[str]:
    """Addresses of the scripts that our pages need at once and Streamlit's page does not name.

    Streamlit's page asks for them one after the other when a chart or a list has arrived; asked
    for with the page they are there before it.
    """
    folder = STATIC / "static" / "js"
    waiting = [script for name in _ON_EVERY_PAGE for script in sorted(folder.glob(f"{name}.*.js"))]
    found: dict[str, None] = {}
    while waiting:
        script = waiting.pop()
        address = f"/{script.relative_to(STATIC).as_posix()}"
        if address not in found:
            found[address] = None
            names = _IMPORTS.findall(script.read_text(encoding="utf-8"))
            waiting += [script.with_name(name) for name in names]
    linked = _linked_files()
    return [address for address in found if address not in linked]


def compress_for_first_page() -> None:
    """Compress what the first visitor's page and its first chart ask for."""
    for address in (*_linked_files(), *early_scripts()):
        _compressed(_FILES[address])


def _linked_files() -> list[str]:
    return _LINKS.findall((STATIC / "index.html").read_text(encoding="utf-8"))


@cache  # bounded by the number of files
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), compresslevel=6)

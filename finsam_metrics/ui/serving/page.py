"""The one HTML page that Streamlit serves, with what it lacks."""

import base64
import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from finsam_metrics.ui.serving.assets import early_scripts, takes_gzip
from finsam_metrics.ui.serving.headers import content_policy

_FOLDER: Final = Path(__file__).parent
_NO_SCRIPT: Final = (
    "<noscript><p>Sidan behöver JavaScript. Slå på det i webbläsaren och ladda om.</p></noscript>"
)
_NOT_PAGES: Final = ("/component/", "/media/", "/static/", "/_stcore/")
_UNWANTED: Final = (b"accept-encoding", b"if-modified-since", b"if-none-match")
_INLINE: Final = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Page:
    """The page as it is served.

    Attributes:
        body: The page.
        compressed: The same, with gzip.
        etag: Changes when the page does.
        script_hashes: Hashes of the scripts that stand in it.
    """

    body: bytes
    compressed: bytes
    etag: str
    script_hashes: list[str]


class MendedPage:
    """Serve the page in Swedish, where Streamlit hard-codes English (WCAG 3.1.1), and guarded.

    What is added: our scripts and styles, links to the scripts that every page needs, and a
    policy that lets no other script run.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; if a page is sent, send the mended one instead."""
        is_asked = scope["type"] == "http" and scope["method"] == "GET"
        if not is_asked or scope["path"].startswith(_NOT_PAGES):
            await self._app(scope, receive, send)
            return
        body: bytes | None = None

        async def send_mended(message: Message) -> None:
            nonlocal body
            if message["type"] == "http.response.start" and _is_page(message):
                body = b""
            elif body is not None and message["type"] == "http.response.body":
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await _answer(mended_page(body.decode()), scope)(scope, receive, send)
            else:
                await send(message)

        await self._app(_whole_and_plain(scope), receive, send_mended)


@lru_cache(maxsize=2)
def mended_page(streamlits: str) -> Page:
    """Mend Streamlit's page."""
    translated = _read("swedish_texts.js").replace("SWEDISH_TEXTS", _read("swedish_texts.json"))
    scripts = "".join(
        f'<script type="module">\n{script}</script>'
        for script in (_read("page_script.js"), translated)
    )
    styles = "".join(f"<style>\n{_read(name)}</style>" for name in ("screen.css", "print.css"))
    preloads = "".join(
        f'<link rel="modulepreload" crossorigin href=".{address}">' for address in early_scripts()
    )
    text = (
        streamlits.replace('<html lang="en">', '<html lang="sv">')
        .replace("<title>Streamlit</title>", "<title>Finsam i siffror</title>")
        .replace("</head>", f"{preloads}{styles}{scripts}</head>")
    )
    body = re.sub(r"<noscript>.*?</noscript>", _NO_SCRIPT, text, flags=re.DOTALL).encode()
    return Page(
        body=body,
        compressed=gzip.compress(body),
        etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        script_hashes=[_hash_of(script) for script in _INLINE.findall(body.decode())],
    )


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _answer(page: Page, scope: Scope) -> Response:
    headers = {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": content_policy(page.script_hashes, scope),
        "ETag": page.etag,
        "Vary": "Accept-Encoding",
    }
    if Headers(scope=scope).get("if-none-match") == page.etag:
        return Response(status_code=304, headers=headers)
    if takes_gzip(scope):
        headers["Content-Encoding"] = "gzip"
        return Response(page.compressed, media_type="text/html", headers=headers)
    return Response(page.body, media_type="text/html", headers=headers)


def _hash_of(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _is_page(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


def _whole_and_plain(scope: Scope) -> Scope:
    """Ask Streamlit for the page itself, uncompressed, whatever the browser has kept."""
    headers = [(name, value) for name, value in scope["headers"] if name not in _UNWANTED]
    return {**scope, "headers": headers}

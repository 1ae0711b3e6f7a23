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
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from finsam_metrics.ui.serving.assets import early_scripts, takes_gzip
from finsam_metrics.ui.serving.headers import content_policy
from finsam_metrics.ui.shell.navigation import PAGES

_FOLDER: Final = Path(__file__).parent
_NO_SCRIPT: Final = (
    "<noscript><style>#laddar { display: none; }</style>"
    "<p>Sidan behöver JavaScript. Slå på det i webbläsaren och ladda om.</p></noscript>"
)
_NOTHING: Final = (
    '<!doctype html><html lang="sv"><title>Sidan finns inte</title>'
    '<h1>Sidan finns inte</h1><p><a href="/">Till Finsam i siffror</a></p></html>'
)
_ADDRESSES: Final = frozenset({"index.html", *(entry.url_path for entry in PAGES)})
_NOT_PUBLIC: Final = frozenset({"/_stcore/metrics"})
# Over a slow line Streamlit's scripts take a while; the stylesheet hides it when they are done.
_LOADING: Final = '<p id="laddar" role="status">Finsam i siffror läses in …</p>'
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
        """Pass the request on; if a page is sent, send the mended one or say that there is none."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        if scope["path"] in _NOT_PUBLIC:
            await _nothing_here()(scope, receive, send)
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

        is_file = scope["path"].startswith(_NOT_PAGES)
        await self._app(scope if is_file else _whole_and_plain(scope), receive, send_mended)


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
        .replace("<body>", f"<body>{_LOADING}")
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
    """Answer with the page; Streamlit gives it for any address, also where there is nothing."""
    segments = scope["path"].strip("/").split("/")
    if scope["path"].startswith(_NOT_PAGES) or len(segments) > 1:
        return _nothing_here()
    headers = {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": content_policy(page.script_hashes, scope),
        "ETag": page.etag,
        "Vary": "Accept-Encoding",
    }
    # A wrong address gets the page all the same: its menu shows what there is.
    status = 200 if segments[0] in _ADDRESSES else 404
    if status == 200 and Headers(scope=scope).get("if-none-match") == page.etag:
        return Response(status_code=304, headers=headers)
    if takes_gzip(scope):
        headers["Content-Encoding"] = "gzip"
        return Response(page.compressed, status, media_type="text/html", headers=headers)
    return Response(page.body, status, media_type="text/html", headers=headers)


def _nothing_here() -> Response:
    return HTMLResponse(_NOTHING, 404, headers={"Content-Security-Policy": "default-src 'none'"})


def _hash_of(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _is_page(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


def _whole_and_plain(scope: Scope) -> Scope:
    """Ask Streamlit for the page itself, uncompressed, whatever the browser has kept or wants."""
    headers = [(name, value) for name, value in scope["headers"] if name not in _UNWANTED]
    return {**scope, "method": "GET", "headers": headers}

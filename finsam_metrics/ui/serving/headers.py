"""The headers that tell a browser what the page may not do."""

import re
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: Final = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}
# Only where the visitor came by TLS: a browser that has seen it asks for nothing else again.
OVER_TLS: Final = {"Strict-Transport-Security": "max-age=31536000"}
_HOST: Final = re.compile(r"[\w.-]+(:\d{1,5})?|\[[0-9a-f:]+\](:\d{1,5})?", re.IGNORECASE)


class SecurityHeaders:
    """Give every answer the headers that hold for all of them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to the answer."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
                if scope.get("scheme") == "https":
                    MutableHeaders(scope=message).update(OVER_TLS)
            await send(message)

        await self._app(scope, receive, send_guarded if scope["type"] == "http" else send)


def content_policy(script_hashes: list[str], scope: Scope) -> str:
    """Say what the page may load and run: what we serve, and the scripts that stand in it.

    Streamlit writes styles into the page, and counts large numbers with WebAssembly. A websocket's
    address is named in full, since older versions of Safari do not count it as the page's own.

    Args:
        script_hashes: Hashes of the scripts in the page, as in ``sha256-...``.
        scope: The request for the page.
    """
    host = Headers(scope=scope).get("host", "")
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    hashes = "".join(f" '{digest}'" for digest in script_hashes)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'wasm-unsafe-eval'{hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )

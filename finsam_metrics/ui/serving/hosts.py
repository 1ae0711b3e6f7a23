"""Which names the service answers to, and which pages may open a connection to it.

A page of another site could otherwise talk to a service on the visitor's own network: by its
address (a foreign Origin), or by a name of its own that it points here (DNS rebinding). Streamlit
looks its own address up on the internet at each foreign Origin, for seconds and for all visitors.
"""

import ipaddress
import socket
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from finsam_metrics.ui.serving.public_paths import is_public

_LOOPBACK: Final = "localhost"
_REFUSED: Final = (
    "Tjänsten svarar inte på det namn eller den sida som frågan kommer från. Den som driver "
    "tjänsten anger sina namn i inställningen server.allowedHosts."
)
_POLICY_VIOLATION: Final = 1008


class OwnHostsOnly:
    """Refuse requests to names that are not ours and from pages of other sites, at once."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        # Pages of other sites may read what is open to all, but by no name that is not ours.
        origins = [] if is_public(scope) else headers.getlist("origin")
        if is_own(headers.get("host"), origins):
            await self._app(_with_own_origin(scope), receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            response = PlainTextResponse(_REFUSED, status_code=403)
            await response(scope, receive, send)


def is_own(host: str | None, origins: list[str]) -> bool:
    """Whether a request is to one of our names, and from no page or from one of ours.

    Our names are those of ``server.allowedHosts``, the machine's own, ``localhost`` and every
    address in digits, which no name of a stranger's can stand for. A page is ours when it was
    served by the same host and port, or by a name of ``server.allowedHosts``.

    Args:
        host: The Host header; None where there is none.
        origins: The Origin headers: none from a program, one from a browser.
    """
    if host is None or not _is_our_name(_name_of(f"//{host}")):
        return False
    return all(_is_our_page(origin, host) for origin in origins)


def _is_our_page(origin: str, host: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    if parts.scheme not in ("http", "https"):
        return False
    return parts.netloc.lower() == host.lower() or _is_listed(_name_of(origin))


def _is_our_name(name: str | None) -> bool:
    if name is None:
        return False
    return name in (_LOOPBACK, _machine()) or _is_address(name) or _is_listed(name)


def _is_listed(name: str | None) -> bool:
    listed = [pattern.strip().lower() for pattern in config.get_option("server.allowedHosts")]
    return name is not None and any(
        pattern == "*"
        or pattern == name
        or (pattern.startswith("*.") and name.endswith(pattern[1:]))
        for pattern in listed
    )


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _name_of(address: str) -> str | None:
    """The host's name in lower case, without its port; None where there is no readable one."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    is_plain = not (parts.username or parts.password or parts.path.strip("/") or parts.query)
    return parts.hostname.rstrip(".") if parts.hostname and is_plain else None


@cache
def _machine() -> str:
    return socket.gethostname().lower()


def _with_own_origin(scope: Scope) -> Scope:
    """Leave Streamlit nothing to look up: whose page it is has been decided.

    It needs the Origin of the page to take a login, and looks up any that is not the Host.
    """
    if scope["type"] != "websocket":
        return scope
    host = Headers(scope=scope).get("host", "")
    plain = {f"{scheme}://{host}".encode("latin-1") for scheme in ("http", "https")}
    headers = [pair for pair in scope["headers"] if pair[0] != b"origin" or pair[1] in plain]
    return {**scope, "headers": headers}

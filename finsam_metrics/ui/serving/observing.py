"""What those who run the service ask a worker: whether it is ready, and what it has done.

Both are answered on the worker's own machine only, as counts without names, addresses or choices.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.openmetrics.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from finsam_metrics.intake.reading import readings_begun_here
from finsam_metrics.model.errors import FinsamError
from finsam_metrics.ui.shell.data import load_today
from finsam_metrics.ui.shell.visitors import is_passed_on

READY: Final = "/-/ready"
MEASURED: Final = "/-/metrics"
_STREAMLITS: Final = "/_stcore/metrics"
_SESSIONS: Final = b"families=active_sessions"
_END: Final = b"# EOF\n"
_LOOPBACK: Final = ("127.0.0.1", "::1")
_NEVER_KEPT: Final = {"Cache-Control": "no-store"}
_SECONDS: Final = (0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

_registry = CollectorRegistry()
ProcessCollector(registry=_registry)
PlatformCollector(registry=_registry)
_page_seconds = Histogram(
    "finsam_page_seconds", "Seconds to draw a page.", ["page"], registry=_registry, buckets=_SECONDS
)
_faults = Counter(
    "finsam_page_faults", "Pages that ended in a fault of the program.", registry=_registry
)
_readings = Gauge(
    "finsam_readings_in_progress", "Documents that are being read.", registry=_registry
)
_readings.set_function(readings_begun_here)


@contextmanager
def timed_page(path: str) -> Iterator[None]:
    """Time how long a page takes to draw, also one that is left before its end.

    Args:
        path: The page's address; empty for the first page.
    """
    begun = time.perf_counter()
    try:
        yield
    finally:
        _page_seconds.labels(path or "oversikt").observe(time.perf_counter() - begun)


def count_fault() -> None:
    """Count a page that could not be drawn."""
    _faults.inc()


class OwnState:
    """Answer what is asked of the worker itself; there is no such address for anybody else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        is_asked = scope["type"] == "http" and scope["path"] in (READY, MEASURED)
        if not (is_asked and _is_of_own_machine(scope)):
            await self._app(scope, receive, send)
        elif scope["path"] == READY:
            await (await run_in_threadpool(_ready))(scope, receive, send)
        else:
            sessions = await self._sessions(scope, receive)
            content = sessions.removesuffix(_END) + generate_latest(_registry)
            response = Response(content, media_type=CONTENT_TYPE_LATEST, headers=_NEVER_KEPT)
            await response(scope, receive, send)

    async def _sessions(self, scope: Scope, receive: Receive) -> bytes:
        """How many visits Streamlit counts, as it says itself."""
        body = b""

        async def gather(message: Message) -> None:
            nonlocal body
            body += message.get("body", b"")

        asked = {**scope, "path": _STREAMLITS, "raw_path": _STREAMLITS.encode(), "method": "GET"}
        await self._app({**asked, "query_string": _SESSIONS, "headers": []}, receive, gather)
        return body


def _ready() -> Response:
    try:
        load_today()
    except FinsamError as error:
        return JSONResponse({"ready": False, "reason": str(error)}, 503, headers=_NEVER_KEPT)
    return JSONResponse({"ready": True}, headers=_NEVER_KEPT)


def _is_of_own_machine(scope: Scope) -> bool:
    address, _ = scope.get("client") or ("", 0)
    return address in _LOOPBACK and not is_passed_on(Headers(scope=scope))

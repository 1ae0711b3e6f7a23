"""Attacks on a running server, all from this machine."""

import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from benchmarks.attacks.outcomes import Outcome
from benchmarks.serving.servers import served
from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.ui.serving.uploads import MOST_FILES

_FORBIDDEN = 403
_TIMES = 40
_SLOWEST_SECONDS = 1.0
_ADDRESSES = {
    "/": 200,
    "/budget": 200,
    "/budget/x": 404,
    "/finns-inte": 404,
    "/static/x": 404,
    "/_stcore/x": 404,
    "/_stcore/metrics": 404,
    "/..%2f..%2fetc/passwd": 400,
    "/static/..%2f..%2f..%2frequirements.txt": 400,
}


def _status(url: str, method: str = "GET", body: bytes | None = None, **headers: str) -> int:
    try:
        with urlopen(Request(url, body, headers, method=method), timeout=20) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def _socket_status(url: str, **headers: str) -> int:
    address = url.replace("http://", "ws://") + "/_stcore/stream"
    try:
        with connect(address, additional_headers=headers, subprotocols=["streamlit"]):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def come_from_foreign_pages(_: Path) -> Outcome:
    """Open the socket from pages of other sites; the server goes on answering at once."""
    with served(PROJECT_ROOT / "dashboard.py", PROJECT_ROOT) as url:
        slowest = 0.0
        statuses = set()
        for turn in range(_TIMES):
            begun = time.perf_counter()
            statuses.add(_socket_status(url, Origin=f"http://attacker-{turn}.example"))
            _status(f"{url}/_stcore/health")
            slowest = max(slowest, time.perf_counter() - begun)
        own = _socket_status(url, Origin=url)
    return Outcome(
        has_held=statuses == {_FORBIDDEN} and own == 101 and slowest < _SLOWEST_SECONDS,
        said=f"{_TIMES} foreign pages answered {statuses}, our own {own}; "
        f"{'none' if slowest < _SLOWEST_SECONDS else 'some'} took a second",
    )


def call_by_foreign_names(_: Path) -> Outcome:
    """Call the server by names that are not its own, as after DNS rebinding."""
    names = ("attacker.example", "127.0.0.1.attacker.example", "localhost.attacker.example", "x@y")
    with served(PROJECT_ROOT / "dashboard.py", PROJECT_ROOT) as url:
        statuses = [_status(url, Host=name) for name in names]
        statuses += [_socket_status(url, Host=name, Origin=f"http://{name}") for name in names]
    return Outcome(
        has_held=set(statuses) == {_FORBIDDEN}, said=f"{len(statuses)} calls, {set(statuses)}"
    )


def ask_for_addresses(_: Path) -> Outcome:
    """Ask for addresses with and without something behind them."""
    with served(PROJECT_ROOT / "dashboard.py", PROJECT_ROOT) as url:
        wrong = {
            path: found
            for path, expected in _ADDRESSES.items()
            if (found := _status(url + path)) != expected
        }
    return Outcome(has_held=not wrong, said=f"{len(_ADDRESSES)} asked, otherwise answered: {wrong}")


def upload_too_much(_: Path) -> Outcome:
    """Upload without a session, and more often than a visit may."""
    with served(PROJECT_ROOT / "dashboard.py", PROJECT_ROOT) as url:
        statuses = [
            _status(f"{url}/_stcore/upload_file/none/{number}", "PUT", b"x" * 1000)
            for number in range(MOST_FILES * 2)
        ]
    return Outcome(
        has_held=not any(200 <= status < 300 for status in statuses),
        said=f"{len(statuses)} files, answered {sorted(set(statuses))}",
    )

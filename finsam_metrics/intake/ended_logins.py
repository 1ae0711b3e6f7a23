"""The logins that were ended before they expired, known to every process at one data folder."""

import os
import secrets
from contextlib import suppress
from threading import Lock
from typing import Final

from filelock import FileLock, Timeout

from finsam_metrics.model.paths import DataPaths

_LOCK: Final = ".ended-logins.lock"
_PATIENCE_SECONDS: Final = 10
_OWNER_ALONE: Final = 0o600
_Stamp = tuple[int, int, int]

_of_process: Final[dict[str, float]] = {}
_read_before: Final[dict[str, tuple[_Stamp, frozenset[str]]]] = {}
_lock: Final = Lock()


def remember_ended(paths: DataPaths, mark: str, expires_at: float, *, moment: float) -> None:
    """Let all processes know that a login holds no more.

    Those that have expired anyhow are forgotten. Where the folder cannot be written to, this
    process knows it all the same.

    Args:
        paths: The data folder.
        mark: A hash that tells the login from all others.
        expires_at: When it would have expired, in seconds since 1970.
        moment: Now, likewise.
    """
    with _lock:
        for known in [known for known, until in _of_process.items() if until < moment]:
            del _of_process[known]
        _of_process[mark] = expires_at
        with suppress(OSError, Timeout), FileLock(paths.root / _LOCK, timeout=_PATIENCE_SECONDS):
            ended = {
                known: until for known, until in _read(paths).items() if until >= moment
            } | _of_process
            _write(paths, ended)


def is_ended(paths: DataPaths, mark: str) -> bool:
    """Whether a login was ended, by this process or another at the same data folder.

    A file that cannot be read ends all of them: nobody is let in on a guess.
    """
    if mark in _of_process:
        return True
    path = paths.ended_logins
    try:
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        known = _read_before.get(str(path))
        if known is None or known[0] != stamp:
            known = (stamp, frozenset(_read(paths)))
            _read_before[str(path)] = known
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return mark in known[1]


def _read(paths: DataPaths) -> dict[str, float]:
    found = {}
    with suppress(FileNotFoundError):
        for line in paths.ended_logins.read_text(encoding="ascii", errors="replace").splitlines():
            mark, _, until = line.partition(" ")
            with suppress(ValueError):
                found[mark] = float(until)
    return found


def _write(paths: DataPaths, ended: dict[str, float]) -> None:
    text = "".join(f"{mark} {until!r}\n" for mark, until in ended.items())
    beside = paths.ended_logins.with_name(f".ended-logins-{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT, _OWNER_ALONE), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(paths.ended_logins)
    finally:
        beside.unlink(missing_ok=True)

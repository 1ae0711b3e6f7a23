"""Readers run in processes of their own, under limits of memory, time and what they hand over."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from finsam_metrics.documents.reasons import Reason, UnreadableError
from finsam_metrics.model.paths import PROJECT_ROOT

_LARGEST_ANSWER: Final = 64_000_000
_PART_BYTES: Final = 1_000_000
_LOOK_EVERY_SECONDS: Final = 0.1
EXIT_TOO_HEAVY: Final = 3


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one process may use.

    Attributes:
        memory: Bytes of address space.
        processor_seconds: Seconds of processor time.
        seconds: Seconds by the clock.
        file_size: Bytes of the largest file that it may write.
        open_files: Files open at once.
    """

    memory: int = 1_500_000_000
    processor_seconds: int = 20
    seconds: float = 40.0
    file_size: int = 0
    open_files: int = 64


def parse_apart(
    path: Path, pages: range | None, limits: Limits, *, pictures: str = "name"
) -> dict[str, Any]:
    """Read a file in a process of its own.

    Args:
        path: The file.
        pages: Only these pages; None: all.
        limits: What the process may use.
        pictures: What is done with pages that are pictures of text: ``name``, ``refer`` or
            ``read``.

    Returns:
        The document as plain data.

    Raises:
        UnreadableError: It cannot be read, or not within the limits.
    """
    task = {
        "path": str(path.resolve()),
        "pages": None if pages is None else [pages.start, pages.stop - 1],
        "pictures": pictures,
        "limits": {
            "AS": limits.memory,
            "CPU": limits.processor_seconds,
            "FSIZE": limits.file_size,
            "NOFILE": limits.open_files,
            "CORE": 0,
        },
    }
    command = [sys.executable, "-m", "finsam_metrics.documents.parsing", json.dumps(task)]
    code, answer = run_apart(command, limits)
    if code < 0 or code == EXIT_TOO_HEAVY or len(answer) > _LARGEST_ANSWER:
        raise UnreadableError(Reason.TOO_HEAVY)
    if code > 0:
        raise UnreadableError(Reason.BROKEN)
    try:
        data = json.loads(answer)
        if "reason" not in data:
            return dict(data)
        error = UnreadableError(Reason(data["reason"]), pictures=int(data["pictures"]))
    except (ValueError, TypeError, KeyError) as odd:
        raise UnreadableError(Reason.BROKEN) from odd
    raise error


def run_apart(command: list[str], limits: Limits) -> tuple[int, bytes]:
    """Run a command until it ends or its time is up, and end all that it began.

    Returns:
        Its exit code, negative where it was ended by a signal, and what it printed.
    """
    environment = {
        name: os.environ[name] for name in ("PATH", "LANG", "HOME", "TMPDIR") if name in os.environ
    }
    environment |= {
        "PYTHONPATH": str(PROJECT_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "2",
    }
    process = subprocess.Popen(  # noqa: S603 - our own command, without a shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=PROJECT_ROOT,
        start_new_session=True,
    )
    answer = bytearray()
    reader = threading.Thread(target=_take_answer, args=(process, answer), daemon=True)
    reader.start()
    deadline = time.monotonic() + limits.seconds
    try:
        # A wait for the answer itself would not notice Ctrl-C: libraries that are loaded take the
        # signal, and the system call goes on.
        while reader.is_alive() and time.monotonic() < deadline:
            reader.join(_LOOK_EVERY_SECONDS)
        if not reader.is_alive() and len(answer) <= _LARGEST_ANSWER:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, deadline - time.monotonic()))
    finally:
        _end(process)
        process.wait()
        reader.join()
        if process.stdout is not None:
            process.stdout.close()
    return process.returncode, bytes(answer)


def _take_answer(process: subprocess.Popen[bytes], answer: bytearray) -> None:
    """Read what a process prints until it ends, or until it has printed too much."""
    if process.stdout is None:
        return
    out = process.stdout.fileno()
    while len(answer) <= _LARGEST_ANSWER and (part := os.read(out, _PART_BYTES)):
        answer += part


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it began; what has ended already is well."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return

"""Attacks through a document."""

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.attacks.outcomes import Outcome
from finsam_metrics.documents.limits import Limits, run_apart
from finsam_metrics.model.paths import PROJECT_ROOT

_PATIENCE_SECONDS = 30
_MOST_GROWTH = 6.0
_REACH_OUT = """
import socket
from finsam_metrics.documents.confinement import confine
confine()
try:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
except PermissionError:
    print("refused")
"""


def _read(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "finsam_metrics", "read", str(path)],
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=_PATIENCE_SECONDS * 10,
    )


def give_no_regular_files(folder: Path) -> Outcome:
    """Give pipes, devices and links to them to ``read`` and ``share``."""
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    link = folder / "link"
    link.symlink_to("/dev/zero")
    refused = 0
    tried = [(verb, path) for verb in ("read", "share") for path in (pipe, link, Path("/dev/zero"))]
    for verb, path in tried:
        done = subprocess.run(
            [sys.executable, "-m", "finsam_metrics", verb, str(path)],
            cwd=PROJECT_ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE_SECONDS,
        )
        refused += done.returncode in (1, 2) and "Traceback" not in done.stderr
    return Outcome(
        has_held=refused == len(tried), said=f"{len(tried)} given, {refused} refused in words"
    )


def read_many_dates(folder: Path) -> Outcome:
    """Read a line of dates, and one four times as long: the time grows about as much."""
    seconds = []
    for count in (2_000, 8_000):
        path = folder / f"{count}.txt"
        days = ", ".join(f"{1 + n % 28} mars {2010 + n % 20}" for n in range(count))
        path.write_text(f"Verksamhetsplan 2026\n\nMöten: {days}\n", encoding="utf-8")
        begun = time.perf_counter()
        _read(path)
        seconds.append(time.perf_counter() - begun)
    growth = seconds[1] / seconds[0]
    return Outcome(
        has_held=growth < _MOST_GROWTH, said=f"four times the dates took {growth:.1f} times as long"
    )


def reach_out_of_a_reader(_: Path) -> Outcome:
    """Open a connection from a reader's process."""
    _, answer = run_apart([sys.executable, "-c", _REACH_OUT], Limits())
    return Outcome(has_held=answer == b"refused\n", said=answer.decode().strip() or "connected")

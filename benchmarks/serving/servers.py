"""Streamlit servers to measure, each in a process of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BARE_PAGE = Path(__file__).with_name("bare_page.py")
_PATIENCE_SECONDS = 60


@contextmanager
def served(script: Path, folder: Path, *, data: Path | None = None) -> Iterator[str]:
    """Serve a script from a folder, whose settings it gets; give its address.

    Args:
        script: What Streamlit runs.
        folder: Where it runs; one without ``.streamlit`` gives Streamlit's own settings.
        data: Data folder of the dashboard, where it is another than the project's.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = [f"--server.port={port}", "--server.headless=true", "--server.address=127.0.0.1"]
    with subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *settings],
        cwd=folder,
        env=os.environ | ({"FINSAM_DATA": str(data)} if data else {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_until_healthy(address: str) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health"):
                return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(address)

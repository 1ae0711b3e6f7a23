"""Streamlit servers, each in a process of its own: for measurements, tests and pictures."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
BARE_PAGE = Path(__file__).with_name("bare_page.py")
_PATIENCE_SECONDS = 90


@contextmanager
def served(
    script: Path, folder: Path, *, data: Path | None = None, core: int | None = None
) -> Iterator[str]:
    """Serve a script from a folder, whose settings it gets; give its address.

    Args:
        script: What Streamlit runs.
        folder: Where it runs; one without ``.streamlit`` gives Streamlit's own settings.
        data: Data folder of the dashboard, where it is another than the project's.
        core: The processor core it may use; any where it is None. Linux only.

    Raises:
        RuntimeError: The server did not start; the message is what it said.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = [f"--server.port={port}", "--server.headless=true", "--server.address=127.0.0.1"]
    pinned = [] if core is None else ["taskset", "-c", str(core)]
    with (
        tempfile.TemporaryFile() as output,
        subprocess.Popen(
            [*pinned, sys.executable, "-m", "streamlit", "run", str(script), *settings],
            cwd=folder,
            env=os.environ | ({"FINSAM_DATA": str(data)} if data else {}),
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            if not _becomes_healthy(f"http://127.0.0.1:{port}", server):
                output.seek(0)
                raise RuntimeError(f"the server did not start; it said:\n{output.read().decode()}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _becomes_healthy(address: str, server: "subprocess.Popen[bytes]") -> bool:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=5):
                return True
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    return False

"""The web server in front of several workers, as ``deploy/nginx`` sets it, on ports of its own."""

import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.serving.servers import ROOT, served

DEPLOYED = ROOT / "deploy" / "nginx"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
_AROUND = """\
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/bodies;
    proxy_temp_path {folder}/answers;
    include {folder}/conf.d/*.conf;
}}
"""


@contextmanager
def fronted(workers: Sequence[str]) -> Iterator[str]:
    """Serve workers behind nginx with the project's own settings; give the front's address.

    Only names, ports, the certificate and the list of workers are put in.

    Args:
        workers: Addresses of running workers, on this machine.

    Raises:
        RuntimeError: nginx did not take the settings; the message is what it said.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        plain, secure = _free_port(), _free_port()
        _write_settings(folder, workers, plain, secure)
        command = [str(NGINX), "-p", made, "-c", str(folder / "nginx.conf")]
        tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        if tried.returncode:
            raise RuntimeError(tried.stderr)
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as front:
            try:
                _wait_for(secure, front)
                yield f"https://localhost:{secure}"
            finally:
                front.terminate()


@contextmanager
def fronted_workers(count: int) -> Iterator[str]:
    """Start dashboards, each on a core of its own, and a front before them; give its address."""
    with ExitStack() as stack:
        yield stack.enter_context(
            fronted(
                [
                    stack.enter_context(served(ROOT / "dashboard.py", ROOT, core=core))
                    for core in range(count)
                ]
            )
        )


def _write_settings(folder: Path, workers: Sequence[str], plain: int, secure: int) -> None:
    placed = folder / "conf.d"
    placed.mkdir()
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-nodes", "-newkey", "rsa:2048", "-days", "2"),
            *(
                "-subj",
                "/CN=localhost",
                "-keyout",
                folder / "key.pem",
                "-out",
                folder / "chain.pem",
            ),
        ],
        check=True,
        capture_output=True,
    )
    site = (DEPLOYED / "finsam.conf").read_text(encoding="utf-8")
    for deployed, here in (
        (r"listen \[::\]:.*\n", "\n"),
        (r"listen 80;", f"listen 127.0.0.1:{plain};"),
        (r"listen 443", f"listen 127.0.0.1:{secure}"),
        (r"finsam\.example\.se", "localhost"),
        (r"/etc/ssl/finsam/fullchain\.pem", f"{folder}/chain.pem"),
        (r"/etc/ssl/finsam/privkey\.pem", f"{folder}/key.pem"),
    ):
        site, found = re.subn(deployed, here, site)
        if not found:
            msg = f"deploy/nginx/finsam.conf has no {deployed}"
            raise RuntimeError(msg)
    (placed / "finsam.conf").write_text(site, encoding="utf-8")
    upstream = (DEPLOYED / "finsam-workers.conf").read_text(encoding="utf-8")
    line = next(line for line in upstream.splitlines() if line.strip().startswith("server "))
    here = "".join(
        re.sub(r"127\.0\.0\.1:\d+", urlsplit(worker).netloc, line) + "\n" for worker in workers
    )
    upstream = re.sub(r"(    server .*\n)+", here, upstream)
    (placed / "finsam-workers.conf").write_text(upstream, encoding="utf-8")
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder), encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(port: int, front: "subprocess.Popen[bytes]") -> None:
    while front.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
    msg = "nginx ended at once"
    raise RuntimeError(msg)

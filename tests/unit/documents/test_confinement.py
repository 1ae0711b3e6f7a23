"""What reads somebody else's file reaches no network, ends with its parent and on Ctrl-C."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pytest

from finsam_metrics.documents.documents import read_document
from finsam_metrics.documents.limits import Limits, run_apart
from finsam_metrics.documents.reasons import ENGLISH, Reason
from finsam_metrics.model.errors import ReadingError
from finsam_metrics.model.paths import PROJECT_ROOT

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only the kernel of Linux holds it"
)
TRY_SOCKETS = """
import json, socket
from finsam_metrics.documents.confinement import confine
confine()
said = {}
for name, family in (("IPv4", socket.AF_INET), ("IPv6", socket.AF_INET6), ("own", socket.AF_UNIX)):
    try:
        socket.socket(family).close()
        said[name] = "opened"
    except PermissionError:
        said[name] = "refused"
print(json.dumps(said))
"""
# polars takes the signal of Ctrl-C when it is loaded.
PARENT = """
import sys, polars
from finsam_metrics.documents.limits import Limits, run_apart
print("ready", flush=True)
run_apart([sys.executable, "-c", sys.argv[1]], Limits(seconds=100.0))
"""
CHILD = """
import os, time
from pathlib import Path
from finsam_metrics.documents.confinement import confine
confine()
Path({note!r}).write_text(str(os.getpid()))
time.sleep(100)
"""


def test_a_reader_opens_no_socket_to_a_network():
    code, answer = run_apart([sys.executable, "-c", TRY_SOCKETS], Limits())
    assert code == 0
    assert json.loads(answer) == {"IPv4": "refused", "IPv6": "refused", "own": "opened"}


def test_a_program_that_is_run_confined_opens_none_either():
    program = "import socket\ntry: socket.socket()\nexcept PermissionError: print('refused')"
    command = [sys.executable, "-m", "finsam_metrics.documents.confinement"]
    command.append(json.dumps(asdict(Limits())))
    _, answer = run_apart([*command, sys.executable, "-c", program], Limits())
    assert answer == b"refused\n"


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_reader_ends_when_its_parent_is_ended(tmp_path, sent):
    note = tmp_path / "child"
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, CHILD.format(note=str(note))],
        cwd=PROJECT_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert parent.stdout.readline() == b"ready\n"
    assert becomes_true(lambda: note.is_file() and note.read_text() != "")
    parent.send_signal(sent)
    parent.wait(20)
    parent.stdout.close()
    child = int(note.read_text())
    assert becomes_true(lambda: not is_running(child))


def becomes_true(condition, patience=20.0):
    """Whether something comes true in a while."""
    deadline = time.monotonic() + patience
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def is_running(process_id):
    """Whether a process runs; one that has ended and waits to be noticed does not."""
    try:
        state = Path(f"/proc/{process_id}/stat").read_text()
        return state.rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("kind", ["pipe", "device", "link to a device", "socket", "folder"])
def test_what_is_no_regular_file_is_refused_and_never_waited_for(tmp_path, kind):
    path = tmp_path / "plan.txt"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/zero")
    elif kind == "link to a device":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    else:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(path))
    with pytest.raises(ReadingError, match=ENGLISH[Reason.NO_FILE]):
        read_document(path)

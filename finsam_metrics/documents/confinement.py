"""What a process that reads somebody else's file may not do: reach a network, outlive its parent.

``python -m finsam_metrics.documents.confinement LIMITS PROGRAM …`` runs another program so, under
limits as JSON.

On Linux the kernel holds it, by a filter on system calls that also holds for all that the process
starts (seccomp, prctl(2)); elsewhere nothing is done.
"""

import ctypes
import errno
import json
import os
import platform
import signal
import socket
import struct
import sys
from typing import Final

from finsam_metrics.documents.limits import Limits

_END_WITH_PARENT: Final = 1
_SECCOMP: Final = 22
_FILTER: Final = 2
_NO_NEW_PRIVILEGES: Final = 38
# By machine: the name of its system calls, and the numbers of those to open a socket and a ring of
# requests, through which a socket can be opened too.
_MACHINES: Final = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}
_OTHER_CALLS: Final = 0x4000_0000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW: Final = 0x7FFF_0000
_REFUSE: Final = 0x0005_0000 | errno.EACCES
_CALL, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def confine() -> bool:
    """Keep this process, and all that it starts, from every network, and end it with its parent.

    Returns:
        Whether the kernel holds it.
    """
    if not sys.platform.startswith("linux") or platform.machine() not in _MACHINES:
        return False
    parent = os.getppid()
    control = ctypes.CDLL(None, use_errno=True).prctl
    is_tied: bool = control(_END_WITH_PARENT, signal.SIGKILL, 0, 0, 0) == 0
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    steps = _filter_steps(*_MACHINES[platform.machine()])
    packed = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.cast(packed, ctypes.c_void_p))
    is_filtered: bool = (
        control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
        and control(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0
    )
    return is_tied and is_filtered


def _filter_steps(
    machine: int, open_socket: int, open_ring: int
) -> list[tuple[int, int, int, int]]:
    """The filter as code, jumps where it holds and where not, and value.

    Sockets within the machine are left, since programs talk to their own parts through them.
    """
    return [
        (_LOAD, 0, 0, _MACHINE),
        (_EQUAL, 0, 7, machine),
        (_LOAD, 0, 0, _CALL),
        (_AT_LEAST, 5, 0, _OTHER_CALLS),
        (_EQUAL, 4, 0, open_ring),
        (_EQUAL, 0, 2, open_socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 0, 1, socket.AF_UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]


if __name__ == "__main__":
    confine()
    Limits(**json.loads(sys.argv[1])).hold()
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - our own command, without a shell

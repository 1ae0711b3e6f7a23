"""Readers run in processes of their own, under limits of memory, time and what they hand over."""

import json
import os
import re
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from finsam_metrics.documents.page_watch import tell_page
from finsam_metrics.documents.reasons import Reason, UnreadableError
from finsam_metrics.model.paths import PROJECT_ROOT

_LARGEST_ANSWER: Final = 64_000_000
_PART_BYTES: Final = 1_000_000
_LOOK_EVERY_SECONDS: Final = 0.1
MOST_PAGES: Final = 600
MOST_PICTURES: Final = 60
EXIT_TOO_MUCH_MEMORY: Final = 3
_TOO_SLOW: Final = (-signal.SIGKILL, -signal.SIGXCPU, -signal.SIGPROF)
# What has no memory left ends itself by one of these.
_TOO_MUCH_MEMORY: Final = (-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL)
_PAGE: Final = re.compile(rb'\{"page": (\d{1,9})\}')
_PAGES: Final = re.compile(rb'\{"pages": (\d{1,9})\}\n')


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one process may use; more where a document has many pages.

    Attributes:
        memory: Bytes of address space.
        processor_seconds: Seconds of processor time.
        seconds: Seconds by the clock.
        page_memory: More memory for each page.
        page_processor_seconds: More processor time for each page.
        page_seconds: More time by the clock for each page.
        longest_page: Seconds of processor time that one page may take.
        file_size: Bytes of the largest file that it may write.
        open_files: Files open at once.
    """

    memory: int = 1_500_000_000
    processor_seconds: int = 20
    seconds: float = 40.0
    page_memory: int = 4_000_000
    page_processor_seconds: int = 1
    page_seconds: float = 2.0
    longest_page: int = 10
    file_size: int = 0
    open_files: int = 64

    def with_pages(self, count: int) -> "Limits":
        """What it may use for a document of so many pages."""
        pages = min(count, MOST_PAGES)
        return replace(
            self,
            memory=self.memory + pages * self.page_memory,
            processor_seconds=self.processor_seconds + pages * self.page_processor_seconds,
            seconds=self.seconds + pages * self.page_seconds,
        )

    def hold(self) -> None:
        """Have the system hold this process to them; they can grow to those of most pages."""
        most = self.with_pages(MOST_PAGES)
        for kind, soft, hard in (
            (resource.RLIMIT_AS, self.memory, most.memory),
            (resource.RLIMIT_CPU, self.processor_seconds, most.processor_seconds),
            (resource.RLIMIT_FSIZE, self.file_size, self.file_size),
            (resource.RLIMIT_NOFILE, self.open_files, self.open_files),
            (resource.RLIMIT_CORE, 0, 0),
        ):
            _, allowed = resource.getrlimit(kind)
            highest = hard if allowed == resource.RLIM_INFINITY else min(hard, allowed)
            resource.setrlimit(kind, (min(soft, highest), highest))


def parse_apart(
    path: Path,
    pages: range | None,
    limits: Limits,
    *,
    pictures: str = "name",
    without: Iterable[int] = (),
) -> dict[str, Any]:
    """Read a file in a process of its own.

    Args:
        path: The file.
        pages: Only these pages; None: all.
        limits: What the process may use.
        pictures: What is done with pages that are pictures of text: ``name``, ``refer`` or
            ``read``.
        without: Pages that are left out.

    Returns:
        The document as plain data.

    Raises:
        UnreadableError: It cannot be read, or not within the limits.
    """
    task = {
        "path": str(path.resolve()),
        "pages": None if pages is None else [pages.start, pages.stop - 1],
        "pictures": pictures,
        "without": list(without),
    }
    return answer_apart("parsing", task, limits)


def answer_apart(module: str, task: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """Have a module of this room do a task in a process of its own.

    Args:
        module: Its name; its ``main`` hands the task over to ``answering.answer``.
        task: What it is to do.
        limits: What the process may use.

    Returns:
        Its answer as plain data.

    Raises:
        UnreadableError: There is none, or not within the limits.
    """
    name = f"{__package__}.{module}"
    command = [sys.executable, "-m", name, json.dumps(task | {"limits": asdict(limits)})]
    code, answer = run_apart(command, limits)
    *told, last = answer.rstrip(b"\n").split(b"\n")
    if len(answer) > _LARGEST_ANSWER:
        raise UnreadableError(Reason.TOO_MUCH)
    if code:
        page = _PAGE.fullmatch(last or (told or [b""])[-1])
        raise UnreadableError(why_ended(code), page=int(page[1]) if page else None)
    try:
        data = json.loads(last)
        if "reason" not in data:
            return dict(data)
        error = UnreadableError(Reason(data["reason"]), pictures=int(data["pictures"]))
    except (ValueError, TypeError, KeyError) as odd:
        raise UnreadableError(Reason.BROKEN) from odd
    raise error


def why_ended(code: int) -> Reason:
    """Tell which limit ended a process, by its exit code; where none did it is broken."""
    if code == EXIT_TOO_MUCH_MEMORY or code in _TOO_MUCH_MEMORY:
        return Reason.TOO_MUCH_MEMORY
    return Reason.TOO_SLOW if code in _TOO_SLOW else Reason.BROKEN


def run_apart(command: list[str], limits: Limits, *, home: Path | None = None) -> tuple[int, bytes]:
    """Run a command until it ends or its time is up, and end all that it began.

    Args:
        command: The program and what it is told.
        limits: How long it may take.
        home: Where it keeps what it wants to keep; None: where everybody does.

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
    if home is not None:
        environment |= {"HOME": str(home), "TMPDIR": str(home)}
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
    begun = time.monotonic()
    deadline = begun + limits.seconds
    try:
        # A wait for the answer itself would not notice Ctrl-C: libraries that are loaded take the
        # signal, and the system call goes on.
        while reader.is_alive():
            pages = _PAGES.match(answer)
            deadline = begun + limits.with_pages(int(pages[1]) if pages else 0).seconds
            if time.monotonic() >= deadline:
                break
            reader.join(_LOOK_EVERY_SECONDS)
            tell_page(answer)
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

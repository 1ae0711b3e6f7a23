"""How long a document may be worked on, and in how much memory."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from finsam_metrics.documents.reasons import Reason, reading_error


@contextmanager
def bounded(processor_seconds: float, more_bytes: int) -> Iterator[None]:
    """Give up what takes more time or memory than that; only for the main thread of a process.

    A parser of files has limits of its own. What its lines mean is found out here, and a document
    of a million odd lines must cost a message, not an hour or the machine.

    Args:
        processor_seconds: Processor time.
        more_bytes: Address space beyond what the process has already, where the system tells it.

    Raises:
        ReadingError: It is too heavy.
    """

    def stop(_: int, __: FrameType | None) -> None:
        raise reading_error("the document", Reason.TOO_SLOW)

    before = signal.signal(signal.SIGPROF, stop)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    signal.setitimer(signal.ITIMER_PROF, processor_seconds)
    if (held := _held_bytes()) is not None:
        wished = held + more_bytes
        allowed = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min([wished, *allowed]), hard))
    try:
        yield
    except MemoryError as error:
        raise reading_error("the document", Reason.TOO_MUCH_MEMORY) from error
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _held_bytes() -> int | None:
    """Address space that the process has; None where the system does not tell it."""
    told = Path("/proc/self/statm")
    if not told.is_file():
        return None
    return int(told.read_text(encoding="ascii").split()[0]) * resource.getpagesize()

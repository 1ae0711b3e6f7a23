"""How long a document may be worked on."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from finsam_metrics.documents.reasons import ENGLISH, SWEDISH, Reason
from finsam_metrics.model.errors import ReadingError


@contextmanager
def bounded(processor_seconds: float) -> Iterator[None]:
    """Give up what takes more processor time than that; only for the main thread of a process.

    A parser of files has limits of its own. What its lines mean is found out here, and a document
    of a million odd lines must cost a message, not an hour.

    Raises:
        ReadingError: The time is up.
    """

    def stop(_: int, __: FrameType | None) -> None:
        raise ReadingError(
            f"cannot read the document: {ENGLISH[Reason.TOO_HEAVY]}",
            swedish=SWEDISH[Reason.TOO_HEAVY],
        )

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, processor_seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)

"""How far a reader has come: told to who waits for it, and held against what it may use."""

import json
import os
import signal
import time
from typing import Final

from finsam_metrics.documents.limits import Limits

_FOR_PAGES: Final = 0.8


class Progress:
    """Which page is being read, so that one that ends the reader is known and can be left out."""

    def __init__(self, answer: int, limits: Limits) -> None:
        self._answer = answer
        self._limits = limits
        self._begun = time.monotonic()
        limits.hold()

    @property
    def is_late(self) -> bool:
        """Whether the time is used up, but for what it takes to make lines of the pages."""
        return (
            time.process_time() > self._limits.processor_seconds * _FOR_PAGES
            or time.monotonic() - self._begun > self._limits.seconds * _FOR_PAGES
        )

    def has_pages(self, count: int) -> None:
        """Tell how many pages are to be read, and hold what so many may use."""
        self._tell("pages", count)
        self._limits = self._limits.with_pages(count)
        self._limits.hold()

    def begins(self, page: int) -> None:
        """Tell that a page is begun; one that takes too long ends the process."""
        self._tell("page", page)
        signal.setitimer(signal.ITIMER_PROF, self._limits.longest_page)

    def _tell(self, what: str, number: int) -> None:
        os.write(self._answer, f"{json.dumps({what: number})}\n".encode("ascii"))

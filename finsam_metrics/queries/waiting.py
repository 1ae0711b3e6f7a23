"""A line in which those who ask wait their turn, each told its place."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class FullLineError(Exception):
    """So many wait that nobody more is let in."""


class WaitingLine:
    """Lets a few through at a time, in the order in which they came."""

    def __init__(self, *, at_once: int, most_waiting: int) -> None:
        self._at_once, self._most = at_once, at_once + most_waiting
        self._standing: list[object] = []
        self._moved = Condition()

    @contextmanager
    def stand(self) -> Iterator[object]:
        """Stand in the line until the block ends.

        Raises:
            FullLineError: Too many stand there.
        """
        one = object()
        with self._moved:
            if len(self._standing) >= self._most:
                raise FullLineError
            self._standing.append(one)
        try:
            yield one
        finally:
            with self._moved:
                self._standing.remove(one)
                self._moved.notify_all()

    def wait(self, one: object, seconds: float) -> int:
        """Wait until it is somebody's turn, or for a while.

        Returns:
            The place in the line: 0 where it is their turn, 1 for who is next.
        """
        with self._moved:
            self._moved.wait_for(lambda: self._place(one) == 0, timeout=seconds)
            return self._place(one)

    def _place(self, one: object) -> int:
        return max(0, self._standing.index(one) + 1 - self._at_once)

"""Which page of a document is being read, told to who waits for it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

Tell = Callable[[int, int], None]
"""Takes the page that is being read, and how many there are."""

_PAGE: Final = re.compile(rb'\{"page": (\d{1,9})\}\n')
_PAGES: Final = re.compile(rb'\{"pages": (\d{1,9})\}\n')
_TAIL: Final = 400

_watcher: ContextVar[Tell | None] = ContextVar("watcher", default=None)


@contextmanager
def watch_pages(tell: Tell) -> Iterator[None]:
    """Have it told which page is being read, as long as the context lasts.

    A page may be told several times: its words are read first, then its lines are made of them.
    """
    before = _watcher.set(tell)
    try:
        yield
    finally:
        _watcher.reset(before)


def tell_page(answer: bytearray) -> None:
    """Tell the page that a reader has come to, by what it has printed so far."""
    tell = _watcher.get()
    if tell is None:
        return
    count = _PAGES.match(answer)
    told = _PAGE.findall(answer[-_TAIL:])
    if count and told:
        page = int(told[-1])
        tell(page, max(page, int(count[1])))

"""Pages and sheets that were not read, named for who reads what is left."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from finsam_metrics.documents.reasons import Reason

_WHY: Final = {
    Reason.BROKEN: "broken",
    Reason.SCAN: "a picture of text",
    Reason.TOO_MUCH: "more signs than can be read",
    Reason.TOO_MANY_PAGES: "more pages than can be read at once",
    Reason.TOO_SLOW: "it takes more time than it may",
    Reason.TOO_MUCH_MEMORY: "it takes more memory than it may",
}


def name_pages(left_out: Mapping[int, Reason]) -> Iterator[str]:
    """Name pages that were not read, those that follow on each other together.

    >>> list(name_pages({2: Reason.SCAN, 3: Reason.SCAN, 9: Reason.BROKEN}))
    ['pages 2–3 were not read: a picture of text', 'page 9 was not read: broken']
    """
    pages = sorted(left_out.items())
    for (_, reason), group in groupby(
        enumerate(pages), key=lambda one: (one[1][0] - one[0], one[1][1])
    ):
        numbers = [number for _, (number, _) in group]
        first, last = numbers[0], numbers[-1]
        which = f"page {first} was" if first == last else f"pages {first}–{last} were"
        yield f"{which} not read: {_WHY[reason]}"

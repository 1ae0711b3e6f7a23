"""A page that ends its reader costs that page, not the document."""

from pathlib import Path
from typing import Any, Final

from finsam_metrics.documents.limits import Limits, parse_apart
from finsam_metrics.documents.omissions import name_pages
from finsam_metrics.documents.reasons import Reason, UnreadableError

_MOST_GIVEN_UP: Final = 3


def parse_sound_pages(
    path: Path, pages: range | None, limits: Limits, *, pictures: str
) -> dict[str, Any]:
    """Read a file in a process of its own, and again without the pages that ended it.

    Where more than a few pages do, what stands before the last of them is given.

    Args:
        path: The file.
        pages: Only these pages; None: all.
        limits: What a process may use.
        pictures: What is done with pages that are pictures of text.

    Returns:
        The document as plain data; pages that were not read are named in it.

    Raises:
        UnreadableError: None of it can be read, or not within the limits.
    """
    given_up: dict[int, Reason] = {}
    end: int | None = None
    while True:
        wanted = pages
        if end is not None:
            wanted = range(1 if pages is None else pages.start, end)
        try:
            data = parse_apart(path, wanted, limits, pictures=pictures, without=given_up)
        except UnreadableError as error:
            page = error.page
            if page is None or page in given_up or end is not None:
                raise
            if len(given_up) == _MOST_GIVEN_UP:
                end = page
            given_up[page] = error.reason
            continue
        if not given_up:
            return data
        if not data["lines"]:
            raise UnreadableError(next(iter(given_up.values())))
        data["omitted"] += name_pages(given_up)
        if end is not None:
            data["omitted"].append(f"pages after {end} were not read: too many could not be")
        return data

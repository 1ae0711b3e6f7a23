"""Accounts of books from one to another."""

from dataclasses import dataclass
from typing import Final

from finsam_metrics.drafts.book_lines import account_number

ACCOUNT_SPAN: Final = "account_span"
"""The field of an edit that gives a span of accounts a category; its target is the span's text."""

_DASH: Final = "–"


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountSpan:
    """Accounts from one to another, both with it."""

    first: int
    last: int

    @property
    def numbers(self) -> range:
        """Every account of it."""
        return range(self.first, self.last + 1)

    @property
    def text(self) -> str:
        """As it is shown.

        >>> AccountSpan(first=6000, last=6499).text, AccountSpan(first=6420, last=6420).text
        ('6000–6499', '6420')
        """
        return _DASH.join(f"{number:04}" for number in dict.fromkeys((self.first, self.last)))


def read_span(first: str, last: str) -> AccountSpan | None:
    """Give the span that is typed; None where it is none.

    >>> read_span("6000", "6499").text, read_span("6420", "").text, read_span("6499", "6000")
    ('6000–6499', '6420', None)
    """
    typed = [first.strip(), last.strip() or first.strip()]
    if not all(text.isascii() and text.isdecimal() for text in typed):
        return None
    match [account_number(text) for text in typed]:
        case [int(lowest), int(highest)] if lowest <= highest:
            return AccountSpan(first=lowest, last=highest)
    return None


def span_of_text(text: str) -> AccountSpan | None:
    """Give the span that is shown so; None where it is none."""
    first, _, last = text.partition(_DASH)
    return read_span(first, last)

"""Which block of a table a row stands in."""

from finsam_metrics.words.accounts import is_flow_sum
from finsam_metrics.words.sums import (
    is_bare_sum,
    is_detail_label,
    is_one_word,
    is_result_label,
    is_sum_label,
    sums_all,
    words_of_what_is_summed,
)

_STEM = 6


def is_block_sum(label: str, section: str | None) -> bool:
    """Whether a row sums its block, by a word for sum or by repeating the block's heading."""
    return (
        is_sum_label(label)
        or is_bare_sum(label)
        or (section is not None and _is_repeated(label, section))
    )


def names_same(label: str, heading: str) -> bool:
    """Whether a sum's label names a heading: "Summa kostnader insats" and "Kostnader insatser"."""
    summed = _stems(label)
    return bool(summed) and summed == _stems(heading)


class Sections:
    """The headings that are open where a row stands; one closes with the sum that names it."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []

    def open(self, heading: str) -> None:
        """Begin a block; one that already has rows and is not summed yet stays open around it."""
        self._open.append((heading, False))

    def of_row(self, label: str) -> str | None:
        """Give the heading of the block that a row stands in, and close it with its sum."""
        if is_result_label(label) and not is_detail_label(label):
            if self._open and self._open[-1][1] is False:
                return self._open[-1][0]
            self._open.clear()
            return None
        for place in range(len(self._open) - 1, -1, -1):
            heading = self._open[place][0]
            is_sum = is_sum_label(label) or (_is_repeated(label, heading) and self._open[place][1])
            if is_sum and names_same(label, heading):
                del self._open[place:]
                return heading
        if is_flow_sum(label) and self._open:
            heading = self._open[0][0]
            is_named = names_alike(label, heading)
            self._open.clear()
            return heading if is_named else None
        if (is_sum_label(label) or is_bare_sum(label)) and self._open:
            is_of_all = sums_all(label) and sum(has for _, has in self._open) > 1
            if is_of_all:
                self._open.clear()
                return None
            if is_one_word(label) or any(
                names_alike(label, heading) for heading, _ in self._open[-1:]
            ):
                return self._open.pop()[0]
            self._open.clear()
            return None
        if not self._open:
            return None
        heading, _ = self._open[-1]
        self._open[-1] = (heading, True)
        return heading


def _is_repeated(label: str, heading: str) -> bool:
    """Whether a row has the very words of a heading, as a sum without the word may have."""
    return label.strip().casefold() == heading.strip().casefold()


def names_alike(label: str, heading: str) -> bool:
    """Whether a sum's label shares a word with a heading."""
    return not set(_stems(label)).isdisjoint(_stems(heading))


def _stems(text: str) -> list[str]:
    """The beginnings of a label's words, but for those that say it is a sum."""
    return [word.casefold()[:_STEM] for word in words_of_what_is_summed(text)]

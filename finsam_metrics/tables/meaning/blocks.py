"""Which block of a table a row stands in."""

import re
from typing import Final

_SUM: Final = re.compile(r"(?:del)?summa\b|s:a\b|sum\b|total(?:t|a|summa)?\b", re.IGNORECASE)
_SHORT_SUM: Final = re.compile(r"\bs:a\b", re.IGNORECASE)
_TOTAL: Final = re.compile(r"total", re.IGNORECASE)
_RESULT: Final = re.compile(
    r"(?:(?:årets|verksamhetens|periodens|ekonomiskt|(?:budgetera|prognos\w*|redovisa|beräkna|"
    r"förvänta|planera)(?:t|d|de|at|ad|ade))\s+)*(?:netto|budget)?resultat(?:et)?\b|"
    r"(?:årets\s+)?över-?(?:skott)?\s?(?:/|eller|och|\()\s?-?underskott|"
    r".*nettokostnad|balanskravsresultat",
    re.IGNORECASE,
)
_RESIDUAL: Final = re.compile(
    r"differens\b|saldo\b|(?:kvar|kvarstår|återstår|medel)?\s*att (?:fördela|disponera)|"
    r"ofördela(?:t|de)\b|kvarvarande\b|återstår\b|återstående\b|överskott\b|underskott\b",
    re.IGNORECASE,
)
_EACH: Final = r"per (?:invånare|innevånare|deltagare|individ|person|capita|plats|timme|person)"
_RATE: Final = re.compile(
    rf"antal\b|andel\b|procent\b|nyckeltal\b|årsarbetar|[^\d]*\b{_EACH}\b|[^\d]*[(\s]%|%|"
    r"(?:genomsnitt|medelkostnad|snittkostnad|styckkostnad)",
    re.IGNORECASE,
)
_FLOW: Final = re.compile(r"(?:summa |årets )?kassaflöde", re.IGNORECASE)
_HEAD: Final = re.compile(
    r"(?:verksamhetens |totala |summa )?(?:kostnader|intäkter|utgifter|inkomster)|finansiering|"
    r"tillgångar|eget kapital och skulder",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(r"[^\W\d_]+")
_STEM: Final = 6


def is_sum_label(label: str) -> bool:
    """Whether a row says that it is a sum.

    >>> is_sum_label("Summa kostnader")
    True
    """
    return bool(_SUM.match(label.strip()) or re.search(r"\b(?:summa|totalt)$", label, re.I))


def is_bare_sum(label: str) -> bool:
    """Whether a row with amounts has no words, as the sum of the rows above may have none."""
    return not _WORDS.search(label)


def is_result_label(label: str) -> bool:
    """Whether a row states a result.

    >>> is_result_label("Årets resultat")
    True
    """
    return bool(_RESULT.match(label.strip()))


def is_block_sum(label: str, section: str | None) -> bool:
    """Whether a row sums its block, by a word for sum or by repeating the block's heading."""
    return (
        is_sum_label(label)
        or is_bare_sum(label)
        or (section is not None and _is_repeated(label, section))
    )


def is_residual_label(label: str) -> bool:
    """Whether a row states what is left over: of all means, or as an item like others.

    >>> is_residual_label("Kvar att fördela")
    True
    """
    return bool(_RESIDUAL.match(label.strip()))


def is_rate_label(label: str) -> bool:
    """Whether a row holds counts, shares or what something costs each: no money of a budget.

    >>> is_rate_label("Kostnad per invånare"), is_rate_label("Antal deltagare")
    (True, True)
    """
    return bool(_RATE.match(label.strip()))


def is_detail_label(label: str) -> bool:
    """Whether a row is an "of which" row, which is part of no sum."""
    return bool(re.match(r"\W*(?:därav|varav)\b", label.strip(), re.IGNORECASE))


def is_head_label(label: str) -> bool:
    """Whether a row that stands before others has the words of a block's heading.

    >>> is_head_label("Verksamhetens kostnader")
    True
    """
    return bool(_HEAD.fullmatch(label.strip(" :")))


def names_same(label: str, heading: str) -> bool:
    """Whether a sum's label names a heading: "Summa kostnader insats" and "Kostnader insatser"."""
    own = [w for w in _stems(label) if not _SUM.match(w)]
    return bool(own) and own == _stems(heading)


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
        if _FLOW.match(label) and self._open:
            heading = self._open[0][0]
            is_named = names_alike(label, heading)
            self._open.clear()
            return heading if is_named else None
        if (is_sum_label(label) or is_bare_sum(label)) and self._open:
            is_of_all = _TOTAL.match(label.strip()) and sum(has for _, has in self._open) > 1
            if is_of_all:
                self._open.clear()
                return None
            if len(_stems(label)) <= 1 or any(
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
    own = {word for word in _stems(label) if not _SUM.match(word)}
    return bool(own & set(_stems(heading)))


def _stems(text: str) -> list[str]:
    told = _SHORT_SUM.sub("summa", text)
    return [word.casefold()[:_STEM] for word in _WORDS.findall(told)]

"""What each column of a grid holds: by its words, its figures and the document around it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from itertools import permutations
from typing import Final

from finsam_metrics.model.drafts import ColumnKind, Heading
from finsam_metrics.model.enums import Version
from finsam_metrics.tables.meaning.factors import find_factors
from finsam_metrics.words.amounts import parse_amount_sek
from finsam_metrics.words.column_headings import (
    heads_codes,
    heads_differences,
    heads_money,
    heads_percent,
    heads_prices,
    join_wrapped_words,
    parse_heading,
)
from finsam_metrics.words.counts import heads_counts, says_number
from finsam_metrics.words.periods import (
    Period,
    ends_on,
    find_period,
    is_of_part_of_year,
    is_of_year_before,
    is_opening_column,
    says_whole_year,
)
from finsam_metrics.words.sums import is_only_sum, is_rate_label
from finsam_metrics.words.units import find_unit
from finsam_metrics.words.versions import says_version, version_of_heading
from finsam_metrics.words.years import broken_year, years_over_column

_FEWEST_SHARES: Final = 3
_FEWEST_COUNTS: Final = 2
_MOST_COMPARED: Final = 8
_NEAR: Final = Decimal("1.01")
_NOTES: Final = range(1, 100)
_MOST_SHARES: Final = Decimal(1000)


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands around a grid and says something of all its columns.

    Attributes:
        version: What the table or the document holds; None where neither says.
        period: The days that the table or the document is of; None where neither says.
        year: The year that they name; None where neither names one.
    """

    version: Version | None
    period: Period | None
    year: int | None


def find_headings(
    heads: Sequence[Sequence[str]],
    cells: Sequence[Sequence[str | None]],
    percent: Sequence[bool],
    around: Around,
) -> list[Heading]:
    """Say what each column holds.

    Args:
        heads: The words over each column, the outermost first.
        cells: The figures of each column in the Swedish style; None where there is none.
        percent: Whether the figures of each column are printed with a sign for per cent.
        around: What the table and the document say.
    """
    found = [
        _heading(own, text, is_percent=signed, around=around)
        for own, text, signed in zip(heads, _texts(heads), percent, strict=True)
    ]
    amounts = [[_number(cell) for cell in own] for own in cells]
    for place in _codes_without_words(found, amounts):
        found[place] = replace(found[place], kind=ColumnKind.CODE, version=None)
    if (factors := find_factors(found, amounts)) is not None:
        kinds = (ColumnKind.COUNT, ColumnKind.PRICE)
        for place, kind in zip(factors, kinds, strict=True):
            found[place] = replace(found[place], kind=kind, version=None)
    for place in _shares_of_others(found, amounts):
        found[place] = replace(found[place], kind=ColumnKind.SHARE, version=None)
    if (total := _sum_of_counts(found)) is not None:
        found[total] = replace(found[total], kind=ColumnKind.COUNT, version=None)
    return list(told_apart(found))


def told_apart(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Number columns that say the same, so that each figure has a column of its own."""
    seen: Counter[str] = Counter()
    for heading in headings:
        seen[heading.text] += 1
        count = seen[heading.text]
        yield heading if count == 1 else replace(heading, text=f"{heading.text} ({count})".strip())


def _heading(heads: Sequence[str], text: str, *, is_percent: bool, around: Around) -> Heading:
    kind = ColumnKind.SHARE if is_percent else kind_of_column(heads)
    plain = parse_heading(text)
    version = plain.version if plain else version_of_heading(text) or _version_of_nearest(heads)
    years = [plain.year] if plain and plain.year else years_over_column(text)
    period = _period_of(text, version, years, around)
    is_part = period is not None and period.year is None and is_of_part_of_year(text)
    year = years[0] if len(years) == 1 and not is_part else None
    if year is None and period is not None and not years:
        year = period.year
    if year is None and not years and _is_of_whole_year(text, around):
        own = _year_around(around)
        year = None if own is None else own - is_of_year_before(text)
    is_inferred = year is not None and year not in years
    if kind is ColumnKind.MONEY and version is None:
        version, is_inferred = _version_around(around, year, years), True
    if is_opening_column(text):
        year, period = _end_of_year_before(year, period)
    return Heading(
        text=text,
        year=year,
        version=version if kind is ColumnKind.MONEY else None,
        kind=kind,
        unit=find_unit(text),
        period_from=None if period is None or is_opening_column(text) else period.first,
        period_to=None if period is None else period.last,
        is_of_grid=True,
        is_inferred=is_inferred,
    )


def _version_of_nearest(heads: Sequence[str]) -> Version | None:
    """What the words nearest to a column say, where those over several columns say more."""
    told = (version_of_heading(head) for head in reversed(heads))
    return next((version for version in told if version is not None), None)


def _is_of_whole_year(text: str, around: Around) -> bool:
    """Whether a column without a year is of the one that the document is of."""
    may_be = around.period is None and not is_of_part_of_year(text)
    return may_be or says_whole_year(text)


def _year_around(around: Around) -> int | None:
    """The year of a document; that which its period is a part of where it names none."""
    if around.year is not None or around.period is None or not around.period.is_part_of_year:
        return around.year
    return around.period.last.year


def _version_around(around: Around, year: int | None, years: Sequence[int]) -> Version | None:
    """What a bare year holds: in a budget, other years than its own are outcomes and plans."""
    if around.version is not Version.BUDGET or not years or None in (year, around.year):
        return around.version
    if year == around.year:
        return Version.BUDGET
    return Version.OUTCOME if years[0] < (around.year or 0) else Version.PLAN


def _end_of_year_before(
    year: int | None, period: Period | None
) -> tuple[int | None, Period | None]:
    """What an opening balance is of: it is the closing balance of the year before."""
    if period is not None:
        if period.first is None:
            return None, None
        day = period.first - timedelta(days=1)
        is_end = (day.month, day.day) == (12, 31)
        return day.year if is_end else None, Period(first=day, last=day)
    return None if year is None else year - 1, None


def _period_of(
    text: str, version: Version | None, years: Sequence[int], around: Around
) -> Period | None:
    own = find_period(text, None if around.year is None else around.year - is_of_year_before(text))
    if own is not None:
        return own
    if (day := ends_on(text)) is not None:
        return Period(first=day.replace(month=1, day=1), last=day)
    if around.period is None:
        return None
    if (first := broken_year(text)) is not None:
        return _broken(first, around.period)
    if years or not _is_of_document(text, version, around.period):
        return None
    return around.period.years_before(1) if is_of_year_before(text) else around.period


def _is_of_document(text: str, version: Version | None, period: Period) -> bool:
    """Whether a column may be of the days that its document is of.

    A report of a part of a year has forecasts and budgets beside, which may be of the whole of it.
    """
    may_be_part = version in (None, Version.OUTCOME) and not says_whole_year(text)
    return may_be_part or not period.is_part_of_year


def _broken(first: int, period: Period) -> Period | None:
    """A year of accounts that two calendar years share, with the days of the document's own."""
    if period.first is None or period.last.year != period.first.year + 1:
        return None
    return period.years_before(period.first.year - first)


def _texts(heads: Sequence[Sequence[str]]) -> Iterator[str]:
    """What stands over each column: as it is read, but that of a group of columns comes last."""
    for place, own in enumerate(heads):
        beside = [other for at, other in enumerate(heads) if abs(at - place) == 1]
        groups = 0
        while groups < len(own) - 1 and _heads_group(own[groups], groups, beside):
            groups += 1
        yield _joined([*own[groups:], *own[:groups]])


def _heads_group(head: str, level: int, beside: Sequence[Sequence[str]]) -> bool:
    """Whether words at a level head a group of columns, and not the words below them."""
    if says_version(head):
        return False
    is_shared = any(level < len(other) - 1 and other[level] == head for other in beside)
    is_period = says_whole_year(head) or is_of_part_of_year(head) or bool(years_over_column(head))
    return is_shared or is_period


def _joined(heads: Sequence[str]) -> str:
    return join_wrapped_words(" ".join(dict.fromkeys(heads)))


def kind_of_column(heads: Sequence[str]) -> ColumnKind:
    """Say what the words over a column tell of its figures, the outermost first."""
    text = _joined(heads)
    if heads and heads_codes(heads[-1]):
        return ColumnKind.CODE
    if heads_percent(text):
        return ColumnKind.SHARE
    if heads_prices(text):
        return ColumnKind.PRICE
    is_number = says_number(text) or not (says_version(text) or heads_money(text))
    if (heads_counts(text) and is_number) or is_rate_label(text):
        return ColumnKind.COUNT
    if heads_differences(text):
        return ColumnKind.DIFFERENCE
    return ColumnKind.MONEY


def _number(cell: str | None) -> Decimal | None:
    return None if cell is None else parse_amount_sek(cell, unit="kr")


def _sum_of_counts(headings: Sequence[Heading]) -> int | None:
    """The only column of money, where it is called a sum and the others all count something."""
    money = [place for place, one in enumerate(headings) if one.kind is ColumnKind.MONEY]
    others = [one for one in headings if one.kind is not ColumnKind.MONEY]
    are_counts = all(one.kind is ColumnKind.COUNT for one in others)
    is_sum = len(money) == 1 and is_only_sum(headings[money[0]].text)
    return money[0] if is_sum and are_counts and len(others) >= _FEWEST_COUNTS else None


def _shares_of_others(
    headings: Sequence[Heading], amounts: Sequence[Sequence[Decimal | None]]
) -> list[int]:
    """Columns without a sign for per cent that are what one column is of another."""
    shares = []
    money = [place for place, one in enumerate(headings) if one.kind is ColumnKind.MONEY]
    for place, own in enumerate(amounts):
        told = [number for number in own if number is not None]
        if headings[place].kind not in (ColumnKind.MONEY, ColumnKind.DIFFERENCE):
            continue
        if len(told) < _FEWEST_SHARES or max(map(abs, told)) > _MOST_SHARES:
            continue
        others = sorted((one for one in money if one != place), key=lambda one: abs(one - place))
        others = others[:_MOST_COMPARED]
        if any(_are_shares(own, amounts[a], amounts[b]) for a, b in permutations(others, 2)):
            shares.append(place)
    return shares


def _codes_without_words(
    headings: Sequence[Heading], amounts: Sequence[Sequence[Decimal | None]]
) -> list[int]:
    """Columns without a heading that hold small whole numbers on some rows, as notes do."""
    return [
        place
        for place, own in enumerate(amounts[:-1])
        if not headings[place].text
        and all(number is None or number in _NOTES for number in own)
        and sum(number is not None for number in own) * 2 <= len(own)
    ]


def _are_shares(
    own: Sequence[Decimal | None],
    part: Sequence[Decimal | None],
    whole: Sequence[Decimal | None],
) -> bool:
    """Whether most figures are a hundredth of the part of the whole, or of what is above it.

    Noughts bear out nothing.
    """
    rows = [
        (share, a, b)
        for share, a, b in zip(own, part, whole, strict=True)
        if share and a is not None and b
    ]
    if len(rows) < _FEWEST_SHARES:
        return False
    of_whole = sum(abs(100 * a / b - share) <= _NEAR for share, a, b in rows)
    of_change = sum(abs(100 * (a - b) / b - share) <= _NEAR for share, a, b in rows)
    return max(of_whole, of_change) * 3 >= len(rows) * 2

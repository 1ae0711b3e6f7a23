"""Which rows of a table a printed sum sums, and which kinds are printed with turned signs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from finsam_metrics.model.drafts import Heads, RowMeaning
from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement

Column = Sequence[Decimal | None]

HELD: Final = 4
NOT_HELD: Final = -5
_LEFT_OUT: Final = -18
_SUM_OF_NOTHING: Final = -6
_MOST_ROUNDING_UNITS: Final = 2
_TURNED_TOGETHER = {
    Kind.INCOME: (Kind.INCOME, Kind.RESULT),
    Kind.EQUITY: (Kind.EQUITY, Kind.LIABILITY, Kind.RESULT),
}


_NO_HEADS: Final[Heads] = {}
_WHOLES: Final = (Concept.TOTAL_COST, Concept.FRAME, Concept.TOTAL_ASSETS)


@dataclass(frozen=True, kw_only=True)
class TableRows:
    """A table's rows as amounts.

    Attributes:
        statement: Which account it is.
        meanings: What each row is.
        sections: Heading of each row's block.
        labels: Words of each row.
        amounts: Per row, one amount per column with the sign as printed; None where not stated.
        last_place_sek: What one in the last printed place is worth.
    """

    statement: Statement
    meanings: Sequence[RowMeaning]
    sections: Sequence[str | None]
    labels: Sequence[str]
    amounts: Sequence[Column]
    last_place_sek: Decimal = Decimal(1)

    def rounding_sek(self, part_count: int) -> Decimal:
        """What rounding row by row may make a sum of so many parts differ."""
        return min(Decimal(part_count + 1) / 2, Decimal(_MOST_ROUNDING_UNITS)) * self.last_place_sek


def turned_kinds(rows: TableRows) -> frozenset[Kind]:
    """Find the kinds that a table prints with the opposite sign.

    Income that is printed negative turns the result with it; costs that are printed negative
    turn alone; equity and liabilities that are printed negative turn together, and the result.
    One cell that disagrees with its kind turns nothing.
    """
    turned: set[Kind] = set()
    if rows.statement is Statement.CASH_FLOW:
        return frozenset()
    if rows.statement is Statement.BALANCE_SHEET:
        if _is_negative(rows, (Kind.EQUITY, Kind.LIABILITY)):
            turned.update(_TURNED_TOGETHER[Kind.EQUITY])
        return frozenset(turned)
    if _is_negative(rows, (Kind.INCOME,)):
        turned.update(_TURNED_TOGETHER[Kind.INCOME])
    if _is_negative(rows, (Kind.COST,)):
        turned.add(Kind.COST)
    return frozenset(turned)


def _is_negative(rows: TableRows, kinds: tuple[Kind, ...]) -> bool:
    """Whether most of what is not nought is negative."""
    amounts = [
        amount
        for meaning, row in zip(rows.meanings, rows.amounts, strict=True)
        if meaning.kind in kinds
        for amount in row
        if amount
    ]
    return sum(amount < 0 for amount in amounts) * 2 > len(amounts)


def find_parts(
    rows: TableRows, turned: frozenset[Kind], heads: Heads = _NO_HEADS
) -> dict[int, int]:
    """Find which sum each row is a part of, by their places.

    A sum takes the rows of its own block, or all that no sum has taken yet; where the words leave
    both open, the one that more columns agree with. A result takes all income and costs above it.

    Args:
        rows: The table's rows.
        turned: Kinds that are printed with the opposite sign.
        heads: Rows that carry the sum of rows below them, with those rows.

    Returns:
        Place of the sum by place of the part; rows that are part of none are left out.
    """
    part_of: dict[int, int] = {}
    waiting: list[int] = []
    for place in _sums_last(range(len(rows.meanings)), heads):
        meaning = rows.meanings[place]
        if meaning.is_apart:
            continue
        if meaning.row_kind is RowKind.SUM:
            own = heads.get(place) or _best(_candidates(rows, place, waiting), rows, place, turned)
            part_of.update(dict.fromkeys(own, place))
            waiting = [one for one in waiting if one not in own]
        waiting.append(place)
    return part_of


def _sums_last(places: Iterable[int], heads: Heads) -> list[int]:
    """Give the places with each head after the rows that it sums."""
    after: dict[int, list[int]] = {}
    for head, own in sorted(heads.items(), reverse=True):
        last = max(own)
        while last in heads:
            last = max(heads[last])
        after.setdefault(last, []).append(head)
    return [one for place in places if place not in heads for one in (place, *after.get(place, []))]


def _candidates(rows: TableRows, place: int, waiting: Sequence[int]) -> list[list[int]]:
    kind = rows.meanings[place].kind
    if not waiting:
        return [[]]
    if kind is Kind.RESULT:
        return _of_result(rows, waiting)
    if kind is Kind.EQUITY and rows.statement is not Statement.BALANCE_SHEET:
        return [_of_kinds(rows, waiting, (Kind.EQUITY, Kind.RESULT))]
    if rows.statement is Statement.CASH_FLOW:
        if rows.meanings[place].concept is Concept.CLOSING_CASH:
            return [list(waiting)]
        return [_of_kinds(rows, waiting, (Kind.CASH_FLOW, Kind.RESULT))]
    same = [one for one in waiting if _may_be_part(rows, one, place)]
    tails = [same[start:] for start in range(len(same))]
    block = [
        one
        for one in same
        if rows.sections[one] == rows.sections[place] and rows.sections[place] is not None
    ]
    since_sum = _since_last_sum(rows, same)
    if not block and not since_sum and _names_section(rows, place):
        return [same] if rows.meanings[place].concept in _WHOLES and same else [[], same]
    first = [one for one in (block, since_sum, same) if one]
    if rows.meanings[place].concept in _WHOLES:
        first.reverse()
    return [*first, *tails] or [[]]


def _of_result(rows: TableRows, waiting: Sequence[int]) -> list[list[int]]:
    """All income and costs; a result whose income or costs stand elsewhere may have no parts.

    Rows between the sums and the result may only tell what some of those above make.
    """
    own = _of_kinds(rows, waiting, (Kind.INCOME, Kind.COST, Kind.RESULT))
    sums = [one for one in own if rows.meanings[one].row_kind is RowKind.SUM]
    found = [own, sums] if sums != own and _is_whole(rows, sums) else [own]
    return found if _is_whole(rows, own) else [*found, []]


def _is_whole(rows: TableRows, places: Sequence[int]) -> bool:
    kinds = {rows.meanings[one].kind for one in places}
    return Kind.RESULT in kinds or {Kind.INCOME, Kind.COST} <= kinds


def _of_kinds(rows: TableRows, waiting: Sequence[int], kinds: tuple[Kind, ...]) -> list[int]:
    return [one for one in waiting if rows.meanings[one].kind in kinds]


def _may_be_part(rows: TableRows, part: int, total: int) -> bool:
    own, other = rows.meanings[total].kind, rows.meanings[part].kind
    if own is Kind.INCOME:
        return other is Kind.INCOME
    if own is Kind.ASSET:
        return other is Kind.ASSET
    if own in (Kind.EQUITY, Kind.LIABILITY):
        return other in (Kind.EQUITY, Kind.LIABILITY, Kind.RESULT)
    if other is Kind.INCOME:
        return rows.sections[part] is not None and rows.sections[part] == rows.sections[total]
    return other is Kind.COST


def _names_section(rows: TableRows, place: int) -> bool:
    """Whether a sum's words are those of its block, which then may be empty."""
    section = rows.sections[place]
    return section is not None and section.casefold() in rows.labels[place].casefold()


def _since_last_sum(rows: TableRows, waiting: Sequence[int]) -> list[int]:
    found: list[int] = []
    for one in reversed(waiting):
        if rows.meanings[one].row_kind is RowKind.SUM:
            break
        found.insert(0, one)
    return found


def _best(
    candidates: list[list[int]], rows: TableRows, place: int, turned: frozenset[Kind]
) -> list[int]:
    """The first of those that most columns agree with."""
    return max(candidates, key=lambda own: sum(_marks(rows, own, place, turned)))


def score_parts(rows: TableRows, part_of: Mapping[int, int], turned: frozenset[Kind]) -> int:
    """Say how well the amounts agree with which rows sums are said to sum.

    A row above a sum of its kind that is part of none speaks against it, and a sum of nothing.
    """
    marks = sum_marks(rows, part_of, turned)
    last = {rows.meanings[place].kind: place for place in sorted(marks)}
    left_out = sum(
        meaning.row_kind is RowKind.ITEM
        and not meaning.is_apart
        and place not in part_of
        and place < last.get(meaning.kind, 0)
        for place, meaning in enumerate(rows.meanings)
    )
    empty = sum(
        meaning.row_kind is RowKind.SUM and place not in marks
        for place, meaning in enumerate(rows.meanings)
    )
    held = sum(mark for own in marks.values() for mark in own)
    return held + _LEFT_OUT * left_out + _SUM_OF_NOTHING * empty


def sum_marks(
    rows: TableRows, part_of: Mapping[int, int], turned: frozenset[Kind]
) -> dict[int, list[int]]:
    """Give what the columns of every sum weigh, by the place of the sum."""
    own: dict[int, list[int]] = {}
    for part, total in part_of.items():
        own.setdefault(total, []).append(part)
    return {total: _marks(rows, parts, total, turned) for total, parts in own.items()}


def _marks(rows: TableRows, own: Sequence[int], place: int, turned: frozenset[Kind]) -> list[int]:
    """What the columns of a sum weigh; those with the same amounts count once."""
    columns = {
        (stated, tuple(rows.amounts[one][column] for one in own))
        for column, stated in enumerate(rows.amounts[place])
    }
    signs = [sign_as_printed(rows, place, one, turned) for one in own]
    rounding = rows.rounding_sek(len(own))
    return [mark_sum(stated, parts, signs, rounding) for stated, parts in columns]


def mark_sum(stated: Decimal | None, parts: Column, signs: Sequence[int], rounding: Decimal) -> int:
    """Weigh one column of a sum: held, not held, or nought where that cannot be tried."""
    told = [sign * part for sign, part in zip(signs, parts, strict=True) if part is not None]
    if stated is None or not told or not (stated or any(told)):
        return 0
    difference = abs(stated - sum(told))
    if difference == 0:
        return HELD
    return 0 if difference <= rounding else NOT_HELD


def sign_as_printed(rows: TableRows, total: int, part: int, turned: frozenset[Kind]) -> int:
    """Give the sign that a part has in its sum, between amounts as they are printed."""
    own, other = rows.meanings[total].kind, rows.meanings[part].kind
    is_turned = (own in turned) != (other in turned)
    return -_sign(own, other) if is_turned else _sign(own, other)


def _sign(total: Kind, part: Kind) -> int:
    opposite: Mapping[Kind, tuple[Kind, ...]] = {
        Kind.COST: (Kind.INCOME,),
        Kind.INCOME: (Kind.COST,),
        Kind.RESULT: (Kind.COST,),
    }
    return -1 if part in opposite.get(total, ()) else 1

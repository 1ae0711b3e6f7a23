"""Which rows of a table a printed sum sums, and which kinds are printed with turned signs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from finsam_metrics.model.drafts import RowMeaning
from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement

Column = Sequence[Decimal | None]

_DISAGREES = 2
_TURNED_TOGETHER = {
    Kind.INCOME: (Kind.INCOME, Kind.RESULT),
    Kind.EQUITY: (Kind.EQUITY, Kind.LIABILITY, Kind.RESULT),
}


@dataclass(frozen=True, kw_only=True)
class TableRows:
    """A table's rows as amounts.

    Attributes:
        statement: Which account it is.
        meanings: What each row is.
        sections: Heading of each row's block.
        labels: Words of each row.
        amounts: Per row, one amount per column with the sign as printed; None where not stated.
    """

    statement: Statement
    meanings: Sequence[RowMeaning]
    sections: Sequence[str | None]
    labels: Sequence[str]
    amounts: Sequence[Column]


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


def find_parts(rows: TableRows, turned: frozenset[Kind]) -> dict[int, int]:
    """Find which sum each row is a part of, by their places.

    A sum takes the rows of its own block, or all that no sum has taken yet; where the words leave
    both open, the one that more columns agree with. A result takes all income and costs above it.

    Returns:
        Place of the sum by place of the part; rows that are part of none are left out.
    """
    part_of: dict[int, int] = {}
    waiting: list[int] = []
    for place, meaning in enumerate(rows.meanings):
        if meaning.is_detail:
            continue
        if meaning.row_kind is RowKind.SUM:
            own = _best(_candidates(rows, place, waiting), rows, place, turned)
            part_of.update(dict.fromkeys(own, place))
            waiting = [one for one in waiting if one not in own]
        waiting.append(place)
    return part_of


def _candidates(rows: TableRows, place: int, waiting: Sequence[int]) -> list[list[int]]:
    kind = rows.meanings[place].kind
    if not waiting:
        return [[]]
    if kind is Kind.RESULT:
        return [_of_kinds(rows, waiting, (Kind.INCOME, Kind.COST, Kind.RESULT))]
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
        return [[]]
    first = [one for one in (block, since_sum, same) if one]
    if rows.meanings[place].concept in (Concept.TOTAL_COST, Concept.FRAME, Concept.TOTAL_ASSETS):
        first.reverse()
    return [*first, *tails] or [[]]


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
    return max(
        candidates,
        key=lambda own: (_agreement(rows, own, place, turned), -candidates.index(own)),
    )


def _agreement(rows: TableRows, own: Sequence[int], place: int, turned: frozenset[Kind]) -> int:
    """Columns that agree, less twice those that do not; nought where none can be tried."""
    found = 0
    for column, stated in enumerate(rows.amounts[place]):
        parts = [(one, amount) for one in own if (amount := rows.amounts[one][column]) is not None]
        if stated is None or not parts:
            continue
        total = _comparable(rows.meanings[place].kind, stated, turned)
        made = sum(
            _sign(rows.meanings[place].kind, rows.meanings[one].kind)
            * _comparable(rows.meanings[one].kind, amount, turned)
            for one, amount in parts
        )
        found += 1 if total == made else -_DISAGREES
    return found


def sign_as_printed(rows: TableRows, total: int, part: int, turned: frozenset[Kind]) -> int:
    """Give the sign that a part has in its sum, between amounts as they are printed."""
    own, other = rows.meanings[total].kind, rows.meanings[part].kind
    is_turned = (own in turned) != (other in turned)
    return -_sign(own, other) if is_turned else _sign(own, other)


def _comparable(kind: Kind, amount: Decimal, turned: frozenset[Kind]) -> Decimal:
    return -amount if kind in turned else amount


def _sign(total: Kind, part: Kind) -> int:
    opposite: Mapping[Kind, tuple[Kind, ...]] = {
        Kind.COST: (Kind.INCOME,),
        Kind.INCOME: (Kind.COST,),
        Kind.RESULT: (Kind.COST,),
    }
    return -1 if part in opposite.get(total, ()) else 1

"""The equations that the printed figures of a plan should satisfy."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement, Version
from finsam_metrics.model.records import PROSE_TABLE, BudgetLine, SumCheck
from finsam_metrics.words.amounts import last_place_sek

Amounts = Mapping[str, Decimal]

_OPPOSITE = {
    (Kind.COST, Kind.INCOME),
    (Kind.INCOME, Kind.COST),
    (Kind.RESULT, Kind.COST),
}
_OPENING_OF = {
    Concept.OPENING_CASH: Concept.CLOSING_CASH,
    Concept.OPENING_EQUITY: Concept.CLOSING_EQUITY,
}
_STATEMENTS = list(Statement)
_VERSIONS = list(Version)
_MOST_ROUNDING_UNITS = 2


@dataclass(frozen=True, kw_only=True)
class Equation:
    """A printed total and the figures that should make it.

    Attributes:
        equation: subtotal, total, result, roll_forward, balance or cross.
        total: Figure id of the printed total, or of the figure that is compared.
        parts: Figure id and sign of each part, or how many times a price is counted.
        tolerance_sek: Difference within which the figures agree: half the last place of the
            coarser one where two statements print in different units, else 0.
        rounding_sek: Difference that rounding row by row can explain.
    """

    equation: str
    total: str
    parts: tuple[tuple[str, int], ...]
    tolerance_sek: Decimal
    rounding_sek: Decimal

    @property
    def figures(self) -> tuple[str, ...]:
        """The total and the parts."""
        return (self.total, *(part for part, _ in self.parts))

    @property
    def is_product(self) -> bool:
        """Whether it is a price counted so many times."""
        return any(abs(sign) > 1 for _, sign in self.parts)

    def computed_sek(self, amounts: Amounts) -> Decimal:
        """What the parts make, in kronor."""
        return sum((sign * amounts[part] for part, sign in self.parts), Decimal(0))

    def difference_sek(self, amounts: Amounts) -> Decimal:
        """Stated minus computed, in kronor."""
        return amounts[self.total] - self.computed_sek(amounts)

    def holds(self, amounts: Amounts) -> bool:
        """Whether stated and computed agree."""
        return abs(self.difference_sek(amounts)) <= self.tolerance_sek


def amounts_of(lines: Iterable[BudgetLine]) -> dict[str, Decimal]:
    """Give the comparable amount of every figure, in kronor."""
    return {line.figure_id: line.amount_sek for line in lines}


def find_equations(lines: tuple[BudgetLine, ...]) -> list[Equation]:
    """Give the equations of a plan, sums first.

    A sum whose parts are not stated in its column gives none: what cannot be tried is not
    the same as what holds.
    """
    return [
        *_sums(lines),
        *_balances(lines),
        *_cross(lines),
        *_income_in_words(lines),
        *_years(lines),
    ]


def check_sums(equations: list[Equation], amounts: Amounts) -> list[SumCheck]:
    """Try every equation; one record per equation, in the order given."""
    return [
        SumCheck(
            check_id=_check_id(equation),
            equation=equation.equation,
            figure_id=equation.total,
            parts=tuple(part for part, _ in equation.parts),
            stated_sek=amounts[equation.total],
            computed_sek=equation.computed_sek(amounts),
            holds=equation.holds(amounts),
        )
        for equation in equations
    ]


def _check_id(equation: Equation) -> str:
    other = f"-{equation.parts[0][0]}" if equation.equation in ("balance", "cross") else ""
    return f"{equation.total}-{equation.equation}{other}"


def _sums(lines: tuple[BudgetLine, ...]) -> Iterator[Equation]:
    parts: dict[tuple[object, ...], list[BudgetLine]] = {}
    for line in lines:
        if line.part_of is not None:
            parts.setdefault((*_column(line), line.part_of), []).append(line)
    for line in lines:
        own = parts.get((*_column(line), line.row_number), [])
        if line.row_kind is RowKind.SUM and own:
            units = min(Decimal(len(own) + 1) / 2, Decimal(_MOST_ROUNDING_UNITS))
            yield Equation(
                equation=_sum_name(line, own),
                total=line.figure_id,
                parts=tuple((part.figure_id, _sign(line, part)) for part in own),
                tolerance_sek=Decimal(0),
                rounding_sek=units * _finest_place_sek(line, *own),
            )


def _finest_place_sek(*lines: BudgetLine) -> Decimal:
    """The last place that a column prints; a spreadsheet leaves out noughts at the end."""
    return min(last_place_sek(line.printed_text, line.unit) for line in lines)


def _column(line: BudgetLine) -> tuple[object, ...]:
    return (line.statement, line.table_text, line.column_text, line.year, line.version)


def _sign(total: BudgetLine, part: BudgetLine) -> int:
    return -1 if (total.kind, part.kind) in _OPPOSITE else 1


def _sum_name(total: BudgetLine, parts: list[BudgetLine]) -> str:
    if total.kind is Kind.RESULT:
        return "result"
    if total.kind is Kind.ASSET and any(part.kind is Kind.CASH_FLOW for part in parts):
        return "roll_forward"
    return "total" if any(part.row_kind is RowKind.SUM for part in parts) else "subtotal"


def _balances(lines: tuple[BudgetLine, ...]) -> Iterator[Equation]:
    assets = [line for line in lines if line.concept is Concept.TOTAL_ASSETS]
    others = {
        _column(line): line
        for line in lines
        if line.concept is Concept.TOTAL_EQUITY_AND_LIABILITIES
    }
    for line in assets:
        if other := others.get(_column(line)):
            yield _agreement("balance", line, other)


def _cross(lines: tuple[BudgetLine, ...]) -> Iterator[Equation]:
    """The same named total in several places: each is compared with the first.

    Two rows or tables of one statement that agree nowhere state different things by the same name,
    as cash and the liquid means of a cash flow do where they differ in every year.
    """

    def key(line: BudgetLine) -> tuple[str, int, int]:
        return (str(line.concept), line.year or 0, _place_of_version(line))

    named = [
        line for line in lines if line.concept and line.year is not None and not line.is_approximate
    ]
    pairs: list[tuple[BudgetLine, BudgetLine]] = []
    for _, same in groupby(sorted(named, key=key), key=key):
        first, *rest = sorted(
            same,
            key=lambda line: (_STATEMENTS.index(line.statement), line.table_text == PROSE_TABLE),
        )
        pairs += [(line, first) for line in rest if not _are_on_one_row(line, first)]
    equations = {pair: _agreement("cross", *pair) for pair in pairs}
    amounts = amounts_of(lines)
    agreeing = {
        _places_of(*pair) for pair, equation in equations.items() if equation.holds(amounts)
    }
    compared = Counter(_places_of(*pair) for pair in pairs)
    for pair, equation in equations.items():
        places = _places_of(*pair)
        must_agree = _must_agree(*pair) and (compared[places] == 1 or not _are_of_tables(*pair))
        if places in agreeing or must_agree:
            yield equation


def _income_in_words(lines: tuple[BudgetLine, ...]) -> Iterator[Equation]:
    """All income, as words state it, is what the members give in a table that has no other."""

    def column(line: BudgetLine) -> tuple[int | None, Version | None]:
        return line.year, line.version

    exact = [one for one in lines if one.year is not None and not one.is_approximate]
    in_tables = [one for one in exact if one.table_text != PROSE_TABLE]
    told = {column(one) for one in in_tables if one.concept is Concept.TOTAL_INCOME}
    frames = {
        column(one): one
        for one in in_tables
        if one.concept is Concept.FRAME and one.statement is Statement.BUDGET
    }
    for line in exact:
        if line.concept is Concept.TOTAL_INCOME and line.table_text == PROSE_TABLE:
            frame = frames.get(column(line))
            if frame is not None and column(line) not in told:
                yield _agreement("cross", line, frame)


def _place_of_version(line: BudgetLine) -> int:
    return len(_VERSIONS) if line.version is None else _VERSIONS.index(line.version)


def _must_agree(line: BudgetLine, other: BudgetLine) -> bool:
    """Whether two places state the same thing: different statements, or words and a table."""
    return line.statement is not other.statement or PROSE_TABLE in (
        line.table_text,
        other.table_text,
    )


def _are_of_tables(line: BudgetLine, other: BudgetLine) -> bool:
    return PROSE_TABLE not in (line.table_text, other.table_text)


def _are_on_one_row(line: BudgetLine, other: BudgetLine) -> bool:
    """Whether two columns of one row say it, which then are of different things."""
    return (line.statement, line.table_text, line.row_number) == (
        other.statement,
        other.table_text,
        other.row_number,
    ) and line.table_text != PROSE_TABLE


def _places_of(line: BudgetLine, other: BudgetLine) -> tuple[object, ...]:
    """The two tables, or the two rows of one table."""
    places = [(one.statement, one.table_text) for one in (line, other)]
    if places[0] != places[1]:
        return tuple(places)
    return (*places, line.row_number, other.row_number)


def _years(lines: tuple[BudgetLine, ...]) -> Iterator[Equation]:
    """This year's opening is last year's closing, within one statement."""
    closings: dict[tuple[object, ...], BudgetLine] = {}
    exact = [line for line in lines if not line.is_approximate]
    for line in sorted(exact, key=lambda line: -_place_of_version(line)):
        if line.concept in _OPENING_OF.values() and line.year is not None:
            closings[line.statement, line.concept, line.year] = line
    for line in exact:
        if line.concept in _OPENING_OF and line.year is not None:
            closing = closings.get((line.statement, _OPENING_OF[line.concept], line.year - 1))
            if closing:
                yield _agreement("cross", line, closing)


def _agreement(equation: str, line: BudgetLine, other: BudgetLine) -> Equation:
    places = [last_place_sek(one.printed_text, one.unit) for one in (line, other)]
    same_place = places[0] == places[1]
    return Equation(
        equation=equation,
        total=line.figure_id,
        parts=((other.figure_id, 1),),
        tolerance_sek=Decimal(0) if same_place else max(places) / 2,
        rounding_sek=max(places) / 2,
    )

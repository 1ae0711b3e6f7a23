"""A filled row of a sheet as a record of its table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from finsam_metrics.documents.by_hand.cells import Filled, printed
from finsam_metrics.model import records
from finsam_metrics.model.enums import Basis, Concept, Kind, RowKind, Statement, Version
from finsam_metrics.model.slugs import make_slug
from finsam_metrics.words.units import KRONOR_PER_UNIT

_ORE: Final = Decimal("0.01")
_MOST_SEK: Final = 10**12
_PER_CENT: Final = 100


@dataclass(frozen=True, kw_only=True)
class FilledRow:
    """A row that something stands in.

    Attributes:
        number: Of the sheet.
        values: What its cells say, by field; None where nothing stands.
        filled: What stands in its cells, by field.
    """

    number: int
    values: Mapping[str, Any]
    filled: Mapping[str, Filled]


class RowError(ValueError):
    """A row whose cells are well and do not go together.

    Attributes:
        heading: Of the column; None where it is of the whole row.
        message: What is wrong, in Swedish.
    """

    def __init__(self, heading: str | None, message: str) -> None:
        self.heading = heading
        self.message = message
        super().__init__(message)


def _sek(row: FilledRow, name: str, heading: str) -> Decimal | None:
    """An amount in kronor, by the unit of its row."""
    amount, unit = row.values[name], row.values["unit"]
    if amount is None:
        return None
    if unit is None:
        raise RowError("Enhet", "Välj den enhet som beloppet står i.")
    kronor = Decimal(amount) * KRONOR_PER_UNIT[unit]
    if abs(kronor) >= _MOST_SEK or kronor != kronor.quantize(_ORE):
        raise RowError(heading, f"”{printed(row.filled[name])}” är inget belopp i hela ören.")
    return kronor.quantize(_ORE)


def _printed(row: FilledRow, name: str) -> str | None:
    return None if name not in row.filled else printed(row.filled[name])


def _budget_line(row: FilledRow, rows: Sequence[FilledRow]) -> records.BudgetLine:
    values = row.values
    amount = _sek(row, "amount_sek", "Belopp") or Decimal("0.00")
    whole = values["part_of"]
    if whole is not None and not any(_is_sum(one, row, whole) for one in rows):
        message = f"Ingen annan rad i samma tabell är en summa och har nr {whole}."
        raise RowError("Ingår i summan med nr", message)
    concept = values["concept"]
    figure_id = f"r{row.number}-{values['year'] or ''}-{values['version']}"
    return records.BudgetLine(
        figure_id=figure_id,
        statement=Statement(values["statement"]),
        table_text=values["table_text"],
        section_text=values["section_text"],
        row_number=values["row_number"],
        line_text=values["line_text"],
        row_kind=RowKind(values["row_kind"]),
        kind=Kind(values["kind"]),
        category_id=values["category_id"],
        is_judgement=values["judgement_text"] is not None,
        judgement_text=values["judgement_text"],
        part_of=whole,
        concept=None if concept is None else Concept(concept),
        year=values["year"],
        version=Version(values["version"]),
        column_text=values["column_text"],
        printed_text=printed(row.filled["amount_sek"]),
        unit=values["unit"],
        printed_amount_sek=amount,
        amount_sek=amount,
        is_approximate=values["is_approximate"] is not None,
        basis=Basis.PRINTED,
        page=values["page"],
        line=row.number,
    )


def _is_sum(one: FilledRow, part: FilledRow, number: int) -> bool:
    """Whether a row is the sum with the number in the table of another."""
    same = ("statement", "table_text")
    return (
        one is not part
        and one.values["row_number"] == number
        and one.values["row_kind"] == RowKind.SUM
        and all(one.values[name] == part.values[name] for name in same)
    )


def _priority_group(row: FilledRow, _: Sequence[FilledRow]) -> records.PriorityGroup:
    is_judgement = row.values["judgement_text"] is not None
    return records.PriorityGroup(**row.values, is_judgement=is_judgement, line=row.number)


def _training(row: FilledRow, _: Sequence[FilledRow]) -> records.Training:
    slug = make_slug(row.values["title"]) or "utbildning"
    cost = _sek(row, "cost_sek", "Kostnad")
    return records.Training(
        **{
            **row.values,
            "cost_sek": cost,
            "unit": None if cost is None else row.values["unit"],
        },
        training_id=f"{slug}-{row.number}",
        printed_text=_printed(row, "cost_sek"),
        is_judgement=False,
        line=row.number,
    )


def _initiative(row: FilledRow, _: Sequence[FilledRow]) -> records.Initiative:
    amount = _sek(row, "amount_sek", "Belopp")
    return records.Initiative(
        **{
            **row.values,
            "amount_sek": amount,
            "unit": None if amount is None else row.values["unit"],
        },
        printed_text=_printed(row, "amount_sek"),
        is_judgement=False,
        line=row.number,
        detail_line=None,
    )


def _staffing(row: FilledRow, _: Sequence[FilledRow]) -> records.Staffing:
    return records.Staffing(**row.values, line=row.number)


def _meeting(row: FilledRow, _: Sequence[FilledRow]) -> records.Meeting:
    return records.Meeting(**row.values, line=row.number)


def _goal(row: FilledRow, _: Sequence[FilledRow]) -> records.Goal:
    value, unit = row.values["target_value"], row.values["target_unit"]
    stated = [name for name in _TARGET if row.values[name] is not None]
    if stated and len(stated) < len(_TARGET):
        missing = next(name for name in _TARGET if name not in stated)
        message = "Fyll i både talet, hur det är menat och vad som räknas."
        raise RowError(_TARGET[missing], message)
    if unit == "equity_share_of_contributions":
        value = value / _PER_CENT
    return records.Goal(
        **{**row.values, "target_value": value},
        printed_text=_printed(row, "target_value"),
        line=row.number,
    )


def _declaration(row: FilledRow, _: Sequence[FilledRow]) -> records.Declaration:
    return records.Declaration(**row.values, line=row.number)


_TARGET: Final = {
    "target_operator": "Talet är",
    "target_value": "Tal",
    "target_unit": "Vad som räknas",
}
_Maker = Callable[[FilledRow, Sequence[FilledRow]], Any]
MAKERS: Final[Mapping[str, tuple[_Maker, tuple[str, ...]]]] = {
    "budget_line": (
        _budget_line,
        ("statement", "table_text", "row_number", "year", "version"),
    ),
    "priority_group": (_priority_group, ("group_text", "group_id", "context")),
    "training": (_training, ("title", "when_text", "start_date")),
    "initiative": (_initiative, ("name",)),
    "staffing": (_staffing, ("role",)),
    "meeting": (_meeting, ("body", "date")),
    "goal": (_goal, ("goal_summary",)),
    "declaration": (_declaration, ("declaration_type", "declaration_summary")),
}
"""What makes the records of each table, and the fields that tell two of them apart."""

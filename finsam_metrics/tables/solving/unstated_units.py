"""The unit of a table that states none, where another table states the same figures."""

from collections.abc import Iterable, Mapping, Set
from decimal import Decimal
from typing import Final

from finsam_metrics.model.records import BudgetLine
from finsam_metrics.words.units import KRONOR_PER_UNIT

_NEAR: Final = Decimal("0.1")


def prove_units(
    lines: Iterable[BudgetLine], table_of: Mapping[str, int], without_unit: Set[int]
) -> dict[int, str]:
    """Find the unit in which named totals, or the same words, agree with what other tables state.

    Args:
        lines: The figures, those of tables without a unit read as kronor.
        table_of: The table of every figure.
        without_unit: Tables that state no unit.

    Returns:
        The unit by table. A table that shares nothing with another, or whose figures ask for
        different units, is not in it; words that two tables use of different amounts ask for none.
    """
    named: dict[object, list[BudgetLine]] = {}
    for line in lines:
        if line.year is None or not line.amount_sek:
            continue
        if line.concept is not None:
            named.setdefault((line.concept, line.year, line.version), []).append(line)
        if line.line_text:
            words = line.line_text.casefold()
            named.setdefault((words, line.year), []).append(line)
    asked: dict[int, set[str | None]] = {}
    for same in named.values():
        stated = [line for line in same if table_of[line.figure_id] not in without_unit]
        for line in same:
            table = table_of[line.figure_id]
            if table in without_unit and stated:
                unit = _unit_between(line, stated[0])
                if unit is not None or line.concept is not None:
                    asked.setdefault(table, set()).add(unit)
    return {
        table: unit
        for table, units in asked.items()
        if len(units) == 1 and (unit := next(iter(units))) is not None
    }


def _unit_between(line: BudgetLine, stated: BudgetLine) -> str | None:
    ratio = stated.amount_sek / line.amount_sek
    for unit, kronor in KRONOR_PER_UNIT.items():
        if abs(ratio / kronor - 1) < _NEAR:
            return unit
    return None

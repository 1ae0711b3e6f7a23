"""Findings about printed figures that contradict each other, with the repair that mends them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from finsam_metrics.checks.equations import Amounts, Equation
from finsam_metrics.checks.repairs import Repair, RepairSearch, find_repairs
from finsam_metrics.model.enums import Statement, Version
from finsam_metrics.model.records import BudgetLine, Finding, PlanPackage, Rule
from finsam_metrics.model.swedish_numbers import MINUS, format_list
from finsam_metrics.words.amounts import decimals_of, format_in_unit

_RULE_OF = {
    "subtotal": "sum-mismatch",
    "total": "sum-mismatch",
    "result": "sum-mismatch",
    "roll_forward": "roll-forward-mismatch",
    "balance": "balance-mismatch",
    "cross": "statements-disagree",
}
_ORDER = list(_RULE_OF)
SUM_RULES = ("sum-rounding", "opening-differs-from-closing", *dict.fromkeys(_RULE_OF.values()))
_STATEMENT_NAMES = {
    "budget": "budgeten",
    "income_statement": "resultaträkningen",
    "cash_flow": "kassaflödet",
    "balance_sheet": "balansräkningen",
    "funding": "finansieringen",
}
# A budget table holds other columns than the budget.
_COLUMN_NAMES = {
    Version.OUTCOME: "utfallet i budgettabellen",
    Version.FORECAST: "prognosen i budgettabellen",
    Version.PLAN: "planen i budgettabellen",
}


def find_sum_findings(
    package: PlanPackage, equations: list[Equation], amounts: Amounts, rules: Mapping[str, Rule]
) -> Iterator[Finding]:
    """Give one finding per fault: equations that one decided repair mends share a finding."""
    lines = {line.figure_id: line for line in package.budget_line}
    failing = [e for e in equations if not e.holds(amounts)]
    mended: list[Equation] = []
    for equation in sorted(failing, key=lambda e: _ORDER.index(e.equation)):
        if equation in mended:
            continue
        if _is_rounding(equation, amounts):
            search = RepairSearch(repairs=[], proofs=[])
        else:
            search = find_repairs(equation, equations, lines, amounts)
        if len(search.repairs) == 1:
            mended += search.repairs[0].mends
        yield _finding(equation, search, lines, amounts, rules)


def _finding(
    equation: Equation,
    search: RepairSearch,
    lines: Mapping[str, BudgetLine],
    amounts: Amounts,
    rules: Mapping[str, Rule],
) -> Finding:
    is_rounding = _is_rounding(equation, amounts)
    rule = rules["sum-rounding" if is_rounding else _rule_id(equation, lines)]
    decided = search.repairs[0] if len(search.repairs) == 1 else None
    shown = lines[decided.figure_id if decided else equation.total]
    doubted = tuple(dict.fromkeys(r.figure_id for r in search.repairs)) or equation.figures
    total = lines[equation.total]
    return Finding(
        finding_id=f"{equation.total}-{rule.rule_id}",
        rule_id=rule.rule_id,
        severity=rule.severity,
        statement=total.statement,
        section_text=shown.section_text,
        line_text=shown.line_text,
        year=total.year,
        title=_title(equation, decided, lines, is_rounding=is_rounding),
        message=_message(equation, lines, amounts),
        stated_text=total.line_text,
        stated_sek=amounts[equation.total],
        computed_sek=equation.computed_sek(amounts),
        suggestion=None if is_rounding else _suggestion(equation, search, lines, amounts),
        figures=tuple(dict.fromkeys((*doubted, *equation.figures))),
        page=shown.page,
        line=shown.line,
    )


def _is_rounding(equation: Equation, amounts: Amounts) -> bool:
    """Whether rounding row by row explains the difference, so that there is nothing to mend."""
    difference = equation.difference_sek(amounts)
    return equation.equation != "cross" and abs(difference) <= equation.rounding_sek


def _rule_id(equation: Equation, lines: Mapping[str, BudgetLine]) -> str:
    other = lines[equation.parts[0][0]]
    if equation.equation == "cross" and other.year != lines[equation.total].year:
        return "opening-differs-from-closing"
    return _RULE_OF[equation.equation]


def _title(
    equation: Equation,
    decided: Repair | None,
    lines: Mapping[str, BudgetLine],
    *,
    is_rounding: bool,
) -> str:
    total = lines[equation.total]
    year = f" {total.year}" if total.year else ""
    place = f"{_statement(total).capitalize()}{year}"
    if decided and decided.size == "sign":
        return f"{place}: {_label(lines[decided.figure_id])} har fel tecken"
    if decided and decided.size == "digit":
        return f"{place}: {_label(lines[decided.figure_id])} {_digit_fault(decided, lines)}"
    if is_rounding:
        return (
            f"{place}: {_label(total)} skiljer så lite från sina delar "
            "att avrundning kan förklara det"
        )
    if equation.equation == "balance":
        return f"{place}: tillgångarna är inte lika med eget kapital och skulder"
    if equation.equation == "cross":
        return f"{place}: {_label(total)} stämmer inte med {_where(lines, equation)}"
    if _is_across_columns(equation, lines):
        return f"{place}: {_cell(total)} stämmer inte med kolumnerna bredvid"
    return f"{place}: {_label(total)} är inte summan av sina delar"


def _digit_fault(decided: Repair, lines: Mapping[str, BudgetLine]) -> str:
    line = lines[decided.figure_id]
    printed, right = (
        sum(c.isdigit() for c in _shown(line, amount))
        for amount in (line.amount_sek, decided.amount_sek)
    )
    fault = (
        "har tappat en siffra"
        if printed < right
        else "har en siffra för mycket"
        if printed > right
        else "har en siffra fel"
    )
    return f"{fault}: {_shown(line, line.amount_sek)} ska vara {_shown(line, decided.amount_sek)}"


def _where(lines: Mapping[str, BudgetLine], equation: Equation) -> str:
    other, total = lines[equation.parts[0][0]], lines[equation.total]
    year = f" {other.year}" if other.year != total.year else ""
    return f"{_statement(other)}{year}"


def _message(equation: Equation, lines: Mapping[str, BudgetLine], amounts: Amounts) -> str:
    total = lines[equation.total]
    stated = f"{_shown(total, amounts[equation.total])} {total.unit}"
    computed = f"{_shown(total, equation.computed_sek(amounts))} {total.unit}"
    if equation.equation == "balance":
        return f"Tillgångarna är {stated}, men eget kapital och skulder är {computed}."
    if equation.equation == "cross":
        other = lines[equation.parts[0][0]]
        value = f"{_shown(other, amounts[other.figure_id])} {other.unit}"
        return (
            f"{_label(total)} är {stated}, men {_label(other)} i {_where(lines, equation)} "
            f"är {value}."
        )
    if _is_across_columns(equation, lines):
        return f"{_cell(total)} är {stated} i dokumentet, men kolumnerna bredvid ger {computed}."
    makes = "början och årets flöde" if equation.equation == "roll_forward" else "delarna"
    return f"{_label(total)} är {stated} i dokumentet, men {makes} ger {computed}."


def _suggestion(
    equation: Equation,
    search: RepairSearch,
    lines: Mapping[str, BudgetLine],
    amounts: Amounts,
) -> str | None:
    if not search.repairs:
        return None
    if len(search.repairs) == 1:
        return _decided(equation, search.repairs[0], lines, amounts)
    across = equation.equation == "cross"
    cells = _is_across_columns(equation, lines)
    choices = [
        _choice(repair, lines, amounts, across=across, cells=cells) for repair in search.repairs
    ]
    listed = f"{', om '.join(choices[:-1])} eller om {choices[-1]}"
    proved = [
        f"{_label(lines[figure_id])} styrks av {_named(lines[proof])}"
        for figure_id, proof in search.proofs
    ]
    known = f" {format_list(proved)}." if proved else ""
    return f"Det stämmer om {listed}. Inget i dokumentet avgör vilket.{known}"


def _named(line: BudgetLine) -> str:
    year = f" {line.year}" if line.year else ""
    return f"{_label(line)}{year} i {_statement(line)}"


def _decided(
    equation: Equation, repair: Repair, lines: Mapping[str, BudgetLine], amounts: Amounts
) -> str:
    line = lines[repair.figure_id]
    changed = {**amounts, **repair.changes}
    others = [one for one in repair.mends if one is not equation]
    held = [_proof(one, lines, changed) for one in (equation, *others)]
    left = ""
    if repair.left_sek:
        rest = _shown(lines[equation.total], abs(repair.left_sek))
        left = f" Kvar skiljer {rest} {lines[equation.total].unit}, som är avrundning."
    old, new = _shown(line, amounts[repair.figure_id]), _shown(line, repair.amount_sek)
    return f"Med {new} i stället för {old} stämmer {format_list(held)}.{left}"


def _proof(equation: Equation, lines: Mapping[str, BudgetLine], amounts: Amounts) -> str:
    total = lines[equation.total]
    if equation.equation == "cross":
        other = lines[equation.parts[0][0]]
        return f"{_where(lines, equation)}, {_shown(other, amounts[other.figure_id])}"
    if equation.equation == "balance":
        return "balansen"
    if equation.is_product:
        ((part, count),) = equation.parts
        made = f"{count} × {_shown(lines[part], amounts[part])}"
        return f"{_label(total)}, {_shown(total, amounts[total.figure_id])} ({made})"
    terms = [
        _shown(lines[part], sign * amounts[part]) for part, sign in equation.parts if amounts[part]
    ]
    made = " + ".join(terms).replace(f"+ {MINUS}", f"{MINUS} ")
    return f"{_label(total)}, {_shown(total, amounts[total.figure_id])} ({made})"


def _choice(
    repair: Repair,
    lines: Mapping[str, BudgetLine],
    amounts: Amounts,
    *,
    across: bool,
    cells: bool,
) -> str:
    line = lines[repair.figure_id]
    name = _named(line) if across else _cell(line) if cells else _label(line)
    return (
        f"{name} är {_shown(line, repair.amount_sek)} "
        f"i stället för {_shown(line, amounts[repair.figure_id])}"
    )


def _is_across_columns(equation: Equation, lines: Mapping[str, BudgetLine]) -> bool:
    """Whether a row's columns are compared with each other."""
    total = lines[equation.total]
    return equation.equation != "cross" and all(
        (line.table_text, line.row_number) == (total.table_text, total.row_number)
        for line in (lines[part] for part, _ in equation.parts)
    )


def _cell(line: BudgetLine) -> str:
    return f"{_label(line)} i kolumnen ”{line.column_text}”"


def _statement(line: BudgetLine) -> str:
    if line.statement is Statement.BUDGET and line.version in _COLUMN_NAMES:
        return _COLUMN_NAMES[line.version]
    return _STATEMENT_NAMES[line.statement]


def _label(line: BudgetLine) -> str:
    return f"”{line.line_text.strip('- ')}”"


def _shown(line: BudgetLine, amount: Decimal) -> str:
    return format_in_unit(amount, unit=line.unit, decimals=decimals_of(line.printed_text))

"""Do the rows of the data files agree with each other and with the vocabulary?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from finsam_metrics.model import records
from finsam_metrics.model.enums import RowKind, Statement
from finsam_metrics.model.errors import Fault
from finsam_metrics.model.organisation_numbers import (
    OrganisationNumberError,
    parse_organisation_number,
)
from finsam_metrics.store.tables import Row

_VOCABULARY_IDS = {
    "budget_category": ("budget_category", "category_id"),
    "common_group": ("common_group", "group_id"),
    "training_type": ("training_type", "training_type"),
    "goal_area": ("goal_area", "goal_area_id"),
    "association": ("association", "association_id"),
    "municipality": ("municipality", "municipality_code"),
}
_LEAST_PLANS = 2


def shared_faults(shared: dict[str, list[Row]]) -> Iterator[Fault]:
    """Find where the vocabulary and the reference tables are at odds with each other."""
    yield from _vocabulary_faults(shared)
    yield from _municipality_faults(shared)
    yield from _account_faults(shared)
    yield from _recipient_faults(shared)


def _vocabulary_faults(shared: dict[str, list[Row]]) -> Iterator[Fault]:
    """Find spellings that stand for a term that the vocabulary does not have."""
    ids = {
        name: {row[column] for row in shared[table]}
        for name, (table, column) in _VOCABULARY_IDS.items()
    }
    for number, row in enumerate(shared["spelling"], start=2):
        vocabulary = str(row["vocabulary"])
        if vocabulary in ids and row["target_id"] not in ids[vocabulary]:
            yield Fault(
                file="vocabulary/spelling.csv",
                row=number,
                column="target_id",
                found=repr(row["target_id"]),
                expected=f"expected an id that stands in {_VOCABULARY_IDS[vocabulary][0]}.csv",
            )


def _municipality_faults(shared: dict[str, list[Row]]) -> Iterator[Fault]:
    """Find members that bear another name than the municipality of their code."""
    names = {row["municipality_code"]: row["municipality_name"] for row in shared["municipality"]}
    for number, row in enumerate(shared["association_municipality"], start=2):
        name = names[row["municipality_code"]]
        if row["municipality_name"] != name:
            yield Fault(
                file="reference/association_municipality.csv",
                row=number,
                column="municipality_name",
                found=repr(row["municipality_name"]),
                expected=f"municipality.csv says {name!r} of code {row['municipality_code']}",
            )


def _account_faults(shared: dict[str, list[Row]]) -> Iterator[Fault]:
    """Find ranges of accounts that overlap or end before they begin, and kinds at odds."""
    kinds = {row["category_id"]: row["kind"] for row in shared["budget_category"]}
    taken: dict[Any, list[tuple[str, str, int]]] = {}
    for number, row in enumerate(shared["account_range"], start=2):
        first, last = str(row["from_account"]), str(row["to_account"])
        of_same = taken.setdefault(row["association_id"], [])
        faults: list[tuple[str, str, str]] = []
        if last < first:
            faults.append(("to_account", repr(last), f"expected {first} or higher"))
        for other_first, other_last, other in of_same:
            if first <= other_last and other_first <= last:
                found = f"{first}–{last} has accounts of row {other}"
                faults.append(("from_account", found, "let each account be in one range"))
        kind = kinds[row["category_id"]]
        if kind not in (None, row["kind"]):
            expected = f"category {row['category_id']} holds {kind}"
            faults.append(("kind", repr(str(row["kind"])), expected))
        if row["is_judgement"] and row["judgement_text"] is None:
            expected = "say in a few words why the category is a judgement"
            faults.append(("judgement_text", "nothing", expected))
        of_same.append((first, last, number))
        for column, found, expected in faults:
            yield Fault(
                file="reference/account_range.csv",
                row=number,
                column=column,
                found=found,
                expected=expected,
            )


def _recipient_faults(shared: dict[str, list[Row]]) -> Iterator[Fault]:
    """Find organisation numbers whose last digit does not check the others."""
    for number, row in enumerate(shared["invoice_recipient"], start=2):
        written = row["organisation_number"]
        if written is None:
            continue
        try:
            parse_organisation_number(str(written))
        except OrganisationNumberError:
            yield Fault(
                file="reference/invoice_recipient.csv",
                row=number,
                column="organisation_number",
                found=repr(written),
                expected="expected a last digit that fits the others; compare with an invoice",
            )


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What the vocabulary says of budget lines.

    Attributes:
        kinds: Kind of amount that each category holds; None where it holds any.
        spelled: The categories that a printed text stands for, by heading and text; a heading
            of None is any.
    """

    kinds: dict[Any, Any]
    spelled: dict[tuple[str | None, str], set[str]]


def budget_vocabulary(shared: dict[str, list[Row]]) -> Vocabulary:
    """Give what the shared tables say of budget lines."""
    return Vocabulary(
        kinds={row["category_id"]: row["kind"] for row in shared["budget_category"]},
        spelled=_spelled_categories(shared["spelling"]),
    )


def plan_faults(package: records.PlanPackage, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Find figures that stand twice, sums that are not there, and terms at odds with the words."""
    file = f"plans/{package.plan_id}/budget_line.csv"
    rows = {
        (line.statement, line.table_text, line.row_number): line for line in package.budget_line
    }
    first_row: dict[str, int] = {}
    for number, line in enumerate(package.budget_line, start=2):
        if line.figure_id in first_row:
            found = f"the same row, year and version as row {first_row[line.figure_id]}"
            expected = "take one of the two rows out, or mend row_number, year or version"
            yield Fault(file=file, row=number, column=None, found=found, expected=expected)
        first_row.setdefault(line.figure_id, number)
        for column, found, expected in _line_faults(line, rows, vocabulary):
            yield Fault(file=file, row=number, column=column, found=found, expected=expected)
    names = {line.line_text for line in package.budget_line} | {i.name for i in package.initiative}
    for number, group in enumerate(package.priority_group, start=2):
        if group.activity_text is not None and group.activity_text not in names:
            yield Fault(
                file=f"plans/{package.plan_id}/priority_group.csv",
                row=number,
                column="activity_text",
                found=repr(group.activity_text),
                expected="expected a line_text of budget_line.csv or a name of initiative.csv",
            )


def _line_faults(
    line: records.BudgetLine,
    rows: dict[tuple[Statement, str, int], records.BudgetLine],
    vocabulary: Vocabulary,
) -> Iterator[tuple[str, str, str]]:
    if line.part_of is not None:
        whole = rows.get((line.statement, line.table_text, line.part_of))
        if whole is None or whole.row_kind is not RowKind.SUM or _is_part_of_itself(line, rows):
            expected = (
                "expected the row_number of a row with row_kind sum in the same table,"
                " that is not itself a part of this row"
            )
            yield "part_of", repr(line.part_of), expected
    if line.row_kind is RowKind.ITEM and line.category_id == "subtotal":
        yield (
            "category_id",
            "'subtotal'",
            "an item has a category of its own; only a sum is subtotal",
        )
    kind = vocabulary.kinds[line.category_id]
    if line.statement in (Statement.BUDGET, Statement.INCOME_STATEMENT) and kind not in (
        None,
        line.kind,
    ):
        yield "kind", repr(str(line.kind)), f"category {line.category_id} holds {kind}"
    if line.is_judgement and line.judgement_text is None:
        yield "judgement_text", "nothing", "say in a few words why the category is a judgement"
    yield from _period_faults(line)
    spelled = vocabulary.spelled
    categories = spelled.get(
        (line.section_text, line.line_text), spelled.get((None, line.line_text), set())
    )
    if (
        line.row_kind is RowKind.ITEM
        and categories
        and line.category_id not in categories
        and not line.is_judgement
    ):
        expected = (
            f"vocabulary/spelling.csv says {', '.join(sorted(categories))} for {line.line_text!r};"
            " use that, or mark the row as a judgement and say why"
        )
        yield "category_id", repr(line.category_id), expected


def _period_faults(line: records.BudgetLine) -> Iterator[tuple[str, str, str]]:
    first, last = line.period_from, line.period_to
    if (first is None) != (last is None):
        column = "period_from" if first is None else "period_to"
        yield column, "nothing", "write the first and the last day of the period, or neither"
    elif first is not None and last is not None and last < first:
        yield "period_to", str(last), f"expected {first} or later"
    elif first is not None and line.year is not None:
        expected = "leave the year empty where the figure is of another period than a year"
        yield "year", str(line.year), expected


def _is_part_of_itself(
    line: records.BudgetLine, rows: dict[tuple[Statement, str, int], records.BudgetLine]
) -> bool:
    seen: set[int] = set()
    above = line.part_of
    while above is not None and above not in seen:
        seen.add(above)
        whole = rows.get((line.statement, line.table_text, above))
        above = None if whole is None else whole.part_of
    return line.row_number in seen


def _spelled_categories(spellings: list[Row]) -> dict[tuple[str | None, str], set[str]]:
    spelled: dict[tuple[str | None, str], set[str]] = {}
    for row in spellings:
        if row["vocabulary"] == "budget_category":
            section = None if row["section_text"] is None else str(row["section_text"])
            spelled.setdefault((section, str(row["printed_text"])), set()).add(
                str(row["target_id"])
            )
    return spelled


def document_faults(packages: list[records.PlanPackage]) -> Iterator[Fault]:
    """Find plans that name the same document and say different things about it."""
    first: dict[str, records.PlanPackage] = {}
    for package in packages:
        other = first.setdefault(package.document.document_id, package)
        if other.document != package.document:
            yield Fault(
                file=f"plans/{package.plan_id}/datapackage.json",
                row=None,
                column="document.document_id",
                found=f"{package.document.document_id!r} is another document in {other.plan_id}",
                expected="give every document an id of its own",
            )


def key_faults(
    packages: list[records.PlanPackage], shared: dict[str, list[Row]]
) -> Iterator[Fault]:
    """Find agreed keys whose document no plan has."""
    documents = {package.document.document_id for package in packages}
    for number, row in enumerate(shared["allocation_key"], start=2):
        if row["document_id"] not in documents:
            yield Fault(
                file="allocation_keys/allocation_key.csv",
                row=number,
                column="document_id",
                found=repr(row["document_id"]),
                expected=f"expected the document of a plan ({', '.join(sorted(documents))})",
            )


def recurring_faults(
    packages: list[records.PlanPackage], shared: dict[str, list[Row]]
) -> Iterator[Fault]:
    """Find entries of what recurs that no plan has as they say, or that tie nothing together."""
    types = {row["recurring_id"]: str(row["recurring_type"]) for row in shared["recurring"]}
    lines = {package.plan_id: _lines_by_key(package) for package in packages}
    first_row: dict[tuple[str, str, str], int] = {}
    for number, row in enumerate(shared["recurring_entry"], start=2):
        table = types[row["recurring_id"]]
        plan_id, key = str(row["plan_id"]), str(row["entry_key"])
        place = (table, plan_id, key)
        for column, found, expected in _entry_faults(row, table, lines):
            yield Fault(
                file="vocabulary/recurring_entry.csv",
                row=number,
                column=column,
                found=found,
                expected=expected,
            )
        if place in first_row:
            yield Fault(
                file="vocabulary/recurring_entry.csv",
                row=number,
                column="entry_key",
                found=f"the same {table} of the same plan as row {first_row[place]}",
                expected="give it one recurring_id",
            )
        first_row.setdefault(place, number)
    for number, row in enumerate(shared["recurring"], start=2):
        entries = [e for e in shared["recurring_entry"] if e["recurring_id"] == row["recurring_id"]]
        if len({entry["plan_id"] for entry in entries}) < _LEAST_PLANS:
            yield Fault(
                file="vocabulary/recurring.csv",
                row=number,
                column="recurring_id",
                found=repr(row["recurring_id"]),
                expected="expected entries of at least two plans in recurring_entry.csv",
            )


def _entry_faults(
    row: Row, table: str, lines: dict[str, dict[str, dict[str, int]]]
) -> Iterator[tuple[str, str, str]]:
    plan_id, key = str(row["plan_id"]), str(row["entry_key"])
    if plan_id not in lines:
        yield "plan_id", repr(plan_id), f"expected a plan ({', '.join(sorted(lines))})"
    elif key not in lines[plan_id][table]:
        column = "name" if table == "initiative" else "training_id"
        yield "entry_key", repr(key), f"expected a {column} of plans/{plan_id}/{table}.csv"
    elif row["line"] != lines[plan_id][table][key]:
        expected = (
            f"expected line {lines[plan_id][table][key]}, as in plans/{plan_id}/{table}.csv;"
            " look again whether it is the same"
        )
        yield "line", repr(str(row["line"])), expected


def _lines_by_key(package: records.PlanPackage) -> dict[str, dict[str, int]]:
    return {
        "initiative": {initiative.name: initiative.line for initiative in package.initiative},
        "training": {training.training_id: training.line for training in package.training},
    }


def comparison_faults(
    packages: list[records.PlanPackage], shared: dict[str, list[Row]]
) -> Iterator[Fault]:
    """Find notes on comparisons about a plan or a term that does not exist."""
    plans = {package.plan_id for package in packages}
    terms = {
        "area": {row["area_id"] for row in shared["budget_area"]},
        "category": {row["category_id"] for row in shared["budget_category"]},
    }
    for number, row in enumerate(shared["comparison_note"], start=2):
        level = str(row["level"])
        for column, known, where in (
            ("plan_id", plans, "a folder below plans"),
            ("term_id", terms[level], f"an id that stands in budget_{level}.csv"),
        ):
            if row[column] not in known:
                yield Fault(
                    file="vocabulary/comparison_note.csv",
                    row=number,
                    column=column,
                    found=repr(row[column]),
                    expected=f"expected {where}",
                )

"""Every fact of the plan packages stands where the package says that it stands."""

import csv
import difflib
import functools
import hashlib
import itertools
import json
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
DOCUMENTS = PROJECT.parent / "shared" / "documents"
PLANS = sorted(path.parent for path in (PROJECT / "data" / "plans").glob("*/datapackage.json"))
KEYS = PROJECT / "data" / "allocation_keys"

Row = dict[str, str]

pytestmark = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the plan documents are not beside the project"
)
each_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.name)


@functools.cache
def document_lines(plan: Path) -> list[str]:
    """Lines of the document whose checksum the package names; line 1 is at index 1."""
    sha256 = json.loads((plan / "datapackage.json").read_text("utf-8"))["document"]["sha256"]
    for path in sorted(DOCUMENTS.glob("*.txt")):
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() == sha256:
            return ["", *content.decode("utf-8").split("\n")]
    pytest.fail(f"{plan.name}: no document has the checksum {sha256}")


def package_rows(folder: Path, table: str) -> list[Row]:
    """Rows of one table; none where the package has no such table."""
    path = folder / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def all_rows(plan: Path) -> list[tuple[str, Row]]:
    """Every row of a package with the name of its table."""
    tables = sorted(path.stem for path in plan.glob("*.csv"))
    return [(table, row) for table in tables for row in package_rows(plan, table)]


def stated_line(plan: Path, row: Row, column: str = "line") -> str:
    """Text of the line that the row names; empty when the document has no such line."""
    lines = document_lines(plan)
    number = int(row[column])
    return lines[number] if number < len(lines) else ""


def misplaced(plan: Path, table: str, columns: tuple[str, ...]) -> list[str]:
    """Words of a table's rows that are not on the stated line, letter case set aside."""
    faults = []
    for row in package_rows(plan, table):
        text = stated_line(plan, row).casefold()
        faults += [
            f"{table}, line {row['line']}: {column} {words!r}"
            for column in columns
            for words in row[column].split("; ")
            if words.casefold() not in text
        ]
    return faults


def last_page_number(line: str) -> str:
    """Page number that ends a line of running text; empty when there is none."""
    found = re.search(r"(?:^|\s)(\d{1,2})\s*$", line)
    return found.group(1) if found else ""


def contents_spans(lines: list[str]) -> list[tuple[int, int, int]]:
    """First line, page and next heading's page of each section in a table of contents."""
    if "Innehållsförteckning" not in lines:
        return []
    start = lines.index("Innehållsförteckning") + 2
    end = lines.index("", start)
    entries = [re.split(r"[.\t]{2,}|\t", line) for line in lines[start:end]][1:]
    pages = [int(page) for _, page in entries]
    body = {line: number for number, line in enumerate(lines) if number > end and line}
    spans = []
    for (heading, _), page, next_page in zip(entries, pages, [*pages[1:], pages[-1]], strict=True):
        (printed,) = difflib.get_close_matches(heading, body, n=1, cutoff=0.9)
        spans.append((body[printed], page, next_page))
    return spans


@each_plan
def test_every_row_names_a_line_with_text(plan: Path) -> None:
    empty = [(table, row["line"]) for table, row in all_rows(plan) if not stated_line(plan, row)]

    assert empty == []


@each_plan
def test_label_and_figure_stand_on_the_stated_line(plan: Path) -> None:
    rows = package_rows(plan, "budget_line")
    lines = [stated_line(plan, row) for row in rows]
    faults = [
        f"line {row['line']}: {row[column]!r}"
        for row, line in zip(rows, lines, strict=True)
        for column in ("line_text", "printed_text")
        if row[column] not in line
    ]

    assert faults == []


@each_plan
def test_a_table_row_is_stated_whole_and_in_the_printed_order(plan: Path) -> None:
    rows = [row for row in package_rows(plan, "budget_line") if row["table_text"] != "(text)"]
    faults = []
    for _, group in itertools.groupby(
        rows, key=lambda row: (row["statement"], row["table_text"], row["row_number"])
    ):
        figures = list(group)
        line = stated_line(plan, figures[0])
        label = figures[0]["line_text"]
        printed = [row["printed_text"] for row in figures]
        if "\t" in line:
            holds = [cell for cell in line.split("\t") if cell] == [label, *printed]
        else:
            holds = f" {label} {' '.join(printed)} " in line
        if not holds:
            faults.append(f"line {figures[0]['line']}: {label!r} {printed}")

    assert faults == []


@each_plan
def test_table_section_and_column_headings_stand_in_the_document(plan: Path) -> None:
    text = "\n".join(document_lines(plan))
    headings = {
        heading
        for row in package_rows(plan, "budget_line")
        for heading in (row["table_text"], row["section_text"], *row["column_text"].split(" "))
        if heading != "(text)"
    }

    assert sorted(heading for heading in headings if heading not in text) == []


@each_plan
def test_group_words_stand_on_the_stated_line_as_printed(plan: Path) -> None:
    rows = package_rows(plan, "priority_group")
    faults = [
        f"line {row['line']}: {row['group_text']!r}"
        for row in rows
        if row["group_text"] not in stated_line(plan, row)
    ]

    assert faults == []


@each_plan
def test_stated_ages_stand_on_the_line_of_the_group(plan: Path) -> None:
    faults = [
        f"line {row['line']}: {row[column]}"
        for row in package_rows(plan, "priority_group")
        for column in ("age_from", "age_to")
        if row[column] not in row["group_text"]
    ]

    assert faults == []


@each_plan
def test_group_is_tied_to_an_activity_of_the_same_plan(plan: Path) -> None:
    names = {row["name"] for row in package_rows(plan, "initiative")}
    names |= {row["line_text"] for row in package_rows(plan, "budget_line")}
    tied = {row["activity_text"] for row in package_rows(plan, "priority_group")} - {""}

    assert tied - names == set()


@each_plan
def test_words_of_a_training_stand_on_the_stated_line(plan: Path) -> None:
    columns = ("when_text", "audience_text", "printed_text")

    assert misplaced(plan, "training", columns) == []


@each_plan
def test_a_training_has_the_printed_words_of_its_title_in_their_order(plan: Path) -> None:
    faults = [
        f"line {row['line']}: {row['title']!r}"
        for row in package_rows(plan, "training")
        if not re.search(
            r".{0,25}?".join(map(re.escape, row["title"].split())),
            stated_line(plan, row),
            re.IGNORECASE,
        )
    ]

    assert faults == []


@each_plan
def test_name_and_amount_of_an_initiative_stand_on_the_stated_line(plan: Path) -> None:
    assert misplaced(plan, "initiative", ("name", "printed_text")) == []


@each_plan
def test_owner_and_partner_stand_on_the_detail_line(plan: Path) -> None:
    faults = []
    for row in package_rows(plan, "initiative"):
        text = stated_line(plan, row, "detail_line" if row["detail_line"] else "line")
        faults += [
            f"{row['name']}: {row[column]!r}"
            for column in ("owner_text", "partner_text")
            if row[column] not in text
        ]

    assert faults == []


@each_plan
def test_post_and_employer_stand_on_the_stated_line(plan: Path) -> None:
    assert misplaced(plan, "staffing", ("role", "employer_text")) == []


@each_plan
def test_meeting_stands_on_the_stated_line_under_the_heading_of_its_body(plan: Path) -> None:
    lines = document_lines(plan)
    faults = []
    for row in package_rows(plan, "meeting"):
        above = lines[: int(row["line"])]
        heading = next((line for line in reversed(above) if line.endswith(":")), "")
        printed = stated_line(plan, row) == f"{row['date']}, {row['place']}"
        if not printed or not heading.casefold().startswith(row["body"]):
            faults.append(f"line {row['line']}: {row['body']} {row['date']} {row['place']}")

    assert faults == []


@each_plan
def test_target_of_a_goal_stands_on_the_stated_line(plan: Path) -> None:
    assert misplaced(plan, "goal", ("printed_text",)) == []


@each_plan
def test_goal_is_told_in_our_own_words(plan: Path) -> None:
    copied = [
        row["goal_summary"]
        for row in package_rows(plan, "goal")
        if row["goal_summary"].casefold() in stated_line(plan, row).casefold()
    ]

    assert copied == []


@each_plan
def test_title_number_and_decision_stand_in_the_document(plan: Path) -> None:
    document = json.loads((plan / "datapackage.json").read_text("utf-8"))["document"]
    text = "\n".join(document_lines(plan))
    stated = [document[name] or "" for name in ("title", "registry_number", "decided_text")]

    assert [words for words in stated if words not in text] == []


@each_plan
def test_stated_page_is_what_the_text_shows(plan: Path) -> None:
    """Running text ends with its page number, or a table of contents fixes the page."""
    lines = document_lines(plan)
    spans = contents_spans(lines)
    faults = []
    for table, row in all_rows(plan):
        number = int(row["line"])
        if spans:
            page, next_page = [(p, q) for first, p, q in spans if first < number][-1]
            in_table = "\t" in lines[number]
            shown = str(page) if page == next_page or in_table else ""
        else:
            shown = last_page_number(lines[number]) if "\t" not in lines[number] else ""
        if row["page"] != shown:
            faults.append(f"{table}, line {number}: page {row['page']!r}, text shows {shown!r}")

    assert faults == []


def test_allocation_key_stands_on_the_stated_line() -> None:
    shares = package_rows(KEYS, "allocation_key_share")
    faults = []
    for key in package_rows(KEYS, "allocation_key"):
        line = stated_line(PROJECT / "data" / "plans" / key["document_id"], key)
        printed = [key["printed_text"]]
        printed += [row["printed_text"] for row in shares if row["key_id"] == key["key_id"]]
        faults += [words for words in printed if f" {words} kr " not in line]
        if key["page"] != last_page_number(line):
            faults.append(f"page {key['page']}")

    assert faults == []

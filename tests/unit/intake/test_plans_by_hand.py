"""A plan without a document is written by hand: tables, columns, rows, and its source is said."""

import pytest

from finsam_metrics.intake.additions import NewRow, add_column, add_row, add_table
from finsam_metrics.intake.draft_folders import Stage, add_step, load_review, stage_of, undo
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.judging import judge
from finsam_metrics.intake.people import NotAllowedError, Person
from finsam_metrics.intake.plans_by_hand import MEDIA_TYPE, begin_by_hand, is_by_hand
from finsam_metrics.intake.publishing import publish
from finsam_metrics.intake.written_in import WrittenIn
from finsam_metrics.model.enums import Kind, RowKind
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.store.database import load_tables
from tests.taken_in import SOUND, accept_everything

TABLE = {
    "table_text": "Budget 2024",
    "statement": "budget",
    "version": "budget",
    "year": "2024",
    "unit": "tkr",
    "line_text": "Hyra",
    "kind": "cost",
    "printed_text": "15",
}


@pytest.fixture
def draft(paths, coordinator):
    """An empty draft."""
    return begin_by_hand(paths, coordinator, "Förbundets  webbplats").draft_id


@pytest.fixture
def do(paths, coordinator, draft):
    """Does what is given with what is added, and gives the review."""

    def done(add, *said):
        action, _ = add(load_review(paths, draft), *said)
        return add_step(paths, coordinator, draft, action.text, action.edits)

    return done


def row(label, amount, row_kind=RowKind.ITEM):
    """A row of costs."""
    return NewRow(
        table=1, column=1, label=label, printed_text=amount, kind=Kind.COST, row_kind=row_kind
    )


def cells_of(review):
    """What stands in each row and column."""
    return {(one.line.line_text, one.line.year): one.line.printed_text for one in review.figures}


def test_an_empty_draft_has_its_source_as_its_document(paths, coordinator):
    entry = begin_by_hand(paths, coordinator, "Förbundets  webbplats")
    review = load_review(paths, entry.draft_id)
    assert stage_of(paths, entry) is Stage.REVIEW
    assert is_by_hand(review.read)
    assert review.read.lines[0].text == "Inskriven för hand. Källa: Förbundets webbplats"
    document = (paths.documents / entry.document).read_text(encoding="utf-8")
    assert document.splitlines() == [one.text for one in review.read.lines]
    assert review.identity.title == "Plan inskriven för hand, källa: Förbundets webbplats"


def test_without_a_source_or_a_role_nothing_is_begun(paths, coordinator):
    with pytest.raises(IntakeError) as raised:
        begin_by_hand(paths, coordinator, "  ")
    assert "varifrån" in raised.value.swedish
    with pytest.raises(NotAllowedError):
        begin_by_hand(paths, Person(name="gäst"), "Webbplatsen")
    assert not paths.drafts.exists()


def test_a_table_a_column_and_rows_are_written(do):
    do(add_table, WrittenIn(texts=TABLE))
    do(add_row, row("Löner", "1 200"))
    column = {"version": "plan", "year": "2025", "unit": "tkr", "printed_text": "1 250"}
    review = do(add_column, "t1-r2", WrittenIn(texts=column))
    assert cells_of(review) == {
        ("Hyra", 2024): "15",
        ("Löner", 2024): "1 200",
        ("Löner", 2025): "1 250",
    }
    assert {one.line.unit for one in review.figures} == {"tkr"}
    assert {one.line.line for one in review.figures} == {1}


def test_a_sum_holds_the_rows_above_that_no_other_has(do):
    do(add_table, WrittenIn(texts=TABLE))
    do(add_row, row("Löner", "1 200"))
    review = do(add_row, row("Summa", "1 215", RowKind.SUM))
    (check,) = judge(review).checks
    assert check.holds
    assert all(one.accepted_by is not None for one in review.figures)
    review = do(add_row, row("Porto", "3"))
    assert [one.line.part_of for one in review.figures] == [3, 3, None, None]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"printed_text": "mycket"}, "inget belopp"),
        ({"unit": ""}, "enhet"),
        ({"year": "i år"}, "år"),
    ],
    ids=["no amount", "no unit", "no year"],
)
def test_what_is_no_such_value_is_told_and_nothing_is_added(paths, do, draft, said, why):
    with pytest.raises(IntakeError) as raised:
        do(add_table, WrittenIn(texts=TABLE | said))
    assert why in raised.value.swedish
    assert load_review(paths, draft).figures == ()


def test_a_table_that_the_reading_missed_stands_where_its_words_are(paths, coordinator, take_in):
    draft_id = take_in(SOUND + "\nBåtklubben får 15 tkr\n").draft_id
    said = WrittenIn(texts=TABLE | {"table_text": "Övrigt", "line_text": "Båtklubben"})
    action, target = add_table(load_review(paths, draft_id), said)
    review = add_step(paths, coordinator, draft_id, action.text, action.edits)
    line = next(one for one in review.read.lines if "Båtklubben" in one.text)
    assert (target, review.figure(target).line.line) == ("t2-r1-c1", line.number)
    undo(paths, coordinator, draft_id)
    assert load_review(paths, draft_id).steps == ()


def test_a_plan_by_hand_is_published_with_what_it_is(paths, coordinator, draft, do):
    do(add_table, WrittenIn(texts=TABLE))
    do(add_row, row("Summa", "15", RowKind.SUM))
    said = {"association_id": "kramfors", "budget_year": "2024"}
    edits = tuple(
        Edit(scope=Scope.DOCUMENT, target="", field=name, value=value)
        for name, value in said.items()
    )
    add_step(paths, coordinator, draft, "Om planen", edits)
    accept_everything(paths, coordinator, draft)
    package = publish(paths, coordinator, draft, expected_revision=1)
    assert package.document.media_type == MEDIA_TYPE
    assert package.title == "Plan inskriven för hand, källa: Förbundets webbplats"
    lines = load_tables(paths.database)["budget_line"].filter(plan_id="kramfors-2024")
    assert sorted(lines["line_text"]) == ["Hyra", "Summa"]
    assert {one.changed_table for one in package.changes} == {"plan", "budget_line"}

"""Facts: every field can be mended, and what was not read can be added with or without a place."""

from datetime import date
from decimal import Decimal

import pytest

from finsam_metrics.intake.draft_folders import add_step, load_review, redo, undo
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.fact_fields import fact_columns, typed_text
from finsam_metrics.intake.judging import Need, judge
from finsam_metrics.intake.publishing import publish
from finsam_metrics.intake.read_documents import FACT_TABLES
from finsam_metrics.intake.written_in import WrittenIn, written_text
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.store.database import load_tables
from tests.taken_in import SOUND, accept_everything

TEXT = f"{SOUND}\nUnder året ordnar vi en konferens om unga i mars.\n"
TYPED = {
    "priority_group": {
        "group_text": "unga vuxna",
        "group_id": "young",
        "age_from": "16",
        "age_to": "29",
        "context": "activity",
        "activity_text": "Ljuslyktan",
        "judgement_text": "Åldern är vår tolkning",
    },
    "training": {
        "title": "Konferens om unga",
        "when_text": "i mars",
        "start_date": "2024-03-12",
        "year": "2024",
        "month": "3",
        "season": "spring",
        "scope": "joint",
        "reach": "county",
        "training_type": "conference",
        "audience_text": "handläggare",
        "participants_min": "20",
        "participants_max": "120",
        "cost_sek": "85",
        "unit": "tkr",
    },
    "initiative": {
        "name": "Ljuslyktan",
        "amount_sek": "1 200",
        "unit": "tkr",
        "condition_text": "om medlen räcker",
        "supplement_text": "lokaler",
        "owner_text": "kommunen",
        "partner_text": "regionen",
        "orientation": "individual",
    },
    "staffing": {"role": "samordnare", "extent_share": "80", "employer_text": "kommunen"},
    "meeting": {"body": "styrelsen", "date": "2024-03-12", "place": "Kramfors"},
    "goal": {
        "area": "Verksamhetsmål",
        "goal_summary": "Fler unga i arbete",
        "target_operator": ">=",
        "target_value": "40",
        "target_unit": "participants",
        "category_id": "individual",
    },
    "declaration": {"declaration_type": "follow_up", "declaration_summary": "Följs upp."},
}


@pytest.fixture
def add(paths, coordinator, take_in):
    """Adds a fact to a draft; gives the review and the fact."""
    entry = take_in(TEXT)

    def added(table, texts, *, line=None, number=90):
        edit = Edit(
            scope=Scope.FACT,
            target=f"{table}-{number}",
            field="added",
            value=written_text(WrittenIn(texts=texts, line=line)),
        )
        review = add_step(paths, coordinator, entry.draft_id, "Lade till", (edit,))
        return review, next(one for one in review.facts if one.fact_id == edit.target)

    added.draft_id = entry.draft_id
    return added


@pytest.fixture
def set_field(paths, coordinator, add):
    """Sets a field of the added fact."""

    def changed(fact, name, value):
        edit = Edit(scope=Scope.FACT, target=fact.fact_id, field=name, value=value)
        review = add_step(paths, coordinator, add.draft_id, "Ändrade", (edit,))
        return next(one for one in review.facts if one.fact_id == fact.fact_id)

    return changed


@pytest.mark.parametrize("table", FACT_TABLES)
def test_every_field_that_is_filled_in_is_shown_as_it_was_typed(add, table):
    _, fact = add(table, TYPED[table])
    shown = {
        column.field: text
        for column in fact_columns(table)
        if (text := typed_text(fact.record, column))
    }
    assert shown == TYPED[table]


@pytest.mark.parametrize("table", FACT_TABLES)
def test_every_field_can_be_taken_away_or_is_needed(add, set_field, table):
    _, fact = add(table, TYPED[table])
    for column in fact_columns(table):
        if column.is_required:
            with pytest.raises(IntakeError, match="is no"):
                set_field(fact, column.field, None)
        else:
            assert typed_text(set_field(fact, column.field, None).record, column) == ""


def test_a_fact_without_a_place_stands_where_its_words_are(add):
    review, fact = add("training", TYPED["training"])
    line = next(one for one in review.read.lines if "konferens om unga" in one.text)
    assert (fact.record.line, fact.printed_text) == (line.number, line.text)


def test_a_place_that_is_told_goes_before_the_words(add):
    _, fact = add("training", TYPED["training"], line=3)
    assert fact.record.line == 3


def test_a_place_that_is_changed_gives_the_words_there(paths, add, set_field):
    _, fact = add("training", TYPED["training"])
    first = load_review(paths, add.draft_id).read.lines[0]
    moved = set_field(fact, "line", "1")
    assert (moved.record.line, moved.printed_text) == (1, first.text)
    with pytest.raises(IntakeError, match="is no line"):
        set_field(fact, "line", "9000")


def test_a_goal_under_no_heading_is_published_as_one(paths, coordinator, take_in):
    goals = "Utbildningar\n- Konferens om unga i mars\n\nMål\n- Minst 40 deltagare"
    heading = f"\n\n{goals}\n\nBudget 2024"
    entry = take_in(SOUND.replace("\n\nBudget 2024", heading, 1))
    accept_everything(paths, coordinator, entry.draft_id)
    package = publish(paths, coordinator, entry.draft_id, expected_revision=1)
    assert [goal.area for goal in package.goal] == ["(utan rubrik)"]


def test_a_fact_that_lacks_what_it_must_have_is_not_added(paths, add):
    with pytest.raises(IntakeError) as raised:
        add("meeting", {"body": "styrelsen"})
    assert raised.value.swedish == "Fyll i Dag."
    assert load_review(paths, add.draft_id).steps == ()


@pytest.mark.parametrize(
    ("table", "field", "text", "said"),
    [
        ("meeting", "date", "i mars", "Dag: ”i mars” är ingen dag. Skriv som 2027-03-12."),
        ("training", "month", "13", "Månad: ”13” är mer än 12."),
        ("staffing", "extent_share", "120", "Andel av heltid, procent: ”120” är mer än 100."),
        ("initiative", "amount_sek", "mycket", "Belopp: ”mycket” är inget belopp."),
    ],
)
def test_what_is_no_such_value_is_said_with_the_field(add, set_field, table, field, text, said):
    _, fact = add(table, TYPED[table])
    with pytest.raises(IntakeError) as raised:
        set_field(fact, field, text)
    assert raised.value.swedish.startswith(said)


def test_an_amount_follows_its_printed_text_and_its_unit(add, set_field):
    _, fact = add("initiative", TYPED["initiative"])
    assert fact.record.amount_sek == 1_200_000
    assert set_field(fact, "unit", "kr").record.amount_sek == 1_200
    assert set_field(fact, "amount_sek", "15").record.amount_sek == 15


def test_an_amount_without_unit_is_not_stated_and_asks_for_it(paths, add, set_field):
    _, fact = add("initiative", TYPED["initiative"])
    assert set_field(fact, "unit", None).record.amount_sek is None
    needs = judge(load_review(paths, add.draft_id)).needs
    assert needs[fact.fact_id] == (Need.UNIT,)


def test_a_goal_in_per_cent_is_kept_as_a_share(add, set_field):
    _, fact = add("goal", TYPED["goal"])
    fact = set_field(fact, "target_unit", "equity_share_of_contributions")
    assert fact.record.target_value == Decimal("0.4")
    assert set_field(fact, "target_unit", "count").record.target_value == 40


def test_a_goal_with_half_a_target_asks_for_the_rest(paths, add, set_field):
    _, fact = add("goal", TYPED["goal"])
    set_field(fact, "target_operator", None)
    needs = judge(load_review(paths, add.draft_id)).needs
    assert needs[fact.fact_id] == (Need.TARGET,)


def test_the_same_fact_twice_asks_for_one_to_be_left_out(add):
    add("meeting", TYPED["meeting"])
    review, fact = add("meeting", TYPED["meeting"], number=91)
    assert judge(review).needs[fact.fact_id] == (Need.SAME_FACT,)


def test_an_added_fact_is_undone_done_again_and_published_as_added(paths, coordinator, add):
    add("training", TYPED["training"])
    undo(paths, coordinator, add.draft_id)
    assert not any(one.read is None for one in load_review(paths, add.draft_id).facts)
    redo(paths, coordinator, add.draft_id)
    accept_everything(paths, coordinator, add.draft_id)
    package = publish(paths, coordinator, add.draft_id, expected_revision=1)
    change = next(one for one in package.changes if one.changed_column == "added")
    assert (change.changed_table, change.published_text) == ("training", "Konferens om unga")
    row = load_tables(paths.database)["training"].filter(title="Konferens om unga")
    assert row["start_date"].to_list() == [date(2024, 3, 12)]
    assert row["cost_sek"].to_list() == [Decimal("85000.00")]

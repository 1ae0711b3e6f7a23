"""The five plans read from their documents, against the packages that were reviewed by hand."""

from decimal import Decimal

import pytest

from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.paths import PROJECT_ROOT, default_paths
from finsam_metrics.model.records import PROSE_TABLE
from finsam_metrics.pipeline import read_sound_folder

DOCUMENTS = PROJECT_ROOT.parent / "shared" / "documents"
PLANS = (
    "kramfors-2010",
    "norra-vastmanland-2011",
    "vasteras-2014",
    "vastra-malardalen-2012",
    "vastra-malardalen-2021",
)
pytestmark = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the five documents do not lie beside the project"
)


@pytest.fixture(scope="module")
def drafts():
    """What is read from each document, by plan."""
    return {
        plan: read_draft(DOCUMENTS / f"{plan}.txt", default_paths())
        for plan in PLANS
        if DOCUMENTS.is_dir()
    }


@pytest.fixture(scope="module")
def packages():
    """What was reviewed by hand, by plan."""
    return {one.plan_id: one for one in read_sound_folder(default_paths()).packages}


def in_tables(lines):
    """What a figure of a table says, by where it is printed."""
    return {
        (line.line, line.row_number, line.column_text, line.printed_text): (
            line.line_text,
            line.statement,
            line.row_kind,
            line.kind,
            line.concept,
            line.part_of,
            line.year,
            line.version,
            line.unit,
            line.amount_sek,
            line.basis,
        )
        for line in lines
        if line.table_text != PROSE_TABLE
    }


@pytest.mark.parametrize("plan", PLANS)
def test_every_figure_of_a_table_is_read_as_it_was_reviewed(drafts, packages, plan):
    read = in_tables(figure.line for figure in drafts[plan].figures)
    assert read == in_tables(packages[plan].budget_line)


@pytest.mark.parametrize("plan", PLANS)
def test_whose_plan_it_is_and_of_which_year_is_found(drafts, packages, plan):
    identity = drafts[plan].facts.identity
    assert identity.association_id == packages[plan].association_id
    assert identity.budget_year == packages[plan].budget_year


@pytest.mark.parametrize("plan", PLANS)
def test_no_figure_that_is_marked_sure_is_wrong(drafts, packages, plan):
    right = in_tables(packages[plan].budget_line)
    sure = in_tables(
        figure.line for figure in drafts[plan].figures if figure.confidence is Confidence.A
    )
    assert sure.items() <= right.items()


def in_words(lines):
    """What an amount in running text says, by where it is printed."""
    return sorted(
        (
            line.line,
            line.printed_text,
            line.unit,
            line.statement,
            line.kind,
            line.concept or "",
            line.year or 0,
            line.amount_sek,
            line.is_approximate,
        )
        for line in lines
        if line.table_text == PROSE_TABLE
    )


@pytest.mark.parametrize("plan", PLANS)
def test_every_amount_in_running_text_is_read_as_it_was_reviewed(drafts, packages, plan):
    read = in_words(figure.line for figure in drafts[plan].figures)
    assert read == in_words(packages[plan].budget_line)
    assert not drafts[plan].unnamed


@pytest.mark.parametrize("plan", PLANS)
def test_decision_and_registry_number_are_read_as_they_were_reviewed(drafts, packages, plan):
    identity, document = drafts[plan].facts.identity, packages[plan].document
    assert identity.decided_date == document.decided_date
    assert identity.registry_number == document.registry_number


def found(draft, table, *columns):
    """Some columns of the rows of a table that are read."""
    return {
        tuple(getattr(stated.record, column) for column in columns) for stated in draft.rows[table]
    }


def reviewed(package, table, *columns):
    """The same of the package."""
    return {tuple(getattr(row, column) for column in columns) for row in getattr(package, table)}


@pytest.mark.parametrize("plan", PLANS)
def test_meetings_events_with_their_costs_and_posts_are_found(drafts, packages, plan):
    for table, columns in (
        ("meeting", ("body", "date", "place")),
        ("training", ("line", "year", "month", "cost_sek", "participants_max")),
        ("staffing", ("role", "extent_share", "employer_text")),
    ):
        known = reviewed(packages[plan], table, *columns)
        assert found(drafts[plan], table, *columns) >= known


@pytest.mark.parametrize("plan", PLANS)
def test_initiatives_are_found_with_their_money(drafts, packages, plan):
    known = reviewed(packages[plan], "initiative", "name", "amount_sek")
    assert found(drafts[plan], "initiative", "name", "amount_sek") >= known


@pytest.mark.parametrize("plan", PLANS)
def test_groups_that_the_plan_itself_prioritises_are_found(drafts, packages, plan):
    columns = ("line", "group_id", "context")
    known = {
        row for row in reviewed(packages[plan], "priority_group", *columns) if row[2] == "priority"
    }
    assert found(drafts[plan], "priority_group", *columns) >= known


def test_the_shared_key_is_found_with_its_shares_and_its_cap(drafts):
    (key,) = drafts["vasteras-2014"].facts.allocation_keys
    assert key.cap_sek == Decimal(260_000)
    assert {one.association_id: one.amount_sek for one in key.shares} == {
        "norra-vastmanland": Decimal(100_000),
        "vastra-malardalen": Decimal(60_000),
        "vasteras": Decimal(100_000),
    }


def test_one_reading_alone_satisfies_the_sums_of_the_flattened_table(drafts):
    assert drafts["vasteras-2014"].reading_count == 1
    assert all(check.holds for check in drafts["vasteras-2014"].sum_checks)


def test_the_known_faults_are_found_with_their_smallest_repair(drafts):
    found = {
        plan: {(one.rule_id, one.line_text, one.year) for one in drafts[plan].findings}
        for plan in PLANS
    }
    assert found["vastra-malardalen-2021"] == {
        ("sum-mismatch", "Årets resultat", 2019),
        ("roll-forward-mismatch", "Likvida med vid årets början", 2019),
        ("statements-disagree", "- därav årets resultat", 2019),
    }
    assert {rule for rule, _, _ in found["kramfors-2010"]} == {"balance-mismatch"}
    differences = {
        one.year: one.stated_sek - one.computed_sek
        for one in drafts["kramfors-2010"].findings
        if one.stated_sek is not None and one.computed_sek is not None
    }
    assert differences == {2009: Decimal(1000), 2010: Decimal(70000)}
    assert not found["vasteras-2014"]

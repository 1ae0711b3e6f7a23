"""Books as a document of their own: read, reviewed, published, and what is decided kept."""

import polars as pl
import pytest

from finsam_metrics.intake.account_categories import give_category
from finsam_metrics.intake.account_spans import read_span
from finsam_metrics.intake.actions import accept_table
from finsam_metrics.intake.draft_folders import add_step, load_review, make_draft
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.judging import State, judge
from finsam_metrics.intake.publishing import publish
from finsam_metrics.intake.reader import read_now
from finsam_metrics.metrics.budget import total_costs
from finsam_metrics.metrics.origins import with_origin_ids
from finsam_metrics.metrics.selection import choose_budgets, list_budgets
from finsam_metrics.model.enums import DocumentKind, Kind, Version
from finsam_metrics.model.errors import IntakeError, ReadingError
from finsam_metrics.model.records import UNMAPPED
from finsam_metrics.pipeline import read_sound_folder
from finsam_metrics.store.database import load_tables
from tests.taken_in import SOUND, accept_everything

BOOKS = """#FLAGGA 0
#FORMAT PC8
#GEN {made}
#SIETYP 4
#FNAMN "Samordningsförbundet i Kramfors"
#RAR 0 20240101 20241231
#KONTO 3010 "Bidrag"
#KONTO 4010 "Köpta insatser"
#KONTO 6420 "Revision"
#KONTO 7210 "Löner"
#IB 0 1930 0.00
#UB 0 1930 {closing}
#RES 0 3010 -1300000.00
#RES 0 4010 700000.00
#RES 0 6420 50000.00
#RES 0 7210 500000.00
#PBUDGET 0 202401 4010 {{}} 650000.00
#VER A 1 20240301 "Faktura Anna Svensson"
{{
#TRANS 4010 {{}} 700000.00
}}
"""


@pytest.fixture
def take_books_in(paths, coordinator):
    """Makes a draft of books and reads it."""

    def take(*, made="20250210", closing="50000.00"):
        content = BOOKS.format(made=made, closing=closing).encode("cp437")
        entry = make_draft(paths, coordinator, file_name="bok.se", content=content)
        read_now(paths, entry)
        return entry

    return take


def set_category(paths, person, entry, label, category_id):
    """Give a row a category by hand."""
    review = load_review(paths, entry.draft_id)
    row = next(one.row_id for one in review.figures if one.line.line_text == label)
    edit = Edit(scope=Scope.ROW, target=row, field="category_id", value=category_id)
    return add_step(paths, person, entry.draft_id, "Kategori", (edit,))


def test_books_are_read_with_their_association_and_year(paths, take_books_in):
    review = load_review(paths, take_books_in().draft_id)
    identity = review.identity
    assert (identity.association_id, identity.budget_year) == ("kramfors", 2024)
    assert review.kind is DocumentKind.BOOKS
    assert {(one.line.year, one.line.version) for one in review.figures} == {
        (2024, Version.OUTCOME),
        (2024, Version.BUDGET),
    }


def test_an_outcome_that_the_balance_agrees_with_is_proved(paths, take_books_in):
    review = load_review(paths, take_books_in().draft_id)
    states = judge(review).states
    revision = next(one for one in review.figures if one.line.line_text == "6420 Revision")
    assert states[revision.figure_id] is State.PROVED


def test_an_outcome_that_the_balance_contradicts_is_not_sure(paths, take_books_in):
    review = load_review(paths, take_books_in(closing="51000.00").draft_id)
    states = judge(review).states
    revision = next(one for one in review.figures if one.line.line_text == "6420 Revision")
    assert states[revision.figure_id] is State.UNSURE


def test_nothing_of_a_voucher_is_kept_in_the_draft(paths, take_books_in):
    review = load_review(paths, take_books_in().draft_id)
    assert not any("Svensson" in line.text for line in review.read.lines)


def test_published_books_stand_as_outcome_beside_the_plans_budget(
    paths, coordinator, take_in, take_books_in
):
    plan = take_in(SOUND)
    accept_everything(paths, coordinator, plan.draft_id)
    publish(paths, coordinator, plan.draft_id, expected_revision=1)
    books = take_books_in()
    accept_everything(paths, coordinator, books.draft_id)
    package = publish(paths, coordinator, books.draft_id, expected_revision=1)
    assert package.plan_id == "kramfors-2024-books"
    tables = with_origin_ids(load_tables(paths.database))
    these = ("association", "plan", "plan_package", "budget_line")
    listed = list_budgets(*(tables[name] for name in these), association_ids=["kramfors"])
    of_year = listed.filter(year=2024).select("version", "plan_id", "source_text")
    assert sorted(of_year.rows()) == [
        ("budget", "kramfors-2024", "2024"),
        ("outcome", "kramfors-2024-books", "bokföring 2024"),
    ]
    chosen = choose_budgets(
        *(tables[name] for name in these), association_ids=["kramfors"], year=2024
    )
    assert chosen["plan_id"].to_list() == ["kramfors-2024"]
    totals = total_costs(
        tables["budget_line"], tables["budget_category"], tables["finding_figure"]
    ).filter(pl.col("plan_id") == "kramfors-2024-books", pl.col("version") == "outcome")
    assert totals["total_sek"].to_list() == [1_250_000]


def test_books_of_a_part_of_the_year_are_no_outcome_of_the_year(paths, coordinator, take_books_in):
    books = take_books_in(made="20240831")
    accept_everything(paths, coordinator, books.draft_id)
    package = publish(paths, coordinator, books.draft_id, expected_revision=1)
    assert {line.year for line in package.budget_line if line.version == "outcome"} == {None}


def test_what_is_decided_of_an_account_holds_for_the_associations_next_books(
    paths, coordinator, take_books_in
):
    entry = take_books_in()
    before = load_review(paths, entry.draft_id)
    (purchase,) = {
        one.line.category_id
        for one in before.figures
        if one.line.line_text == "4010 Köpta insatser"
    }
    assert purchase == UNMAPPED
    set_category(paths, coordinator, entry, "4010 Köpta insatser", "structural")
    accept_everything(paths, coordinator, entry.draft_id)
    publish(paths, coordinator, entry.draft_id, expected_revision=1)
    ranges = [
        (one.from_account, one.to_account, one.category_id)
        for one in read_sound_folder(paths).account_ranges
        if one.association_id == "kramfors"
    ]
    assert ranges == [("4010", "4010", "structural")]
    following = load_review(paths, take_books_in().draft_id)
    assert {
        one.line.category_id
        for one in following.figures
        if one.line.line_text == "4010 Köpta insatser"
    } == {"structural"}


def give(paths, person, entry, span, category_id, kind):
    """Give a span of accounts a category."""
    review = load_review(paths, entry.draft_id)
    action = give_category(
        review,
        judge(review),
        read_span(*span),
        category_id=category_id,
        category_kind=kind,
    )
    return add_step(paths, person, entry.draft_id, action.text, action.edits)


def own_ranges(paths):
    """The ranges of the association's own."""
    return [
        (one.from_account, one.to_account, one.category_id)
        for one in read_sound_folder(paths).account_ranges
        if one.association_id == "kramfors"
    ]


def test_a_span_of_accounts_is_given_its_category_at_once_and_kept_as_a_range(
    paths, coordinator, take_books_in
):
    entry = take_books_in()
    review = give(paths, coordinator, entry, ("4000", "6999"), "structural", Kind.COST)
    assert {
        (one.line.line_text, one.line.category_id)
        for one in review.figures
        if one.line.kind is Kind.COST
    } == {
        ("4010 Köpta insatser", "structural"),
        ("6420 Revision", "structural"),
        ("7210 Löner", "coordination"),
    }
    set_category(paths, coordinator, entry, "6420 Revision", "audit")
    accept_everything(paths, coordinator, entry.draft_id)
    publish(paths, coordinator, entry.draft_id, expected_revision=1)
    assert own_ranges(paths) == [
        ("4000", "6419", "structural"),
        ("6420", "6420", "audit"),
        ("6421", "6999", "structural"),
    ]


def test_a_span_that_lacks_only_its_category_is_accepted_with_it(paths, coordinator, take_books_in):
    review = give(paths, coordinator, take_books_in(), ("4010", ""), "structural", Kind.COST)
    of_account = [one for one in review.figures if one.line.line_text.startswith("4010")]
    assert [one.accepted_by for one in of_account] == [coordinator.name] * 2


def test_accounts_of_several_kinds_or_of_another_than_the_category_are_refused(
    paths, coordinator, take_books_in
):
    entry = take_books_in()
    for span, category_id, kind in (
        (("3000", "4999"), "financial", None),
        (("3000", "3999"), "structural", Kind.COST),
    ):
        with pytest.raises(IntakeError) as raised:
            give(paths, coordinator, entry, span, category_id, kind)
        assert "samma slag" in raised.value.swedish
    assert load_review(paths, entry.draft_id).account_spans == {}


def test_a_file_that_is_no_whole_sie_file_is_told_by_its_lines(paths, coordinator):
    entry = make_draft(
        paths, coordinator, file_name="bok.se", content=b"#FLAGGA 0\n#RES 0 4010 mycket\n"
    )
    with pytest.raises(ReadingError) as raised:
        read_now(paths, entry)
    assert "Rad 2" in raised.value.swedish


def test_a_table_of_books_is_accepted_at_once_when_nothing_contradicts_it(
    paths, coordinator, take_books_in
):
    entry = take_books_in()
    review = set_category(paths, coordinator, entry, "4010 Köpta insatser", "structural")
    assert len(accept_table(review, judge(review), 1).edits) == len(review.figures)
    doubted = take_books_in(closing="51000.00")
    review = set_category(paths, coordinator, doubted, "4010 Köpta insatser", "structural")
    assert accept_table(review, judge(review), 1).edits == ()


def test_books_are_read_anew_for_the_association_that_somebody_chose(
    paths, coordinator, take_books_in
):
    entry = take_books_in()
    set_category(paths, coordinator, entry, "4010 Köpta insatser", "structural")
    accept_everything(paths, coordinator, entry.draft_id)
    publish(paths, coordinator, entry.draft_id, expected_revision=1)
    strange = BOOKS.format(made="20250210", closing="50000.00").replace("i Kramfors", "i Okänd")
    other = make_draft(paths, coordinator, file_name="bok.se", content=strange.encode("cp437"))
    read_now(paths, other)
    assert load_review(paths, other.draft_id).identity.association_id is None
    chosen = Edit(scope=Scope.DOCUMENT, target="", field="association_id", value="kramfors")
    add_step(paths, coordinator, other.draft_id, "Valde förbund", (chosen,))
    read_now(paths, other)
    review = load_review(paths, other.draft_id)
    assert {
        one.read.line.category_id
        for one in review.figures
        if one.line.line_text == "4010 Köpta insatser"
    } == {"structural"}

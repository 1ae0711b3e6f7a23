"""A review becomes a plan package: whole, with what was changed and why, and can be taken back."""

import json
from dataclasses import replace
from datetime import date

import pytest

from finsam_metrics.intake.audit import read_audit
from finsam_metrics.intake.draft_folders import add_step, load_entry, load_review
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.judging import State, judge
from finsam_metrics.intake.people import NotAllowedError, Person
from finsam_metrics.intake.publishing import (
    ConflictError,
    Hindrance,
    preview,
    publish,
    read_plan,
    restore,
)
from finsam_metrics.intake.revisions import figure_differences, history, load_revision
from finsam_metrics.model.enums import DocumentKind, Version
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.records import UNMAPPED
from finsam_metrics.store.database import load_tables
from tests.taken_in import PLAN, SOUND, accept_everything


def test_a_published_plan_is_in_the_database_with_its_printed_text(paths, coordinator, take_in):
    entry = take_in()
    accept_everything(paths, coordinator, entry.draft_id)
    package = publish(paths, coordinator, entry.draft_id, expected_revision=1)
    lines = load_tables(paths.database)["budget_line"]
    mine = lines.filter(plan_id="kramfors-2024", line_text="Löner", year=2024)
    assert package.plan_id == "kramfors-2024"
    assert mine.select("printed_text", "amount_sek").rows() == [("1 200", 1_200_000)]


def test_nothing_is_published_while_a_figure_waits(paths, coordinator, take_in):
    entry = take_in()
    with pytest.raises(IntakeError, match="open_figures"):
        publish(paths, coordinator, entry.draft_id, expected_revision=1)
    assert read_plan(paths, "kramfors-2024") is None


def test_who_has_no_role_publishes_nothing(paths, coordinator, take_in):
    entry = take_in()
    accept_everything(paths, coordinator, entry.draft_id)
    with pytest.raises(NotAllowedError):
        publish(paths, Person(name="gäst"), entry.draft_id, expected_revision=1)
    assert read_plan(paths, "kramfors-2024") is None


def test_every_change_is_published_with_its_reason_and_who_made_it(paths, coordinator, take_in):
    entry = take_in(PLAN.format(total="1 265"))
    accept_everything(paths, coordinator, entry.draft_id)
    add_step(
        paths,
        coordinator,
        entry.draft_id,
        "Rätta",
        (
            Edit(
                scope=Scope.FIGURE,
                target=figure_of(load_review(paths, entry.draft_id), "Summa kostnader", 2024),
                field="corrected_sek",
                value="1255000",
                reason="Summan är fel tryckt.",
            ),
        ),
    )
    accept_everything(paths, coordinator, entry.draft_id)
    package = publish(paths, coordinator, entry.draft_id, expected_revision=1)
    (change,) = [one for one in package.changes if one.changed_column == "corrected_sek"]
    assert (change.line_text, change.read_text, change.published_text) == (
        "Summa kostnader",
        "1265000",
        "1255000",
    )
    assert (change.reason_text, change.author_text) == ("Summan är fel tryckt.", "samordnaren")
    lines = load_tables(paths.database)["budget_line"]
    total = lines.filter(plan_id="kramfors-2024", row_kind="sum", year=2024).row(0, named=True)
    assert (total["printed_text"], total["amount_sek"]) == ("1 265", 1_255_000)


def figure_of(review, label, year):
    """The id of the figure of a label and a year."""
    return next(
        one.figure_id
        for one in review.figures
        if one.line.line_text == label and one.line.year == year
    )


def test_a_second_version_is_a_new_revision_and_the_former_stays_readable(
    paths, coordinator, take_in
):
    for total, tkr in (("1 255", "1 200"), ("1 265", "1 210")):
        entry = take_in(PLAN.format(total=total).replace("1 200", tkr))
        accept_everything(paths, coordinator, entry.draft_id)
        revision = preview(
            paths, review := load_review(paths, entry.draft_id), judge(review)
        ).package.revision
        publish(paths, coordinator, entry.draft_id, expected_revision=revision)
    current, former = history(paths, "kramfors-2024")
    assert (current.revision, former.revision) == (2, 1)
    assert current.published_by == "samordnaren"
    differing = figure_differences(load_revision(paths, former), load_revision(paths, current))
    assert [(one.line_text, one.former_sek, one.current_sek) for one in differing] == [
        ("Löner", 1_200_000, 1_210_000),
        ("Summa kostnader", 1_255_000, 1_265_000),
    ]


def test_taking_back_restores_the_former_revision(paths, coordinator, take_in):
    for revision, total in enumerate(("1 255", "1 265"), start=1):
        entry = take_in(PLAN.format(total=total))
        accept_everything(paths, coordinator, entry.draft_id)
        publish(paths, coordinator, entry.draft_id, expected_revision=revision)
    assert restore(paths, coordinator, "kramfors-2024") == 1
    assert read_plan(paths, "kramfors-2024").revision == 1
    assert restore(paths, coordinator, "kramfors-2024") is None
    assert read_plan(paths, "kramfors-2024") is None
    assert {one.revision for one in history(paths, "kramfors-2024")} == {1, 2}
    assert [one.what for one in read_audit(paths)][:3] == ["restored", "restored", "published"]


def test_who_was_shown_another_revision_is_told_and_nothing_is_overwritten(
    paths, coordinator, take_in
):
    first, second = take_in(), take_in(PLAN.format(total="1 265"))
    for entry in (first, second):
        accept_everything(paths, coordinator, entry.draft_id)
    publish(paths, coordinator, first.draft_id, expected_revision=1)
    with pytest.raises(ConflictError):
        publish(paths, coordinator, second.draft_id, expected_revision=1)
    assert load_entry(paths, first.draft_id).revision == 1
    assert load_entry(paths, second.draft_id).plan_id is None


def test_a_personal_identity_number_stops_the_publication(paths, coordinator, take_in):
    entry = take_in(PLAN.format(total="1 255").replace("Hyra", "Hyra 19900101-0017"))
    review = accept_everything(paths, coordinator, entry.draft_id)
    shown = preview(paths, review, judge(review))
    assert Hindrance.PERSONAL_DATA in shown.hindrances
    assert [one.found_text for one in shown.traces][:1] == ["19900101-0017"]


def test_a_label_that_no_category_is_chosen_for_stops_the_publication(paths, coordinator, take_in):
    entry = take_in(PLAN.format(total="1 255").replace("Ljuslyktan", "Qwzx"))
    review = load_review(paths, entry.draft_id)
    figure = figure_of(review, "Qwzx", 2024)
    judgement = judge(review)
    if "category" in judgement.needs.get(figure, ()):
        add_step(
            paths,
            coordinator,
            entry.draft_id,
            "Godkänn",
            (Edit(scope=Scope.FIGURE, target=figure, field="accepted", value="true"),),
        )
    review = load_review(paths, entry.draft_id)
    assert figure in judge(review).open_ids


def test_the_package_says_who_published_it_and_which_document(paths, coordinator, take_in):
    entry = take_in()
    accept_everything(paths, coordinator, entry.draft_id)
    publish(paths, coordinator, entry.draft_id, expected_revision=1)
    text = (paths.plans / "kramfors-2024" / "datapackage.json").read_text(encoding="utf-8")
    said = json.loads(text)["publication"]
    assert (said["published_by"], said["document"]) == ("samordnaren", entry.document)
    assert (paths.documents / entry.document).is_file()


def test_a_sum_that_fails_is_contradicting_until_a_person_decides(paths, coordinator, take_in):
    entry = take_in(PLAN.format(total="1 265"))
    review = load_review(paths, entry.draft_id)
    figure = figure_of(review, "Summa kostnader", 2024)
    assert judge(review).states[figure] is State.CONTRADICTING
    assert figure in judge(review).repairs
    review = add_step(
        paths,
        coordinator,
        entry.draft_id,
        "Skriv om",
        (Edit(scope=Scope.FIGURE, target=figure, field="printed_text", value="1 255"),),
    )
    assert judge(review).states[figure] is not State.CONTRADICTING


def test_a_review_is_what_was_read_where_nothing_was_changed(paths, take_in):
    review = load_review(paths, take_in().draft_id)
    assert replace(review, steps=()) == review


def test_what_was_decided_of_a_label_is_so_in_the_associations_next_plan(
    paths, coordinator, take_in
):
    strange = SOUND.replace("Ljuslyktan", "Qwzx")
    entry = take_in(strange)
    accept_everything(paths, coordinator, entry.draft_id)
    package = publish(paths, coordinator, entry.draft_id, expected_revision=1)
    decided = {one.category_id for one in package.budget_line if one.line_text == "Qwzx"}
    following = load_review(paths, take_in(strange.replace("2024", "2026")).draft_id)
    read = {one.read.line.category_id for one in following.figures if one.line.line_text == "Qwzx"}
    assert read == decided != {UNMAPPED}


def test_another_associations_plan_does_not_get_it(paths, coordinator, take_in):
    strange = SOUND.replace("Ljuslyktan", "Qwzx")
    entry = take_in(strange)
    accept_everything(paths, coordinator, entry.draft_id)
    publish(paths, coordinator, entry.draft_id, expected_revision=1)
    other = load_review(paths, take_in(strange.replace("Kramfors", "Västerås")).draft_id)
    assert {one.read.line.category_id for one in other.figures if one.line.line_text == "Qwzx"} == {
        UNMAPPED
    }


def publish_as(paths, person, entry, kind):
    """Publish a draft as a document of a kind."""
    edit = Edit(scope=Scope.DOCUMENT, target="", field="document_kind", value=kind)
    add_step(paths, person, entry.draft_id, "Slag", (edit,))
    accept_everything(paths, person, entry.draft_id)
    return publish(paths, person, entry.draft_id, expected_revision=1)


def test_an_annual_report_lies_beside_the_years_plan(paths, coordinator, take_in):
    for kind in ("plan", "annual_report"):
        publish_as(paths, coordinator, take_in(), kind)
    tables = load_tables(paths.database)
    of_year = tables["plan_package"].filter(association_id="kramfors", budget_year=2024)
    assert sorted(of_year.select("plan_id", "document_kind").rows()) == [
        ("kramfors-2024", "plan"),
        ("kramfors-2024-annual-report", "annual_report"),
    ]
    assert "kramfors-2024-annual-report" not in tables["plan"]["plan_id"].to_list()


def test_a_report_gives_figures_and_no_facts_of_a_plan(paths, coordinator, take_in):
    meeting = SOUND + "\nStyrelsen sammanträder den 12 mars 2024.\n"
    assert load_review(paths, take_in(meeting).draft_id).facts
    package = publish_as(paths, coordinator, take_in(meeting), "annual_report")
    assert package.budget_line
    assert package.meeting == ()


def test_a_title_says_what_kind_of_document_it_is(paths, take_in):
    report = take_in(SOUND.replace("Verksamhetsplan och budget 2024", "Årsredovisning 2024", 1))
    assert load_review(paths, report.draft_id).kind is DocumentKind.ANNUAL_REPORT


def test_a_part_of_a_year_is_published_as_a_period_and_no_year(paths, coordinator, take_in):
    text = SOUND.replace("Bokslut 2022", "Utfall jan-aug 2024")
    package = publish_as(paths, coordinator, take_in(text), "interim_report")
    (figure,) = [
        line
        for line in package.budget_line
        if line.line_text == "Ljuslyktan" and line.version is Version.OUTCOME
    ]
    assert figure.year is None
    assert (figure.period_from, figure.period_to) == (date(2024, 1, 1), date(2024, 8, 31))
    lines = load_tables(paths.database)["budget_line"].filter(figure_id=figure.figure_id)
    assert lines["period_to"].to_list() == [date(2024, 8, 31)]


def test_what_the_associations_other_plans_state_differently_is_shown_first(
    paths, coordinator, take_in
):
    entry = take_in()
    accept_everything(paths, coordinator, entry.draft_id)
    publish(paths, coordinator, entry.draft_id, expected_revision=1)
    later = SOUND.replace("Budget 2024", "Budget 2026").replace("budget 2024", "budget 2026")
    entry = take_in(
        later.replace("Bokslut 2022", "Plan 2025").replace("Plan 2025\n", "Plan 2027\n")
    )
    review = accept_everything(paths, coordinator, entry.draft_id)
    told = preview(paths, review, judge(review)).others
    assert ("kramfors-2024", "Ljuslyktan", 2025, 50_000, 30_000) in [
        (one.plan_id, one.line_text, one.year, one.other_sek, one.here_sek) for one in told
    ]

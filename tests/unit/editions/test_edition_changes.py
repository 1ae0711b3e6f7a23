"""What has changed since an edition is told figure by figure, with why."""

import json
import shutil

import pytest

from finsam_metrics.editions.edition_changes import Aspect, Cause, changes_since
from finsam_metrics.editions.sealing import seal
from finsam_metrics.store.publications import held

BUDGET = """
row | text     | category       | of | 2014 budget
1   | Kansli   | administration | 3  | 1 000
2   | Styrelse | board          | 3  | 500
3   | Summa    | subtotal       |    | 1 500
"""
PLAN = "plans/vasteras-2014"


@pytest.fixture
def sealed(small_plans, coordinator):
    """One small plan whose state is sealed, and what changes it."""
    small_plans.write(BUDGET, initiative=[{"name": "Spåret", "line": "7"}])
    seal(small_plans.paths, coordinator)
    return small_plans.copy


def told(data_copy):
    """What has changed, in short."""
    found = changes_since(data_copy.paths, 1)
    return [(one.label, one.aspect, one.before, one.after, one.cause) for one in found.changes]


def test_nothing_has_changed_while_nothing_is_changed(sealed):
    found = changes_since(sealed.paths, 1)
    assert (found.changes, found.files) == ((), ())


def test_a_corrected_amount_of_the_same_document_is_a_correction(small_plans, sealed):
    small_plans.write_rows(
        f"{PLAN}/correction.csv",
        "correction",
        [
            {
                "figure_id": "vasteras-2014-budget-r1-2014-budget",
                "printed_text": "1 000",
                "amount_sek": "1100000",
            }
        ],
    )
    sealed.edit_descriptor(
        "vasteras-2014",
        lambda one: one["resources"].append(
            {
                "name": "correction",
                "path": "correction.csv",
                "schema": "../../schemas/correction.json",
            }
        ),
    )
    changes = told(sealed)
    assert ("Kansli", Aspect.AMOUNT, "1000000", "1100000", Cause.CORRECTION) in changes
    assert {cause for *_, cause in changes} == {Cause.CORRECTION}


def test_an_amount_of_another_document_is_a_new_document(sealed):
    sealed.replace(
        f"{PLAN}/budget_line.csv", "1 000,tkr,1000000.0,1000000.0", "1 100,tkr,1100000,1100000"
    )
    sealed.edit_descriptor("vasteras-2014", lambda one: one["document"].update(sha256="1" * 64))
    assert ("Kansli", Aspect.AMOUNT, "1000000", "1100000", Cause.DOCUMENT) in told(sealed)
    assert {cause for *_, cause in told(sealed)} == {Cause.DOCUMENT}


def test_a_row_between_two_others_is_new_and_the_others_are_what_they_were(sealed):
    name = f"{PLAN}/budget_line.csv"
    heading, first, second, total = sealed.file(name).read_text(encoding="utf-8").splitlines()
    pushed = [
        second.replace("Styrelse", "Resor").replace("500", "0"),
        second.replace(",2,Styrelse", ",4,Styrelse"),
    ]
    text = "\n".join([heading, first, *pushed, total, ""])
    sealed.file(name).write_text(text, encoding="utf-8")
    assert told(sealed) == [("Resor", Aspect.PRESENCE, None, "0", Cause.CORRECTION)]


def test_a_plan_that_came_and_one_that_was_taken_away_are_said_so(small_plans, sealed):
    small_plans.write(BUDGET, association_id="kramfors")
    shutil.rmtree(small_plans.paths.plans / "vasteras-2014")
    changes = told(sealed)
    assert ("Kansli", Aspect.PRESENCE, None, "1000000", Cause.DOCUMENT) in changes
    assert ("Kansli", Aspect.PRESENCE, "1000000", None, Cause.REMOVED) in changes
    assert ("Spåret", Aspect.PRESENCE, "Spåret", None, Cause.REMOVED) in changes


def test_another_category_and_another_name_of_one_are_mapping(sealed):
    sealed.replace(f"{PLAN}/budget_line.csv", "cost,board", "cost,audit")
    name = "vocabulary/budget_category.csv"
    sealed.replace(name, ",Kansli och administration,", ",Kansli,")
    changes = [(label, aspect, cause) for label, aspect, _, _, cause in told(sealed)]
    assert ("Styrelse", Aspect.CATEGORY, Cause.MAPPING) in changes
    assert ("Kansli", Aspect.CATEGORY_NAME, Cause.MAPPING) in changes
    assert ("Styrelse", Aspect.CATEGORY_NAME, Cause.MAPPING) not in changes


def test_inhabitants_and_prices_of_the_figures_year_are_reference_data(sealed):
    text = sealed.file("reference/population.csv").read_text(encoding="utf-8").splitlines()
    row = next(one for one in text if ",Västerås,2013," in one)
    cells = row.split(",")
    sealed.replace("reference/population.csv", row, ",".join([*cells[:3], "1", *cells[4:]]))
    changes = told(sealed)
    assert {(aspect, cause) for _, aspect, _, _, cause in changes} == {
        (Aspect.POPULATION, Cause.REFERENCE)
    }
    assert {after for *_, after, _ in changes} == {"1"}


def findings(data_copy):
    """What has changed of the findings of figures, and why."""
    return {(label, cause) for label, aspect, *_, cause in told(data_copy) if aspect == "findings"}


def test_a_finding_that_a_mended_figure_makes_is_the_corrections(sealed):
    sealed.replace(
        f"{PLAN}/budget_line.csv", "1 500,tkr,1500000.0,1500000.0", "1 700,tkr,1700000,1700000"
    )
    assert ("Summa", Cause.CORRECTION) in findings(sealed)
    assert {cause for _, cause in findings(sealed)} == {Cause.CORRECTION}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("audit-not-above-zero,warning,", "audit-not-above-zero,info,"),
        ("sum-mismatch,error,", "sum-mismatch,warning,"),
    ],
)
def test_a_finding_that_another_rule_makes_is_the_rules(old, new, small_plans, coordinator):
    small_plans.write(BUDGET.replace("1 500", "1 700") + "4 | Revision | audit | | 0")
    seal(small_plans.paths, coordinator)
    small_plans.copy.replace("reference/rule.csv", old, new)
    assert {cause for _, cause in findings(small_plans.copy)} == {Cause.RULE}


def test_what_the_program_makes_otherwise_of_the_same_files_is_the_programs(sealed, monkeypatch):
    from finsam_metrics.editions import figure_states

    plain = figure_states._of_line

    def doubled(package, line):
        return {**plain(package, line), "amount_sek": line.amount_sek * 2}

    monkeypatch.setattr(figure_states, "_of_line", doubled)
    assert ("Kansli", Aspect.AMOUNT, "1000000", "2000000", Cause.PROGRAM) in told(sealed)
    assert {cause for *_, cause in told(sealed)} == {Cause.PROGRAM}


def test_what_stands_in_words_is_compared_too(sealed):
    name = f"{PLAN}/initiative.csv"
    text = sealed.file(name).read_text(encoding="utf-8")
    sealed.file(name).write_text(text.replace("Spåret,,", "Spåret,,villkor", 1), encoding="utf-8")
    ((label, aspect, _, _, cause),) = told(sealed)
    assert (label, aspect, cause) == ("Spåret", Aspect.CONTENT, Cause.CORRECTION)


def test_data_files_that_no_figure_depends_on_are_named(sealed):
    text = sealed.file("reference/glossary.csv").read_text(encoding="utf-8")
    sealed.file("reference/glossary.csv").write_text(text.rstrip("\n"), encoding="utf-8")
    found = changes_since(sealed.paths, 1)
    assert (found.changes, found.files) == ((), ("reference/glossary.csv",))


def test_who_compares_waits_for_nobody(sealed):
    with held(sealed.paths):
        assert told(sealed) == []


def test_what_is_told_can_be_written_as_json(sealed):
    sealed.replace(f"{PLAN}/budget_line.csv", "cost,board", "cost,audit")
    (change,) = changes_since(sealed.paths, 1).changes
    assert json.dumps([change.aspect, change.cause]) == '["category_id", "mapping"]'

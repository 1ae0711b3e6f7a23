"""The facts that the five plans state in words are found, and nothing else is."""

import textwrap
from decimal import Decimal

import pytest

from benchmarks.reading.stated_facts import (
    DATA,
    PLANS,
    compare,
    facts_of,
    rows_of,
    vocabulary,
)
from finsam_metrics.documents.contents import with_stated_pages
from finsam_metrics.documents.formats.texts import lines_of_text
from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.facts import find_facts
from finsam_metrics.model.paths import PROJECT_ROOT, default_paths
from finsam_metrics.pipeline import read_sound_folder

DOCUMENTS = PROJECT_ROOT.parent / "shared" / "documents"
pytestmark = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the plan documents are not beside the project"
)
each_plan = pytest.mark.parametrize("plan_id", PLANS)

# A table of how to communicate, run together in one paragraph, is not read as goals.
UNREAD = {"vasteras-2014": {"goals with a number": (((">=", Decimal(1), "count", "en", 224),), ())}}
FEWEST = {
    "amounts": 20,
    "initiatives": 7,
    "priority groups": 31,
    "trainings": 21,
    "meetings": 16,
    "staffing": 11,
}


@each_plan
def test_what_a_plan_states_in_words_is_found_and_nothing_else(plan_id):
    """A fault names the kind of fact, and the cells that were missed or wrong."""
    faults = {
        one.kind: (one.missed, one.wrong)
        for one in compare(DOCUMENTS / f"{plan_id}.txt")
        if one.missed or one.wrong
    }
    assert faults == UNREAD.get(plan_id, {})


def test_the_comparison_has_facts_of_every_kind():
    counts: dict[str, int] = {}
    for plan_id in PLANS:
        for one in compare(DOCUMENTS / f"{plan_id}.txt"):
            counts[one.kind] = counts.get(one.kind, 0) + len(one.found)
    assert all(counts[kind] >= fewest for kind, fewest in FEWEST.items())
    assert all(counts.values())


def wrapped(text):
    """A text as a page shows it: lines broken where they are full, paragraphs apart."""
    lines = []
    for line in text.split("\n"):
        lines += [line] if "\t" in line or not line.strip() else textwrap.wrap(line.strip(), 90)
    return "\n".join(lines)


@pytest.mark.parametrize("plan_id", [one for one in PLANS if one != "vasteras-2014"])
def test_the_same_is_found_where_lines_are_broken_as_on_a_page(plan_id):
    text = (DOCUMENTS / f"{plan_id}.txt").read_text(encoding="utf-8")
    whole, broken = (
        find_facts(lines_of_text(one)[0], vocabulary()) for one in (text, wrapped(text))
    )
    assert broken.identity == whole.identity
    assert [(a.label, a.amount_sek) for a in broken.amounts] == [
        (a.label, a.amount_sek) for a in whole.amounts
    ]
    for kind, name in (("initiatives", "name"), ("trainings", "title"), ("meetings", "date")):
        assert [getattr(stated.record, name) for stated in getattr(broken, kind)] == [
            getattr(stated.record, name) for stated in getattr(whole, kind)
        ]
    assert {g.record.group_text for g in broken.priority_groups} == {
        g.record.group_text for g in whole.priority_groups
    }
    assert [(s.record.role, s.record.employer_text) for s in broken.staffing] == [
        (s.record.role, s.record.employer_text) for s in whole.staffing
    ]


@each_plan
def test_initiatives_have_the_owners_and_partners_that_the_text_states(plan_id):
    (package,) = (
        one for one in read_sound_folder(default_paths()).packages if one.plan_id == plan_id
    )
    draft = read_draft(DOCUMENTS / f"{plan_id}.txt", default_paths())
    read = {
        (row.name, row.owner_text, row.partner_text)
        for row in (stated.record for stated in draft.rows["initiative"])
    }
    assert read == {(row.name, row.owner_text, row.partner_text) for row in package.initiative}
    assert draft.source.page_count == package.document.page_count


@each_plan
def test_lines_have_the_pages_that_the_package_names(plan_id):
    text = (DOCUMENTS / f"{plan_id}.txt").read_text(encoding="utf-8")
    pages = {line.number: line.page for line in with_stated_pages(lines_of_text(text)[0])}
    for path in sorted((DATA / "plans" / plan_id).glob("*.csv")):
        for row in rows_of(f"plans/{plan_id}/{path.name}"):
            if row.get("line"):
                assert pages[int(row["line"])] == (int(row["page"]) if row["page"] else None)


@pytest.mark.parametrize(
    ("plan_id", "association_id", "year", "number", "decided"),
    [
        ("kramfors-2010", "kramfors", 2010, None, "2009-11-16"),
        ("norra-vastmanland-2011", "norra-vastmanland", 2011, None, None),
        ("vasteras-2014", "vasteras", 2014, "2013/12-SFV", "2014-03-14"),
        ("vastra-malardalen-2012", "vastra-malardalen", 2012, None, None),
        ("vastra-malardalen-2021", "vastra-malardalen", 2021, None, "2020-11-27"),
    ],
)
def test_a_document_says_whose_plan_it_is(plan_id, association_id, year, number, decided):
    identity = facts_of(DOCUMENTS / f"{plan_id}.txt").identity
    assert (identity.association_id, identity.budget_year) == (association_id, year)
    assert identity.registry_number == number
    assert (identity.decided_date and identity.decided_date.isoformat()) == decided


def test_the_members_contributions_and_all_means_are_stated():
    facts = facts_of(DOCUMENTS / "vasteras-2014.txt")
    assert facts.frame_sek == 11_000_000
    assert facts.applied_for_sek == 14_000_000
    assert facts.disposable_sek == 14_405_000
    assert facts.disposable_is_approximate is False

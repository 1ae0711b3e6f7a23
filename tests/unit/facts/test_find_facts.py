from datetime import date

import pytest

from finsam_metrics.facts import find_facts

PLAN = """Samordningsförbundet Sjöbygden
Verksamhetsplan och budget 2019
Fastställd 2018-11-30

Ekonomi

Budgetramen är 4 000 tkr. Till förfogande står 4 600 tkr. Förbundet äskade 5 mnkr av medlemmarna.

Följande insatser har beviljats medel:
- Gläntan, 1 200 tkr
- Vändpunkten, 350 tkr

Utbildningar

Tid\tUtbildning\tKostnad
Mars\tKurs i samtal\t5 000 kr

Kostnaden delas: SF Sjöbygden 3 000 kr och SF Norra Sjöbygden 2 000 kr.

Styrelsens möten 2019:
- 14 februari, Ekby

Prioriterade grupper:
- unga 16-24 år"""


@pytest.fixture
def facts(lines, vocabulary):
    """The facts of an invented plan."""
    return find_facts(lines(PLAN), vocabulary)


def test_the_totals_of_the_year_are_those_that_the_text_names(facts):
    assert (facts.frame_sek, facts.disposable_sek) == (4_000_000, 4_600_000)
    assert facts.applied_for_sek == 5_000_000
    assert facts.disposable_is_approximate is False


def test_an_amount_that_is_an_events_cost_or_a_share_is_no_amount_of_the_budget(facts):
    assert [(one.label, one.amount_sek) for one in facts.amounts] == [
        ("Budgetramen", 4_000_000),
        ("Till förfogande står", 4_600_000),
        ("Förbundet äskade", 5_000_000),
        ("Gläntan", 1_200_000),
        ("Vändpunkten", 350_000),
    ]
    assert [stated.record.cost_sek for stated in facts.trainings] == [5_000]
    assert [share.amount_sek for share in facts.allocation_keys[0].shares] == [3_000, 2_000]


def test_every_kind_is_found_once(facts):
    assert (facts.identity.association_id, facts.identity.budget_year) == ("sjobygden", 2019)
    assert facts.identity.decided_date == date(2018, 11, 30)
    assert [stated.record.name for stated in facts.initiatives] == ["Gläntan", "Vändpunkten"]
    assert [(stated.record.body, stated.record.place) for stated in facts.meetings] == [
        ("styrelse", "Ekby")
    ]
    assert [(stated.record.group_id, stated.record.age_to) for stated in facts.priority_groups] == [
        ("young", 24)
    ]


def test_lines_of_budget_tables_are_left_out(lines, vocabulary):
    found = find_facts(lines("Budget 2019\nHyra\t50 tkr"), vocabulary, table_lines={2})
    assert found.amounts == ()


def test_a_text_without_facts_has_none(lines, vocabulary):
    found = find_facts(lines("Hej."), vocabulary)
    assert (found.frame_sek, found.disposable_is_approximate) == (None, None)
    assert (found.amounts, found.priority_groups, found.identity.title) == ((), (), None)

from decimal import Decimal

import pytest

from finsam_metrics.facts.goals import find_goals


@pytest.fixture
def targets(passages):
    """The numbers that the goals of a text set."""
    return lambda text: [
        (goal.target_operator, goal.target_value, goal.target_unit, goal.printed_text)
        for goal in (stated.record for stated in find_goals(passages(text)))
    ]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("100 deltagare på gemensamma utbildningar", ("=", Decimal(100), "participants", "100")),
        ("Högst 40 personer i varje insats", ("<=", Decimal(40), "participants", "40")),
        ("Minst 1 200 deltagare nås", (">=", Decimal(1200), "participants", "1 200")),
        ("Minst 1.200 deltagare nås", (">=", Decimal(1200), "participants", "1.200")),
        ("Minst tjugo deltagare nås", (">=", Decimal(20), "participants", "tjugo")),
        ("Minst fem deltagare nås", (">=", Decimal(5), "participants", "fem")),
        (
            "Minst 60 % av deltagarna går vidare till arbete",
            (">=", Decimal("0.6"), "share", "60 %"),
        ),
        (
            "Eget kapital får vara högst 20 procent av årets bidrag",
            ("<=", Decimal("0.2"), "equity_share_of_contributions", "20 procent"),
        ),
        ("Att arrangera minst två planeringsdagar", (">=", Decimal(2), "count", "två")),
        ("Utveckla samverkan i länet", (None, None, None, None)),
        ("Stödja unga under en period på 6 månader", (None, None, None, None)),
    ],
)
def test_a_goal_has_the_number_that_it_sets(targets, text, target):
    assert targets(f"Mål för 2019\n\n- {text}") == [target]


def test_a_sentence_under_goals_counts_only_with_a_number(targets):
    text = "Verksamhetsmål\n\nVi ska samverka. Målet är att minst 50 personer får stöd."
    assert targets(text) == [(">=", Decimal(50), "participants", "50")]


def test_the_area_is_the_heading_above_the_word_goals(passages):
    (one,) = find_goals(passages("Ekonomi\n\nMål för 2019\n\n- God hushållning"))
    assert one.record.area == "Ekonomi"


def test_an_item_outside_goals_is_no_goal(targets):
    assert targets("Målgrupper\n\n- 100 deltagare\n\nOrganisation\n\n- 100 deltagare") == []


def test_a_sentence_anywhere_that_says_it_is_a_goal_counts_with_a_number(targets):
    text = "Om förbundet\n\n{} att minst 60 procent av deltagarna går till arbete eller studier."
    expected = [(">=", Decimal("0.6"), "share", "60 procent")]
    assert targets(text.format("Målet är")) == expected
    assert targets(text.format("Målet för insatsen är")) == expected
    assert targets(text.format("Styrelsen noterar")) == []


def test_a_heading_that_has_its_own_text_is_no_area_of_the_goals_below(passages):
    (one,) = find_goals(passages("Möten\n\nVi har fem möten.\n\nMål 2019\n\n- God hushållning"))
    assert one.record.area == ""


def test_goals_of_a_list_without_marks_are_each_one(targets):
    text = "Mål 2019\n\nMinst 40 % av deltagarna ska vara i arbete\nMinst 100 deltagare ska få stöd"
    assert [printed for *_, printed in targets(text)] == ["40 %", "100"]


def test_a_table_of_goals_has_one_in_each_row(passages):
    text = (
        "Uppföljning\n\nMål\tIndikator\tMålvärde\nFler i arbete\tAndel i arbete\tminst 40 %\n"
        "Ökad samverkan\tAntal möten\t10\n\nBudget\n\nMål\tBudget\nArbete\t40"
    )
    found = [stated.record for stated in find_goals(passages(text))]
    assert [(goal.goal_summary, goal.target_operator, goal.target_value) for goal in found] == [
        ("Fler i arbete", ">=", Decimal("0.4")),
        ("Ökad samverkan", None, None),
    ]


def test_a_list_that_a_text_introduces_as_goals_is_goals(passages):
    text = (
        "Organisation\n\nFörbundet har följande mål för 2019:\n1. Minst 150 personer får stöd\n"
        "2. God hushållning\n\nStyrelsen har följande uppgifter:\n1. Leda\n2. Följa upp"
    )
    found = [stated.record for stated in find_goals(passages(text))]
    assert [(goal.area, goal.goal_summary) for goal in found] == [
        ("", "Minst 150 personer får stöd"),
        ("", "God hushållning"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mål 2027\n\nMinst 70 procent av deltagarna är nöjda\n\nInsatsen följs upp varje år.",
        "# Mål 2027\n\n## Minst 70 procent av deltagarna är nöjda\n\nDet mäts i en enkät.",
    ],
)
def test_a_goal_that_stands_as_a_title_under_goals_is_a_goal(targets, text):
    assert targets(text) == [(">=", Decimal("0.7"), "share", "70 procent")]


def test_a_sentence_under_goals_that_begins_with_a_bound_is_a_goal_and_an_outcome_is_none(targets):
    text = "Mål 2027\n\nMinst 70 procent är nöjda efter avslut. Minst 60 procent var nöjda 2025."
    assert [printed for *_, printed in targets(text)] == ["70 procent"]


def test_a_title_with_a_number_elsewhere_is_no_goal(targets):
    assert targets("Deltagare\n\n## Minst 70 procent var nöjda\n\nDet mättes i en enkät.") == []


def test_goals_after_one_that_stands_as_a_title_are_of_the_same_area(passages):
    text = "# Arbete\n\n## Mål\n\n### Minst 40 procent går till arbete\n\n- God samverkan"
    assert [stated.record.area for stated in find_goals(passages(text))] == ["Arbete", "Arbete"]

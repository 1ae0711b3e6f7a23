import pytest

from finsam_metrics.facts.group_words import find_ages
from finsam_metrics.facts.priority_groups import find_priority_groups
from finsam_metrics.model.records import UNMAPPED


@pytest.fixture
def groups(passages, vocabulary):
    """Common group, context and ages of the groups of a text."""
    return lambda text: [
        (group.group_id, group.context, group.age_from, group.age_to)
        for group in (stated.record for stated in find_priority_groups(passages(text), vocabulary))
    ]


PRIORITISED = [
    ("young", "priority", 16, 24),
    ("long-term-sick", "priority", None, None),
    ("foreign-born", "priority", None, None),
]


@pytest.mark.parametrize(
    "text",
    [
        "Prioriterade målgrupper:\n- unga 16–24 år\n- långtidssjukskrivna\n- utrikes födda",
        "Prioriterade målgrupper är:\n\nUnga mellan 16 och 24 "
        "år\n\nLångtidssjukskrivna\n\nUtrikes födda",
        "Styrelsen har beslutat att följande grupper ska prioriteras under 2019:\na) Unga, "
        "16-24 år\nb) Långtidssjukskrivna\nc) Nyanlända",
        "Särskilt prioriterade grupper är unga 16-24 år, långtidssjukskrivna och utrikes födda.",
        "Förbundet prioriterar insatser för unga 16 till 24 år, långtidssjukskrivna samt "
        "nyanlända.",
        "Särskilt fokus ska läggas på unga 16-24 år, långtidssjukskrivna och utrikes födda.",
        "Prioriterade grupper 2019: Unga 16-24 år Långtidssjukskrivna Utrikes födda",
        "## Prioriterade grupper\n\n1. Unga (16-24 år)\n2. Personer med långvarig "
        "sjukskrivning\n3. Invandrare",
    ],
)
def test_groups_that_the_plan_prioritises_are_found(groups, text):
    assert groups(text) == PRIORITISED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Målgruppen är personer 16-64 år som är i behov av samordnade rehabiliteringsinsatser.",
            [("general", "target_group", 16, 64)],
        ),
        (
            "Målgruppen är personer i förvärvsaktiv ålder, 16-64 år, som är i behov av samordnade "
            "rehabiliteringsinsatser.",
            [("general", "target_group", 16, 64)],
        ),
        (
            "Förbundets målgrupp består av individer som har behov av samordnad rehabilitering.",
            [("general", "target_group", None, None)],
        ),
        (
            "Målgruppen är unga vuxna under 30 år.",
            [("young", "target_group", None, 29)],
        ),
    ],
)
def test_whom_the_association_is_for_is_no_priority(groups, text, expected):
    assert groups(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Uppdrag för unga som för närvarande inte prioriteras av någon.",
        "Unga är en del av samhället.",
        "Fokus på det som fungerar i mötet med den enskilde.",
        "Propositionen anger att en målgrupp är personer med behov av förebyggande åtgärder.",
    ],
)
def test_a_group_that_is_only_mentioned_is_no_priority(groups, text):
    assert groups(text) == []


def test_a_listed_group_without_a_known_word_is_unmapped(passages, vocabulary):
    text = "Prioriterade grupper:\n- fiskare utan båt"
    (stated,) = find_priority_groups(passages(text), vocabulary)
    group = stated.record
    assert (group.group_text, group.group_id) == ("fiskare utan båt", UNMAPPED)
    assert group.is_judgement
    assert group.judgement_text


def test_a_reviewed_spelling_is_no_proposal_and_a_judged_one_is_not_used(passages, vocabulary):
    text = "Prioriterade grupper:\n- daglediga vuxna\n- gruppen på torget\n- unga"
    found = find_priority_groups(passages(text), vocabulary)
    assert [(stated.record.group_id, stated.record.is_judgement) for stated in found] == [
        ("long-term-unemployed", False),
        (UNMAPPED, True),
        ("young", True),
    ]


def test_the_laws_group_is_taken_from_the_laws_words_where_no_target_is_named(groups):
    text = "Ändamålet är att stödja individer som är i behov av samordnade rehabiliteringsinsatser."
    assert groups(text) == [("general", "target_group", None, None)]


def test_the_same_group_with_and_without_ages_is_once_with_them(groups):
    text = (
        "Målgruppen är personer med behov av samordnad rehabilitering.\n\n"
        "Målgruppen är personer 16-64 år som har behov av samordnad rehabilitering."
    )
    assert groups(text) == [("general", "target_group", 16, 64)]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("unga 16–29 år", (16, 29)),
        ("16-åringar", (None, None)),
        ("mellan 18 och 24 år", (18, 24)),
        ("yngre än 25 år", (None, 24)),
        ("upp till 30 år", (None, 30)),
        ("över 55 år", (56, None)),
        ("från 18 år", (18, None)),
        ("55+", (55, None)),
        ("unga", (None, None)),
    ],
)
def test_ages_are_those_that_the_words_state(text, ages):
    assert find_ages(text) == ages

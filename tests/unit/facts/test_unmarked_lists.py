import pytest

from finsam_metrics.facts.passages import PassageKind, join_passages
from finsam_metrics.facts.unmarked_lists import find_unmarked_items


@pytest.fixture
def items(lines):
    """The items that passages of a text are, and the headings."""
    return lambda text: [
        one.text for one in join_passages(lines(text)) if one.kind is PassageKind.ITEM
    ]


GROUPS = ["Unga vuxna", "Långtidssjukskrivna", "Utrikes födda kvinnor"]
LONG = [
    "Minst 40 procent av deltagarna ska vara i arbete vid avslut",
    "Minst 75 procent av deltagarna ska uppleva att de har närmat sig arbete",
]


def test_short_lines_that_stand_together_under_a_heading_are_a_list(items):
    assert items("Prioriterade grupper\n\n" + "\n".join(GROUPS)) == GROUPS


def test_the_heading_may_be_the_first_of_the_lines(items):
    assert items("En mening.\n\nPrioriterade grupper\n" + "\n".join(GROUPS)) == GROUPS


def test_a_text_that_ends_with_a_colon_introduces_them_too(items):
    text = "Styrelsen har beslutat att dessa\ngrupper är prioriterade:\n\n"
    assert items(text + "\n".join(GROUPS)) == GROUPS


def test_two_lines_are_a_list_where_neither_can_be_a_heading(items):
    assert items("Mål 2024\n\n" + "\n".join(LONG)) == LONG
    assert items("Ekonomi\n\nBudget\nFinansiering") == []


def test_long_lines_that_begin_with_capitals_and_end_nothing_are_no_paragraph(items):
    lines = [*LONG, "Samtliga insatser ska följas upp"]
    assert items("Målet är att fler ska komma i arbete.\n\n" + "\n".join(lines)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Möten\n\nStyrelsen leder förbundet\noch har fem möten.",
        "Möten\n\nStyrelsen har fem möten.\nBeredningsgruppen har fyra.\nDe är öppna.",
        "Mål\n\n- Ett\n- Två\n- Tre",
        "Mål\n\n1. Ett\n2. Två\n3. Tre",
        "Medlemmar\n\nFörbundets medlemmar är Arbetsförmedlingen, Försäkringskassan och\n"
        "Region Granland samt\nSjöstad",
        "Datum\n\nDatum\tPlats\n1 maj\tVik\n2 maj\tEkby",
    ],
)
def test_paragraphs_and_what_has_marks_or_cells_are_left_as_they_are(lines, text):
    assert find_unmarked_items(lines(text), lambda text: len(text) < 12) == frozenset()

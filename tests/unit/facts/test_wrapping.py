import pytest

from finsam_metrics.facts.passages import PassageKind, join_passages
from finsam_metrics.facts.wrapping import find_width, is_broken, is_full_before
from finsam_metrics.model.sources import Line

WRAPPED = """Verksamhet
Samordningsförbundet ska stödja dem som behöver samordnad
rehabilitering. Förbundet prioriterar under året insatser
för unga och för dem som länge har varit sjukskrivna. Det
gemensamma arbetet leds av styrelsen, som har sex möten i
Sjöbygden.
Ekonomi
Medlemmarnas bidrag är tillsammans 4 000 tkr, och dessutom
finns 300 tkr i eget kapital. Styrelsen ska under hösten
besluta hur pengarna ska användas."""


def wrapped(text):
    return [Line(number=at, page=None, text=one) for at, one in enumerate(text.split("\n"), 1)]


def test_a_text_with_many_full_lines_is_wrapped():
    assert find_width(wrapped(WRAPPED)) in range(55, 60)


@pytest.mark.parametrize(
    "text", ["Kort\n" * 3, ("x" * 300 + "\n") * 9, "Ett\nTvå ord\n" * 9 + "x" * 90]
)
def test_paragraphs_on_lines_of_their_own_are_not_wrapped(text):
    assert find_width(wrapped(text)) is None


def test_wrapped_paragraphs_are_whole_and_headings_stand_alone():
    found = [(one.kind, one.text[:12]) for one in join_passages(wrapped(WRAPPED))]
    assert found == [
        (PassageKind.HEADING, "Verksamhet"),
        (PassageKind.TEXT, "Samordningsf"),
        (PassageKind.HEADING, "Ekonomi"),
        (PassageKind.TEXT, "Medlemmarnas"),
    ]


def test_an_item_of_a_wrapped_text_goes_on_with_a_name_where_its_line_was_full():
    text = (
        f"{WRAPPED}\n- Arbetet leds av den styrgrupp som bildades under året av\nSjöbygden\n- Två"
    )
    found = [one for one in join_passages(wrapped(text)) if one.kind is PassageKind.ITEM]
    assert [one.text.split()[-1] for one in found] == ["Sjöbygden", "Två"]


@pytest.mark.parametrize(
    ("length", "following", "width", "is_stopped", "expected"),
    [
        (58, "rehabilitering", 60, False, True),
        (58, "Sjöbygden", 60, False, True),
        (20, "Sjöbygden", 60, False, False),
        (20, "och mer", 60, False, False),
        (58, "Ekonomi", 60, True, False),
        (58, "Det är bra.", 60, True, True),
        (80, "Sjöbygden", None, False, True),
        (80, "Sjöbygden", None, True, False),
        (40, "rehabilitering", None, False, True),
        (5, "rehabilitering", None, False, False),
    ],
)
def test_a_full_line_goes_on_in_the_next(length, following, width, is_stopped, expected):
    assert is_broken(length, following, width, is_stopped=is_stopped) is expected


def test_a_full_line_that_ends_with_a_colon_goes_on_in_a_long_one_and_else_begins_a_list():
    assert is_full_before(58, "Samverkansledarskap är en konferens för alla", 60)
    assert not is_full_before(58, "Samverkansledarskap", 60)
    assert not is_full_before(30, "Samverkansledarskap är en konferens för alla", 60)

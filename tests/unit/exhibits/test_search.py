"""Search over everything: what holds the words in some form, the best first, at its place."""

import pytest

from finsam_metrics.exhibits.dataset import load_data
from finsam_metrics.exhibits.search import make_index


@pytest.fixture(scope="module")
def index(small_db):
    """All that can be found in the small database."""
    return make_index(load_data(small_db.database, "small"))


def test_everything_has_a_kind_of_its_own(index):
    kinds = {hit.kind for hit in index.hits}
    assert kinds == {"Förbund", "Ord", "Dokument", "Insats", "Grupp", "Utbildning", "Mål"}


def test_a_word_in_the_plural_finds_it_in_the_singular_and_the_reverse(index):
    plural, single = index.find("utbildningar"), index.find("utbildning")
    assert plural == single
    assert "Länsgemensam utbildning" in [hit.text for hit in plural]


@pytest.mark.parametrize(
    ("asked", "text", "kind"),
    [
        ("Västra Mälardalen", "Västra Mälardalen", "Förbund"),
        ("västeras", "Västerås", "Förbund"),
        ("VASTERAS", "Västerås", "Förbund"),
        ("styrelsens", "Styrelse", "Ord"),
        ("kvinnocoachernas", "Kvinnocoacher", "Insats"),
        ("kvinnoc", "Kvinnocoacher", "Insats"),
    ],
)
def test_what_is_found_first_is_what_is_meant(index, asked, text, kind):
    assert (text, kind) in [(hit.text, hit.kind) for hit in index.find(asked)[:3]]


def test_what_has_dots_is_not_found_before_what_is_written_as_asked(index):
    assert index.find("mål") != index.find("mal")
    assert all(hit.kind == "Mål" or "mål" in hit.text.casefold() for hit in index.find("mål")[:5])


def test_every_word_must_be_held(index):
    both = index.find("västerås mål")
    assert both
    assert {hit.kind for hit in both if hit.whose.startswith("Västerås")} >= {"Mål"}
    assert index.find("västerås xyzzy") == []


@pytest.mark.parametrize("asked", ["", " ", "!?", "xyzzy", "%", "' or 1=1"])
def test_what_nothing_holds_finds_nothing(index, asked):
    assert index.find(asked) == []


def test_a_row_of_a_plan_is_at_its_page_with_association_and_year(index):
    (hit, *_) = [hit for hit in index.find("vägen in mälardalen") if hit.kind == "Insats"]
    assert hit.page == "insatser"
    assert dict(hit.parameters) == {"forbund": "vastra-malardalen", "ar": hit.whose[-4:]}

"""What a pack is to hold, as a file and as a link."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_metrics.reports.pack.descriptions import (
    MOST_VIEWS,
    Description,
    DescriptionError,
    View,
    pack_description,
    read_description,
    unpack_description,
    write_description,
)

DESCRIBED = Description(
    heading="Länsmöte",
    meeting_date=dt.date(2026, 12, 10),
    years=(2014, 2021),
    choices={"matt": "tkr", "forbund": "vasteras,kramfors"},
    views=(View(part="budget"), View(part="pair", parameters={"vanster": "vasteras.2014.budget"})),
)

words = st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=20).filter(
    str.isprintable
)
descriptions = st.builds(
    Description,
    heading=st.none() | words,
    meeting_date=st.none() | st.dates(),
    years=st.lists(st.integers(1990, 2100), max_size=4).map(tuple),
    choices=st.dictionaries(words, words, max_size=3),
    views=st.lists(
        st.builds(View, part=words, parameters=st.dictionaries(words, words, max_size=2)),
        max_size=5,
    ).map(tuple),
)


@given(descriptions)
def test_what_is_saved_is_read_back(described):
    assert read_description(write_description(described)) == described


@given(descriptions)
def test_a_link_opens_the_same_pack(described):
    text = pack_description(described)
    assert text is None or unpack_description(text) == described


def test_a_file_holds_choices_and_no_figures():
    assert set(json.loads(write_description(DESCRIBED))) == {
        *("form", "heading", "meeting_date", "years", "choices", "views"),
    }


def test_the_same_pack_is_saved_as_the_same_bytes():
    other = read_description(write_description(DESCRIBED))
    assert write_description(other) == write_description(DESCRIBED)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "går inte att läsa"),
        (b"\xff\xfe\x00", "går inte att läsa"),
        (b"[" * 10_000, "går inte att läsa"),
        (b"[]", "inget sparat underlag"),
        (b"{}", "inget sparat underlag"),
        (b'{"form": "finsam-underlag-9"}', "annan version"),
        (b" " * 50_000, "för stor"),
    ],
)
def test_what_is_no_saved_pack_is_refused_in_words(content, said):
    with pytest.raises(DescriptionError) as raised:
        read_description(content)
    assert said in raised.value.swedish


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("heading", "x" * 500),
        ("heading", "två\nrader"),
        ("heading", 7),
        ("meeting_date", "i morgon"),
        ("years", [14]),
        ("years", [True]),
        ("years", "2014"),
        ("choices", ["matt"]),
        ("choices", {"matt": 1}),
        ("views", ["budget"]),
        ("views", [{"parameters": {}}]),
        ("views", [{"part": "budget"}] * (MOST_VIEWS + 1)),
    ],
)
def test_a_field_that_cannot_be_read_is_named(name, value):
    document = json.loads(write_description(DESCRIBED)) | {name: value}
    with pytest.raises(DescriptionError) as raised:
        read_description(json.dumps(document).encode())
    assert f"Fältet {name}" in raised.value.swedish


@pytest.mark.parametrize("text", ["", "å", "A" * 5000, "eNqrVs", "eJwDAAAAAAE"])
def test_a_link_that_was_cut_or_changed_is_refused_in_words(text):
    with pytest.raises(DescriptionError) as raised:
        unpack_description(text)
    assert raised.value.swedish


def test_a_view_is_added_once_and_last():
    again = DESCRIBED.with_view(View(part="words")).with_view(View(part="budget"))
    assert [view.part for view in again.views] == ["budget", "pair", "words"]


def test_a_full_pack_takes_no_more():
    full = Description(views=tuple(View(part=str(n)) for n in range(MOST_VIEWS)))
    with pytest.raises(DescriptionError, match="högst 40 vyer"):
        full.with_view(View(part="budget"))


@pytest.mark.parametrize(
    ("place", "steps", "order"),
    [(0, 1, "bac"), (2, -1, "acb"), (0, -1, "abc"), (2, 1, "abc"), (0, 9, "bca")],
)
def test_views_are_moved_and_stay_at_the_ends(place, steps, order):
    described = Description(views=tuple(View(part=part) for part in "abc"))
    assert "".join(view.part for view in described.moved(place, steps).views) == order


def test_a_view_is_left_out():
    described = Description(views=tuple(View(part=part) for part in "abc"))
    assert [view.part for view in described.without(1).views] == ["a", "c"]

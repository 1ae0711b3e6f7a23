from decimal import Decimal

import pytest

from finsam_metrics.facts.staffing import find_staffing


@pytest.fixture
def posts(passages):
    """Role, extent and employer of the posts of a text."""
    return lambda text: [
        (stated.record.role, stated.record.extent_share, stated.record.employer_text)
        for stated in find_staffing(passages(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Förbundet har en förbundschef på heltid, anställd av Ekby kommun.",
            [("förbundschef", Decimal(1), "Ekby kommun")],
        ),
        (
            "Samordnaren arbetar 80 % och är anställd hos Region Sjöbygden.",
            [("samordnare", Decimal("0.8"), "Region Sjöbygden")],
        ),
        ("Kanslichefen har en tjänst på 75 procent.", [("kanslichef", Decimal("0.75"), None)]),
        ("Till kansliet hör en ekonom på halvtid.", [("ekonom", Decimal("0.5"), None)]),
        ("Kansliet består av 0,5 tjänst administratör.", [("administratör", Decimal("0.5"), None)]),
        ("Ekonomitjänster köps från Ekby kommun.", [("ekonomitjänster", None, "Ekby kommun")]),
        (
            "Styrelsen har en verkställande tjänsteman som leder arbetet.",
            [("verkställande tjänsteman", None, None)],
        ),
        (
            "Samordnaren leder kansliet. Hon är anställd av Viks kommun.",
            [("samordnare", None, "Viks kommun")],
        ),
        (
            "I kansliet ingår sekreterare och ekonom.",
            [("sekreterare", None, None), ("ekonom", None, None)],
        ),
    ],
)
def test_a_post_has_its_extent_and_employer(posts, text, expected):
    assert posts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Samordnaren deltar i styrgruppen.",
        "Arbetsutskottet består av ordförande, ekonom och sekreterare som träffas varje månad.",
        "Ansvarig: samordnaren",
        "80 % av deltagarna ska gå till arbete.",
    ],
)
def test_a_role_that_is_only_mentioned_is_no_post(posts, text):
    assert posts(text) == []


def test_each_post_has_the_share_in_parentheses_after_it(posts):
    text = "Kansliet består av en förbundschef (100 %) och en administratör (50 %)."
    assert posts(text) == [
        ("förbundschef", Decimal(1), None),
        ("administratör", Decimal("0.5"), None),
    ]


def test_the_sentence_that_says_most_of_a_post_counts(posts):
    text = "Förbundet har en samordnare.\n\nSamordnaren är anställd av Ekby kommun."
    assert posts(text) == [("samordnare", None, "Ekby kommun")]


@pytest.mark.parametrize(
    "text",
    [
        "Bemanning\n\nFörbundschef 75 %\nEkonom 20 %\nAdministratör 50 %",
        "Personal\n\n- Förbundschef, 75 % av heltid\n- Ekonom (20 %)\n- Administratör: 50 procent",
        "Tjänst\tOmfattning\nFörbundschef\t75 %\nEkonom\t20 %\nAdministratör\t50 %",
    ],
)
def test_posts_in_a_list_or_a_table_have_the_extent_beside_them(passages, text):
    found = [stated.record for stated in find_staffing(passages(text))]
    assert [(post.role, post.extent_share) for post in found] == [
        ("förbundschef", Decimal("0.75")),
        ("ekonom", Decimal("0.2")),
        ("administratör", Decimal("0.5")),
    ]


def test_more_than_the_whole_is_no_extent_of_a_post(passages):
    assert find_staffing(passages("Ekonom 200 %")) == ()

import pytest

from finsam_metrics.facts.initiatives import find_initiatives


@pytest.fixture
def initiatives(passages):
    """Name, amount and condition of the initiatives of a text."""
    return lambda text: [
        (found.record.name, found.record.amount_sek, found.record.condition_text)
        for found in find_initiatives(passages(text))[0]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Följande insatser har beviljats medel:\n- Gläntan, 1 200 tkr\n- Vändpunkten: 350 tkr",
            [("Gläntan", 1_200_000, None), ("Vändpunkten", 350_000, None)],
        ),
        (
            "Under 2019 finansieras följande projekt:\n\n1. Gläntan (1,2 mnkr)\n2. "
            "Vändpunkten (350 000 kr)",
            [("Gläntan", 1_200_000, None), ("Vändpunkten", 350_000, None)],
        ),
        (
            "Styrelsen har beslutat att finansiera dessa insatser:\n\u2022 Gläntan – 1 200 "
            "tkr, förutsatt att ESF beviljar sin del",
            [("Gläntan", 1_200_000, "förutsatt att ESF beviljar sin del")],
        ),
        (
            "För år 2019 har följande verksamheter beviljats medel.\n- Gläntan\n- "
            "Vändpunkten i Ekby",
            [("Gläntan", None, None), ("Vändpunkten i Ekby", None, None)],
        ),
        ("Projektet Gläntan har beviljats 825 000 kr.", [("Gläntan", 825_000, None)]),
        ("Styrelsen har beviljat Nya Gläntan 500 tkr.", [("Nya Gläntan", 500_000, None)]),
        ("Styrelsen avsätter 500 tkr till insatsen Gläntan.", [("Gläntan", 500_000, None)]),
        ("Gläntan tilldelas 410 tkr för 2019.", [("Gläntan", 410_000, None)]),
    ],
)
def test_what_gets_money_is_an_initiative(initiatives, text, expected):
    assert initiatives(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Förbundet har till uppgift att:\n- Stödja samverkan\n- Finansiera insatser",
        "Följande insatser avslutas:\n- Gläntan\n- Vändpunkten",
        "Styrelsen har beviljat 500 tkr.",
        "Förbundet finansierar insatser för unga.",
    ],
)
def test_a_list_without_money_is_no_initiative(initiatives, text):
    assert initiatives(text) == []


def test_the_amount_of_an_initiative_is_known_by_its_place(passages):
    text = "Följande insatser har beviljats medel:\n- Gläntan, 1 200 tkr"
    _, names = find_initiatives(passages(text))
    assert names == {(1, 9): "Gläntan"}


ROWS = "{}\n\nArbetsträning 1 210\nUngdomscoacher 850\nFas 3 1 400\nSumma 2 460\n\nBudget\n\nLön 5"


def test_rows_of_a_table_in_a_list_have_its_unit(initiatives):
    assert initiatives(ROWS.format("Följande insatser finansieras (tkr):")) == [
        ("Arbetsträning", 1_210_000, None),
        ("Ungdomscoacher", 850_000, None),
        ("Fas 3", 1_400_000, None),
    ]


def test_an_amount_without_a_unit_is_no_part_of_a_name(initiatives):
    assert initiatives(ROWS.format("Följande insatser finansieras:")) == [
        ("Arbetsträning", None, None),
        ("Ungdomscoacher", None, None),
        ("Fas 3", None, None),
    ]


def test_a_heading_introduces_what_gets_money_too(initiatives):
    text = "Insatser som beviljats medel\n\nGläntan 500 tkr\nVägen 300 tkr\nBron 200 tkr"
    assert initiatives(text) == [
        ("Gläntan", 500_000, None),
        ("Vägen", 300_000, None),
        ("Bron", 200_000, None),
    ]


def test_a_line_of_granted_money_under_a_name_is_of_that_initiative(initiatives):
    text = "Insatser\n\n5.2 Gläntan\n\nEn insats för unga.\n\nBeviljade medel 2019: 850 tkr"
    assert initiatives(text) == [("Gläntan", 850_000, None)]
    assert initiatives("Ekonomi\n\nBeviljade medel: 850 tkr") == []
    assert initiatives("Gläntan\n\nBeviljade medel: 850 tkr till lön") == []

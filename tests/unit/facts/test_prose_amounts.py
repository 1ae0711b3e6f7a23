from decimal import Decimal

import pytest

from finsam_metrics.facts.prose_amounts import find_prose_amounts, total_of_concept
from finsam_metrics.model.enums import Concept
from finsam_metrics.words.text_amounts import scan_amounts


@pytest.fixture
def amounts(passages):
    """The amounts of a text in a plan for 2019."""
    return lambda text: find_prose_amounts(passages(text), budget_year=2019)


@pytest.mark.parametrize(
    ("text", "concept", "kind", "amount", "year"),
    [
        ("Förbundets budgetram för 2019 är 6 200 tkr.", "frame", "income", 6_200_000, 2019),
        (
            "Medlemmarna har beslutat om en ekonomisk ram på 3,4 mnkr.",
            "frame",
            "income",
            3_400_000,
            2019,
        ),
        ("Medelstilldelningen är oförändrad, 2 600 000 kr.", "frame", "income", 2_600_000, 2019),
        ("För år 2021 planeras en ram om 6,5 mnkr.", "frame", "income", 6_500_000, 2021),
        ("Parterna bidrar med 4 miljoner kronor.", "frame", "income", 4_000_000, 2019),
        ("Styrelsen äskade 5 500 tkr av medlemmarna.", "applied_for", "income", 5_500_000, 2019),
        (
            "Förbundet har ansökt om 4,2 mkr i tilldelning.",
            "applied_for",
            "income",
            4_200_000,
            2019,
        ),
        ("Förbundet disponerar drygt 5 mnkr under 2019.", "disposable", "income", 5_000_000, 2019),
        (
            "Till förbundets förfogande står ca 7 500 000 kr.",
            "disposable",
            "income",
            7_500_000,
            2019,
        ),
        ("Budgeten för 2020 omsluter 8,1 Mkr.", "disposable", "income", 8_100_000, 2020),
        ("Årets underskott beräknas till 420 tkr.", "result", "result", -420_000, 2019),
        ("Resultatet för 2018 blev ett överskott på 312 tkr.", "result", "result", 312_000, 2018),
        ("Det budgeterade resultatet är minus 250 tkr.", "result", "result", -250_000, 2019),
        ("De totala kostnaderna beräknas till 4 850 tkr.", "total_cost", "cost", 4_850_000, 2019),
        ("Utgående eget kapital 2018 var 1 320 tkr.", "closing_equity", "equity", 1_320_000, 2018),
        ("Av förra årets medel återstår 430 tkr.", None, "equity", 430_000, 2018),
        ("Hela budgeten bygger på 430 tkr i överfört kapital.", None, "equity", 430_000, 2019),
        ("Överskottet från 2018, 640 tkr, används.", None, "equity", 640_000, 2019),
        ("Ränteintäkterna beräknas till 15 tkr.", None, "income", 15_000, 2019),
        ("Kostnaden för revision är 45 tkr.", None, "cost", 45_000, 2019),
    ],
)
def test_the_words_before_an_amount_say_what_it_is(amounts, text, concept, kind, amount, year):
    (one,) = amounts(text)
    assert (one.concept, one.kind, one.amount_sek, one.year) == (concept, kind, amount, year)


@pytest.mark.parametrize(
    ("text", "label", "category"),
    [
        ("Till detta kommer 500 tkr från Försäkringskassan.", "Försäkringskassan", "income-state"),
        (
            "Till detta kommer 250 tkr från Region Sjöbygden till insatser.",
            "Region Sjöbygden",
            "income-region",
        ),
        (
            "Kommunernas medlemsavgift är 650 tkr.",
            "Kommunernas medlemsavgift",
            "income-municipality",
        ),
        ("Dessutom 600 tkr från samverkansmiljarden.", "samverkansmiljarden", "income-other"),
        ("Styrelsen har avsatt 200 000 kronor för utvärdering.", "utvärdering", None),
    ],
)
def test_an_amount_has_its_source_or_its_purpose_as_label(amounts, text, label, category):
    (one,) = amounts(text)
    assert (one.label, one.category_id) == (label, category)


@pytest.mark.parametrize(
    "text",
    [
        "De medel som finns till förfogande ska gå till insatser, bland annat Gläntan med 300 tkr.",
        "Staten bidrar med 50 % och övriga parter med 25 % vardera av totalt 4 miljoner kronor.",
        "Förbundet kan bevilja mindre insatser upp till 50 000 kr.",
        "Upphandling krävs för inköp över 100 000 kr.",
        "Resultatet av arbetet visar att var och en av dem som deltog sparade 300 tkr.",
    ],
)
def test_an_amount_that_no_words_name_is_not_guessed(amounts, text):
    (one,) = amounts(text)
    assert (one.statement, one.kind, one.concept) == (None, None, None)


def test_an_amount_for_each_participant_is_a_rate():
    (one,) = scan_amounts("Ersättning utgår med 350 kr per deltagare.")
    assert one.per_text == "per deltagare"


def test_about_is_no_part_of_the_printed_amount(amounts):
    (one,) = amounts("Medlemsavgiften blir cirka 5,5 miljoner kronor.")
    assert (one.printed_text, one.unit, one.is_approximate) == ("5,5", "mkr", True)


def test_both_ends_of_a_range_are_approximate(amounts):
    low, high = amounts("Mellan 2 och 3 miljoner kronor avsätts för nya insatser.")
    assert (low.amount_sek, high.amount_sek) == (2_000_000, 3_000_000)
    assert (low.is_approximate, high.is_approximate) == (True, True)


def test_an_amount_over_several_years_is_of_no_year(amounts):
    (one,) = amounts("Dessutom 600 tkr från samverkansmiljarden, fördelat på två år.")
    assert one.year is None


def test_parts_that_a_sentence_adds_up_are_tied_to_their_sum(amounts):
    text = (
        "Försäkringskassan ger 2 mkr, Region Sjöbygden 1 mkr och Ekby kommun 1 mkr, totalt 4 mkr."
    )
    found = amounts(text)
    assert [one.part_of for one in found] == [4, 4, 4, None]
    assert found[3].concept is Concept.FRAME


def test_of_which_ties_parts_only_where_they_make_the_sum(amounts):
    whole = "Medlemmarnas bidrag uppgår till 3 000 tkr, varav staten 1 500 tkr"
    made = amounts(f"{whole}, regionen 750 tkr och kommunerna 750 tkr.")
    short = amounts(f"{whole} och regionen 750 tkr.")
    assert [one.part_of for one in made] == [None, 1, 1, 1]
    assert [one.part_of for one in short] == [None, None, None]


def test_an_equation_in_words_is_what_may_be_used(amounts):
    found = amounts("Parternas medel 900 tkr + ränta 20 tkr + eget kapital 80 tkr = 1 000 tkr.")
    assert [one.part_of for one in found] == [4, 4, 4, None]
    assert found[3].concept is Concept.DISPOSABLE


def test_parts_of_a_frame_are_no_frames_themselves(amounts):
    found = amounts("Parterna skjuter till 1 000 tkr + 500 tkr = 1 500 tkr.")
    assert [one.concept for one in found] == [None, None, Concept.FRAME]


def test_the_same_amount_from_each_is_two_amounts(amounts):
    found = amounts("Utfallet blev 750 tkr vardera från regionen och Ekby kommun.")
    assert [(one.label, one.amount_sek) for one in found] == [
        ("regionen", 750_000),
        ("Ekby kommun", 750_000),
    ]


def test_each_giver_before_an_amount_gives_it(amounts):
    found = amounts("Region Sjöbygden och Ekby kommun bidrar med 1 075 000 kronor vardera.")
    assert [(one.label, one.category_id) for one in found] == [
        ("Region Sjöbygden", "income-region"),
        ("Ekby kommun", "income-municipality"),
    ]


def test_what_a_party_gives_the_association_is_income(amounts):
    (one,) = amounts("Försäkringskassan har för 2019 tilldelat förbundet 2 150 000 kronor.")
    assert (one.kind, one.category_id) == ("income", "income-state")


def test_what_the_members_give_the_association_is_its_frame(amounts):
    (one,) = amounts("Ägarna har inför året tilldelat förbundet 3,2 miljoner kronor.")
    assert (one.kind, one.concept) == ("income", Concept.FRAME)


def test_what_is_bought_of_a_party_is_a_cost(amounts):
    (one,) = amounts("Lönetjänster köps av Ekby kommun för 60 000 kr.")
    assert (one.kind, one.category_id) == ("cost", None)


def test_a_total_is_the_exact_amount_in_the_finest_unit(amounts):
    found = amounts("Budgetramen är ca 6 mnkr. Budgetramen är 6,2 mnkr. Budgetramen är 6 210 tkr.")
    stated = total_of_concept(found, Concept.FRAME, 2019)
    assert stated is not None
    assert stated.amount_sek == Decimal(6_210_000)


def test_totals_that_differ_are_not_chosen_between(amounts):
    found = amounts("Budgetramen är 6 200 tkr. Medlemsavgiften är 5 100 tkr.")
    assert total_of_concept(found, Concept.FRAME, 2019) is None


def test_a_frame_of_another_year_is_not_the_plans(amounts):
    found = amounts("Budgetramen för 2018 var 6 200 tkr.")
    assert total_of_concept(found, Concept.FRAME, 2019) is None


def test_how_far_something_is_from_its_budget_is_no_result(amounts):
    (found,) = amounts("Förbundet visar ett överskott på 195 tkr för perioden jämfört med budget.")
    assert found.concept is None


def test_what_an_amount_comes_up_to_in_a_year_is_no_range_from_the_year(amounts):
    (one,) = amounts("Förbundets intäkter uppgår 2019 till 4 200 tkr.")
    assert (one.printed_text, one.concept, one.is_approximate) == (
        "4 200",
        Concept.TOTAL_INCOME,
        False,
    )
    assert len(amounts("Bidraget höjs från 2000 till 2500 kr.")) == 2


def test_income_named_after_costs_in_a_sentence_is_all_income(amounts):
    cost, income = amounts("Kostnaderna budgeteras till 4 353 tkr och intäkterna till 4 200 tkr.")
    assert (cost.concept, income.concept) == (Concept.TOTAL_COST, Concept.TOTAL_INCOME)


def test_equity_at_the_end_of_a_named_year_is_closing_equity(amounts):
    (one,) = amounts("Eget kapital vid utgången av 2019 beräknas till 1 147 tkr.")
    assert one.concept is Concept.CLOSING_EQUITY

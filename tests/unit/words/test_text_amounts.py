import pytest

from finsam_metrics.words.text_amounts import amount_without_unit, scan_amounts, split_row


@pytest.mark.parametrize(
    ("text", "printed", "unit", "sek"),
    [
        ("om 4 000 000 kronor", "4 000 000", "kr", 4_000_000),
        ("om 4.000.000 kr", "4.000.000", "kr", 4_000_000),
        ("om 4\u00a0250\u00a0tkr", "4\u00a0250", "tkr", 4_250_000),
        ("om 3,25 mnkr", "3,25", "mkr", 3_250_000),
        ("om 3,25 Mkr.", "3,25", "mkr", 3_250_000),
        ("om 12 milj. kr", "12", "mkr", 12_000_000),
        ("om 12 miljoner i ram", "12", "mkr", 12_000_000),
        ("om 800 tusen kronor", "800", "tkr", 800_000),
        ("om 800kkr", "800", "tkr", 800_000),
        ("för 45 000:-", "45 000", "kr", 45_000),
        ("resultat -120 tkr", "-120", "tkr", -120_000),
        ("resultat minus 120 tkr", "-120", "tkr", -120_000),
        ("Lokalhyra \N{EN DASH} 50 tkr", "50", "tkr", 50_000),
        ("medel från 2013 3 265 tkr", "3 265", "tkr", 3_265_000),
        ("en ram om fyra miljoner kronor", "fyra", "mkr", 4_000_000),
        ("om en halv miljon kronor", "en halv", "mkr", 500_000),
        ("om tre och en halv miljoner kronor", "tre och en halv", "mkr", 3_500_000),
        ("om två hundra tusen kronor", "två hundra", "tkr", 200_000),
        ("om femhundratusen kronor", "femhundra", "tkr", 500_000),
        ("för 2014 fem miljoner kronor", "fem", "mkr", 5_000_000),
    ],
)
def test_an_amount_has_the_unit_after_it(text, printed, unit, sek):
    (one,) = scan_amounts(text)
    assert (one.printed_text, one.unit, one.amount_sek) == (printed, unit, sek)


@pytest.mark.parametrize(
    "text",
    [
        "Ca 2 miljoner människor bor här",
        "Lag 2003:1210 och 140 000 invånare",
        "kl. 13.00 i 3 kronorsrummet",
        "99 999 999 999 999 kr",
        "Två miljoner svenskar",
        "Tre kronor är ett landslag",
        "kroner och tolv krontal",
    ],
)
def test_a_number_without_money_after_it_is_no_amount(text):
    assert scan_amounts(text) == []


def test_both_ends_of_a_range_have_its_unit():
    low, high = scan_amounts("200-300 tkr")
    assert (low.amount_sek, high.amount_sek, low.is_approximate) == (200_000, 300_000, True)


def test_a_year_before_a_dash_is_no_end_of_a_range():
    (one,) = scan_amounts("Budget 2019 - 500 tkr")
    assert one.amount_sek == 500_000


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Arbetsträning 1 210", ("Arbetsträning", "1 210")),
        ("Unga 16-29 år 850", ("Unga 16-29 år", "850")),
        ("Fas 3 1 210", ("Fas 3", "1 210")),
        ("Fas 3", None),
        ("SUV 2020", None),
        ("Unga 16-29", None),
        ("1 210", None),
        ("Arbetsträning", None),
    ],
)
def test_a_row_ends_with_a_number_that_is_no_part_of_its_name(text, row):
    assert split_row(text) == row


def test_a_number_has_the_unit_that_stands_elsewhere():
    amount = amount_without_unit(" 1 210", "tkr")
    assert (amount.printed_text, amount.unit, amount.amount_sek) == ("1 210", "tkr", 1_210_000)
    assert amount_without_unit("-", "tkr") is None

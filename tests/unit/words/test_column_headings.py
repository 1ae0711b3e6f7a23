"""What the printed heading of a column says."""

import pytest

from finsam_metrics.model.enums import Version
from finsam_metrics.words.column_headings import (
    heads_amounts,
    heads_beside,
    heads_codes,
    heads_labels,
    is_beside,
    is_of_headings,
    parse_heading,
)


def says(text):
    heading = parse_heading(text)
    return None if heading is None else (heading.year, heading.version)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Budget 2020", (2020, Version.BUDGET)),
        ("Utfall", (None, Version.OUTCOME)),
        ("2 011", (2011, None)),
        ("2008-12-31", (2008, None)),
        ("Prognos\n2015", (2015, Version.FORECAST)),
        ("Plan 2022 (tkr)", (2022, Version.PLAN)),
        ("Rev. budget 2019", (2019, Version.BUDGET)),
        ("Förslag till budget 2025", (2025, Version.BUDGET)),
        ("Budgetförslag 2025", (2025, Version.BUDGET)),
        ("Justerad budget 2024", (2024, Version.BUDGET)),
        ("Preliminärt utfall 2023", (2023, Version.OUTCOME)),
        ("Flerårsplan 2026", (2026, Version.PLAN)),
        ("Prognos helår 2024", (2024, Version.FORECAST)),
        ("Prognos 2 2024", (2024, Version.FORECAST)),
        ("Utfall jan-dec 2023", (2023, Version.OUTCOME)),
        ("Utfall 2023-12-31", (2023, Version.OUTCOME)),
        ("Budget -24", (2024, Version.BUDGET)),
        ("Budget 2024 1)", (2024, Version.BUDGET)),
    ],
)
def test_a_heading_says_its_year_and_what_its_column_holds(text, said):
    assert says(text) == said


@pytest.mark.parametrize(
    "text",
    ["", "Arvoden", "Budget 2020 Plan 2021", "2020 2021", "Budget 12", "Budget för insatser 2020",
     "Budget " * 12],
)  # fmt: skip
def test_what_says_something_else_too_is_no_heading(text):
    assert parse_heading(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Utfall jan-aug 2024",
        "Utfall 2024-08-31",
        "Utfall 2024-08",
        "Utfall t.o.m. aug 2024",
        "Ack. utfall 2024",
        "Utfall kvartal 1 2024",
    ],
)
def test_a_part_of_a_year_is_not_the_year(text):
    assert says(text) == (None, Version.OUTCOME)


@pytest.mark.parametrize("text", ["Jan-aug 2024", "2024-08", "Delår 2024", "Budgetram"])
def test_a_part_of_a_year_or_a_word_of_rows_alone_is_no_heading(text):
    assert parse_heading(text) is None


@pytest.mark.parametrize(
    ("text", "beside"),
    [("Not", True), ("Förändring, %", False), ("Förändring %", True), ("Konto", True),
     ("Budget 2024", False)],
)  # fmt: skip
def test_notes_accounts_and_changes_stand_beside_the_years(text, beside):
    assert is_beside(text) is beside


@pytest.mark.parametrize(
    ("label", "cell", "heads"),
    [
        ("Insats", "Belopp", True),
        ("Projekt", "Beviljat belopp (kr)", True),
        ("Post", "Tkr", True),
        ("Datum", "Belopp", False),
        ("Insats", "Deltagare", False),
        ("Drivhuset", "Belopp", False),
    ],
)
def test_labels_and_amounts_may_be_headed_without_a_year(label, cell, heads):
    assert heads_amounts(label, cell) is heads


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Budget 2024 (ksek)", (2024, Version.BUDGET)),
        ("Utfall 2023, msek", (2023, Version.OUTCOME)),
        ("Budget 2024 tusental kronor", (2024, Version.BUDGET)),
        ("Plan 2025 miljoner kronor", (2025, Version.PLAN)),
        ("Utfall jan-febr 2024", (None, Version.OUTCOME)),
        ("Utfall jan—aug 2024", (None, Version.OUTCOME)),
        ("Budget ’24", (2024, Version.BUDGET)),
    ],
)
def test_a_heading_may_have_every_unit_month_and_dash(text, said):
    assert says(text) == said


@pytest.mark.parametrize("text", ["Budget 2024", "Rev. budget 2024", "Flerårsplan 2025, tkr",
                                  "Planerat 2025", "Verksamhetsplan 2025", "Budget 2024 Plan 2025",
                                  "Utfall 2023 Not", "2 011", "2008-12-31"])  # fmt: skip
def test_words_and_years_of_headings_and_nothing_else_head_columns(text):
    assert is_of_headings(text)


@pytest.mark.parametrize("text", ["Totalt", "Planerat", "Verksamhetsplan", "Budget för insatser",
                                  "Budget 2024 och 2025", "Budget 12"])  # fmt: skip
def test_a_word_of_rows_alone_and_what_says_something_else_head_no_columns(text):
    assert not is_of_headings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Insats",
        "Projekt",
        "Budgetposter",
        "Benämning (tkr)",
        "Belopp i miljoner",
        "Konto",
        "Not",
        "(tusental kronor)",
    ],
)
def test_every_word_over_labels_is_known_whatever_it_stands_beside(text):
    assert heads_labels(text)


@pytest.mark.parametrize("text", ["Drivhuset", "", "Projekt 3", "Kansli/personal"])
def test_a_label_is_no_word_over_labels(text):
    assert not heads_labels(text)


@pytest.mark.parametrize("text", ["Not", "not:", "Noter.", "Konto", "Kontonr", "Ansvar", "Kst"])
def test_codes_are_headed_with_and_without_a_sign_after(text):
    assert heads_codes(text)
    assert heads_beside(text)


@pytest.mark.parametrize("unit", ["kr", "kronor", "tkr", "kkr", "ksek", "mkr", "mnkr", "msek"])
def test_amounts_may_be_headed_with_any_unit(unit):
    assert heads_amounts("Insats", f"Belopp ({unit})")
    assert heads_amounts("Insats", unit)

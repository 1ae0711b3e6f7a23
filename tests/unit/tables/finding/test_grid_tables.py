from dataclasses import replace
from datetime import date

from finsam_metrics.model.enums import Version
from finsam_metrics.tables.finding.cell_tables import find_tables
from finsam_metrics.tables.finding.grid_tables import find_grid_tables, with_grids
from tests.unit.tables.finding.test_grids import rows_with_cells


def tables(*rows):
    return find_grid_tables(rows_with_cells(*rows))


def cells(table):
    return [(row.readings[0].label, *row.readings[0].cells) for row in table.rows]


def test_amounts_with_two_decimals_are_kronor():
    (table,) = tables("Balansrapport", "Konto\tUtg saldo", "Bank\t1 200,50", "Kassa\t3,00")
    assert table.unit == "kr"


def test_the_unit_may_stand_in_the_words_of_rows():
    (table,) = tables(
        "Flerårsöversikt\t2025\t2024", "Omsättning, tkr\t4 265\t3 124", "Res, tkr\t41\t-9"
    )
    assert table.unit == "tkr"


def test_brackets_that_all_figures_of_a_column_have_are_no_minus():
    (table,) = tables(
        "Resultaträkning",
        "Intäkter\t1990\t(1989)",
        "Avgift\t66,00\t(53,00)",
        "Kiosk\t3,00\t(-2,00)",
    )
    assert cells(table) == [("Avgift", "66,00", "53,00"), ("Kiosk", "3,00", "-2,00")]
    assert table.rows[0].printed == ("66,00", "(53,00)")


def test_a_lost_minus_and_english_points_are_read_as_what_they_stand_for():
    (table,) = tables("Budget (kr)", "Post\tBelopp", "Porto\t!150", "Snö\t!4 500")
    assert cells(table) == [("Porto", "-150"), ("Snö", "-4 500")]
    (table,) = tables("Årsbokslut", "Post\t2025", "Netto\t3,983,166.42", "Kiosk\t-93.44")
    assert cells(table) == [("Netto", "3983166,42"), ("Kiosk", "-93,44")]


def test_what_a_table_counts_is_kept_as_quantities_with_what_its_rows_and_columns_say():
    (table,) = tables("Medlemmar", "\t2023\t2024", "Vuxna\t120\t130", "Unga\t40\t35")
    assert table.rows == ()
    assert [(one.label, one.heading.year, one.printed_text) for one in table.quantities][:2] == [
        ("Vuxna", 2023, "120"),
        ("Vuxna", 2024, "130"),
    ]


def test_counts_and_shares_beside_money_are_quantities():
    (table,) = tables(
        "Budget (kr)",
        "Post\tAntal\tá pris\tBelopp",
        "Kurs\t12\t1 500\t18 000",
        "Lunch\t30\t120\t3 600",
    )
    assert cells(table)[0] == ("Kurs", "1 500", "18 000")
    assert [(one.label, one.printed_text) for one in table.quantities] == [
        ("Kurs", "12"),
        ("Lunch", "30"),
    ]


def test_a_document_says_the_period_and_the_kind_of_what_its_columns_do_not():
    (table,) = tables(
        "Resultatrapport",
        "Period 2024-01-01 - 2024-12-31",
        "\tPeriod\tPeriod fg år",
        "El\t1,00\t2,00",
        "Gas\t3,00\t4,00",
    )
    assert [(one.year, one.version, one.period_to) for one in table.headings] == [
        (2024, Version.OUTCOME, date(2024, 12, 31)),
        (2023, Version.OUTCOME, date(2023, 12, 31)),
    ]


def test_no_figure_is_told_twice_whatever_stands_after_it():
    lines = tuple(
        rows_with_cells(
            "Budget 2026",
            "\t2025\t2026",
            "Hyra\t1.200 kronor\t1.300 kronor",
            "El\t3 kronor\t4 kronor",
        )
    )
    found = with_grids(find_tables(lines), find_grid_tables(lines))
    assert sum(len(table.rows) for table in found) == 2


def test_two_decimals_of_amounts_without_thousands_say_no_unit():
    (table,) = tables("Resultaträkning", "Konto\tUtfall", "Hyra\t0,47", "El\t2,10")
    assert table.unit is None


def test_a_grid_that_states_a_unit_goes_before_a_table_that_states_none():
    (grid,) = tables("Budget 2024 (tkr)", "\tBudget 2024\tPlan 2025", "Hyra\t90\t95", "El\t3\t4")
    (told,) = find_tables(rows_with_cells("\tBudget 2024\tPlan 2025", "Hyra\t90\t95", "El\t3\t4"))
    on_the_same_lines = replace(
        told, rows=tuple(replace(row, line=row.line + 1) for row in told.rows)
    )
    (kept,) = with_grids([on_the_same_lines], [grid])
    assert kept.unit == "tkr"


def test_the_unit_of_a_single_row_is_not_that_of_the_table():
    (table,) = tables(
        "Flerårsöversikt (tkr)",
        "\t2023\t2022",
        "Omsättning\t4 812\t4 655",
        "Balansomslutning\t61 240\t62 011",
        "Årsavgift per kvm, kr\t782\t751",
    )
    assert table.unit == "tkr"
    assert [one.label for one in table.quantities] == ["Årsavgift per kvm, kr"] * 2


def test_accounts_of_bare_years_with_rates_among_their_rows_are_outcomes():
    lines = rows_with_cells(
        "Årsredovisning 2023",
        "Flerårsöversikt (tkr)",
        "\t2023\t2022",
        "Omsättning\t4 812\t4 655",
        "Balansomslutning\t61 240\t62 011",
        "Soliditet (%)\t41\t42",
    )
    (table,) = with_grids(find_tables(lines), find_grid_tables(lines))
    assert {one.version for one in table.headings} == {Version.OUTCOME}


def test_a_row_that_says_per_what_its_price_is_holds_money():
    (table,) = tables(
        "Kostnadskalkyl",
        "Post\tAntal\tÀ-pris\tSumma",
        "Buss\t2\t8 500\t17 000",
        "Mat per deltagare\t45\t420\t18 900",
        "Logi\t90\t150\t13 500",
    )
    assert cells(table)[1] == ("Mat per deltagare", "420", "18 900")


def test_changes_of_equity_are_money_though_nothing_says_their_unit():
    (table,) = tables(
        "Förändringar i eget kapital",
        "\tInsatser\tFond\tTotalt",
        "Vid årets ingång\t18 400 000\t1 210 500\t19 610 500",
        "Avsättning\t\t300 000\t300 000",
    )
    assert cells(table)[1] == ("Avsättning", None, "300 000", "300 000")


def test_a_minus_after_its_amount_and_ore_after_a_colon_are_read():
    (table,) = tables("Resultat (kr)", "\tBudget\tUtfall", "In\t4 000\t890:50", "Ut\t3 900-\t155,-")
    assert cells(table) == [("In", "4 000", "890,50"), ("Ut", "-3 900", "155")]


def test_fees_by_year_are_money():
    (table,) = tables("Uppdrag\tAntal\tArvode 2024", "Ordförande\t1\t24 000", "Revisor\t2\t3 500")
    assert cells(table) == [("Ordförande", "24 000"), ("Revisor", "3 500")]


def test_statements_of_several_pages_go_before_one_table_of_bare_years_over_them_all():
    rows = ("Resultaträkning", "\t2024\t2023", "Avgift\t1 200\t1 100", "Hyra\t-900\t-800")
    more = ("Balansräkning", "\t2024\t2023", "Bank\t2 200\t2 100", "Kassa\t900\t800")
    grids = tables(*rows, *more)
    headed = find_tables(rows_with_cells(*rows, *more))
    (first, *others) = headed
    joined = replace(first, rows=(*first.rows, *(row for one in others for row in one.rows)))
    kept = with_grids([joined], grids)
    assert [one.title for one in kept] == ["Resultaträkning", "Balansräkning"]
    assert {heading.version for one in kept for heading in one.headings} == {Version.OUTCOME}


def test_the_unit_in_the_words_of_the_rows_of_money_is_theirs_whatever_shares_stand_beside():
    (table,) = tables(
        "Flerårsöversikt\t2018\t2017",
        "Omsättning Tkr\t11 745\t11 491",
        "Resultat Tkr\t-6 647\t-216",
        "Soliditet %\t58,13\t62,87",
        "Lån/m2 bostadsyta kr\t2 643\t2 376",
        "Värmekostnad per m2 kr\t79\t74",
    )
    assert table.unit == "tkr"
    assert len(table.rows) == 2

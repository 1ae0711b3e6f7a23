from datetime import date

from finsam_metrics.model.drafts import ColumnKind
from finsam_metrics.model.enums import Version
from finsam_metrics.tables.meaning.columns import Around, find_headings
from finsam_metrics.words.periods import Period

NOTHING = Around(version=None, period=None, year=None)
OF_2025 = Around(
    version=Version.OUTCOME,
    period=Period(first=date(2025, 1, 1), last=date(2025, 12, 31)),
    year=2025,
)


def found(*heads, cells=None, around=NOTHING):
    columns = cells or [["1"]] * len(heads)
    return find_headings(
        [head if isinstance(head, tuple) else (head,) for head in heads],
        columns,
        [False] * len(heads),
        around,
    )


def test_what_a_column_holds_is_told_by_any_of_the_words_over_it():
    told = [(one.text, one.version) for one in found(("Helår", "Fg prognos"), ("Period", "Budget"))]
    assert told == [("Fg prognos Helår", Version.FORECAST), ("Budget Period", Version.BUDGET)]


def test_a_column_that_says_nothing_is_left_open_and_is_never_a_budget():
    (heading,) = found("Belopp")
    assert (heading.version, heading.year, heading.is_of_grid) == (None, None, True)


def test_a_column_of_the_year_before_is_of_the_same_days_a_year_earlier():
    (heading,) = found("Period fg år", around=OF_2025)
    assert (heading.year, heading.period_from, heading.period_to) == (
        2024,
        date(2024, 1, 1),
        date(2024, 12, 31),
    )


def test_a_period_without_days_states_no_year():
    (heading,) = found(("Period", "Utfall"), around=Around(version=None, period=None, year=2026))
    assert heading.year is None


def test_a_year_of_the_document_is_marked_as_such():
    stated, inferred = found("Utfall 2025", "Utfall", around=OF_2025)
    assert (stated.is_inferred, inferred.is_inferred) == (False, True)


def test_differences_prices_shares_and_counts_are_told_apart_from_amounts():
    told = found("Avvik else", "á pris (kr)", "Andel (%)", "Antal", "Not", "Belopp (kr)")
    assert [one.kind for one in told] == [
        ColumnKind.DIFFERENCE,
        ColumnKind.PRICE,
        ColumnKind.SHARE,
        ColumnKind.COUNT,
        ColumnKind.CODE,
        ColumnKind.MONEY,
    ]


def test_shares_without_a_sign_for_per_cent_are_known_by_the_columns_they_compare():
    told = found(
        "Budget",
        "Utfall",
        "Mot budget",
        cells=[["100", "200", "400"], ["110", "190", "500"], ["10", "-5", "25"]],
    )
    assert [one.kind for one in told] == [ColumnKind.MONEY, ColumnKind.MONEY, ColumnKind.SHARE]


def test_small_whole_numbers_without_a_heading_are_notes():
    told = find_headings(
        [(), ("2024",)], [[None, "2", None, "3"], ["10", "20", "30", "40"]], [False, False], NOTHING
    )
    assert told[0].kind is ColumnKind.CODE


def test_an_opening_balance_is_the_closing_balance_of_the_year_before():
    opening, closing = found("Ing saldo", "Utg saldo", around=OF_2025)
    assert (opening.year, opening.period_from, opening.period_to) == (
        2024,
        None,
        date(2024, 12, 31),
    )
    assert (closing.year, closing.version) == (2025, Version.OUTCOME)


def test_columns_that_say_the_same_are_numbered():
    assert [one.text for one in found("Belopp", "Belopp", "Belopp")] == [
        "Belopp",
        "Belopp (2)",
        "Belopp (3)",
    ]


def test_bare_years_of_a_budget_are_outcomes_before_it_and_plans_after_it():
    around = Around(version=Version.BUDGET, period=None, year=2020)
    told = found("2019", "2020", "2021", around=around)
    assert [one.version for one in told] == [Version.OUTCOME, Version.BUDGET, Version.PLAN]
    assert all(one.is_inferred for one in told)


def test_a_part_of_the_documents_year_has_its_days_and_no_year():
    (heading,) = found("Utfall jan-aug", around=Around(version=None, period=None, year=2024))
    assert (heading.year, heading.period_from, heading.period_to) == (
        None,
        date(2024, 1, 1),
        date(2024, 8, 31),
    )


def test_a_part_of_the_year_before_is_of_that_year():
    (heading,) = found("Utfall T1 fg år", around=Around(version=None, period=None, year=2024))
    assert heading.period_to == date(2023, 4, 30)


def test_a_forecast_in_a_report_of_a_part_of_a_year_is_not_said_to_be_of_the_part():
    part = Around(
        version=Version.OUTCOME,
        period=Period(first=date(2024, 1, 1), last=date(2024, 8, 31)),
        year=2024,
    )
    told = found("Utfall", "Prognos", "Budget helår", around=part)
    assert [one.period_to for one in told] == [date(2024, 8, 31), None, None]


def test_years_of_accounts_that_two_calendar_years_share_have_the_days_of_the_documents_own():
    around = Around(
        version=Version.OUTCOME,
        period=Period(first=date(2022, 7, 1), last=date(2023, 6, 30)),
        year=None,
    )
    own, before = found("2022/2023", "2021/22", around=around)
    assert (own.year, own.period_from, own.period_to) == (None, date(2022, 7, 1), date(2023, 6, 30))
    assert (before.period_from, before.period_to) == (date(2021, 7, 1), date(2022, 6, 30))
    (bare,) = found("2022/2023")
    assert (bare.year, bare.period_from, bare.period_to) == (None, None, None)


FACTORS = [["4", "5", "3", None], ["450", "100", "1 000", None], ["1 800", "500", "3 000", "60"]]


def test_columns_that_make_a_third_row_by_row_are_counts_and_prices():
    told = found("", "", "Belopp", cells=FACTORS)
    assert [one.kind for one in told] == [ColumnKind.COUNT, ColumnKind.PRICE, ColumnKind.MONEY]


def test_columns_that_make_no_third_on_some_row_stay_amounts():
    cells = [FACTORS[0], FACTORS[1], ["1 800", "500", "3 001", "60"]]
    assert {one.kind for one in found("", "", "Belopp", cells=cells)} == {ColumnKind.MONEY}


def test_the_words_over_a_column_are_read_downwards_and_those_of_a_group_come_last():
    stacked = found(
        ("Utfall", "jan-aug 2024"), ("Utfall", "jan-aug 2023"), ("Budget-", "avvikelse")
    )
    assert [one.text for one in stacked] == [
        "Utfall jan-aug 2024",
        "Utfall jan-aug 2023",
        "Budgetavvikelse",
    ]
    of_funds = found(("Fria medel", "Ingående"), ("Fria medel", "Utgående"), ("Bundna", "medel"))
    assert [one.text for one in of_funds] == [
        "Ingående Fria medel",
        "Utgående Fria medel",
        "Bundna medel",
    ]


def test_noughts_of_a_year_are_no_shares_of_other_columns():
    cells = [["450", "300", "750"], ["0", "0", "0"], ["0", "0", "650"]]
    told = found("2025", "2027", "2028", cells=cells)
    assert [one.kind for one in told] == [ColumnKind.MONEY] * 3


def test_a_whole_year_in_a_report_of_a_part_of_it_is_the_year_of_the_report():
    period = Period(first=date(2024, 1, 1), last=date(2024, 8, 31))
    around = Around(version=Version.OUTCOME, period=period, year=None)
    told = found("Utfall", "Prognos helår", "Budget", around=around)
    assert [one.year for one in told] == [None, 2024, None]


def test_how_many_there_are_in_a_year_and_what_each_costs_are_no_money():
    told = found("Antal 2023", "Kostnad 2023", "Kostnad per deltagare", "2022 kvinnor", "Budget")
    assert [one.kind for one in told] == [
        ColumnKind.COUNT,
        ColumnKind.MONEY,
        ColumnKind.COUNT,
        ColumnKind.COUNT,
        ColumnKind.MONEY,
    ]


def test_the_sum_of_counts_is_a_count():
    told = found("Kvinnor", "Män", "Totalt")
    assert [one.kind for one in told] == [ColumnKind.COUNT] * 3
    told = found("Antal", "á pris (kr)", "Summa")
    assert told[-1].kind is ColumnKind.MONEY


def test_the_words_nearest_to_a_column_say_its_version_where_a_title_over_all_says_two():
    heads = [
        ["Budget och utfall", "Budget 2023 exkl moms"],
        ["Budget och utfall", "Utfall 2022 exkl moms"],
    ]
    cells = [["1 200", "300"], ["1 100", "200"]]
    around = Around(version=None, period=None, year=None)
    found = find_headings(heads, cells, [False, False], around)
    assert [(one.year, one.version) for one in found] == [
        (2023, Version.BUDGET),
        (2022, Version.OUTCOME),
    ]

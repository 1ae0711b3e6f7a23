from decimal import Decimal

import pytest

from finsam_metrics.model.drafts import RowMeaning
from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement
from finsam_metrics.tables.solving.sums import (
    HELD,
    NOT_HELD,
    TableRows,
    find_parts,
    mark_sum,
    score_parts,
    sign_as_printed,
    turned_kinds,
)


def rows_of(*rows, statement=Statement.BUDGET):
    """Rows as (label, kind, amounts) with what else they are."""
    meanings, sections, labels, amounts = [], [], [], []
    for label, kind, own, *rest in rows:
        more = rest[0] if rest else {}
        meanings.append(
            RowMeaning(
                row_kind=RowKind.SUM if more.get("sum") else RowKind.ITEM,
                kind=kind,
                concept=more.get("concept"),
                is_detail=more.get("detail", False),
                is_rate=more.get("rate", False),
            )
        )
        labels.append(label)
        sections.append(more.get("section"))
        amounts.append([None if one is None else Decimal(one) for one in own])
    return TableRows(
        statement=statement, meanings=meanings, sections=sections, labels=labels, amounts=amounts
    )


def parts(rows):
    return find_parts(rows, turned_kinds(rows))


SUM = {"sum": True}


def test_a_sum_takes_the_rows_of_its_block_and_a_total_the_sums():
    rows = rows_of(
        ("Arvoden", Kind.COST, [1], {"section": "Styrelse"}),
        ("Resor", Kind.COST, [2], {"section": "Styrelse"}),
        ("Summa styrelse", Kind.COST, [3], {"section": "Styrelse", **SUM}),
        ("Lön", Kind.COST, [4], {"section": "Kansli"}),
        ("Summa kansli", Kind.COST, [4], {"section": "Kansli", **SUM}),
        ("Summa kostnader", Kind.COST, [7], {"concept": Concept.TOTAL_COST, **SUM}),
    )
    assert parts(rows) == {0: 2, 1: 2, 3: 4, 2: 5, 4: 5}


def test_details_and_income_are_no_part_of_a_sum_of_costs():
    rows = rows_of(
        ("Bidrag", Kind.INCOME, [9]),
        ("Lön", Kind.COST, [4]),
        ("varav kansli", Kind.COST, [1], {"detail": True}),
        ("Summa kostnader", Kind.COST, [4], SUM),
    )
    assert parts(rows) == {1: 3}


def test_income_within_a_block_of_costs_lessens_its_sum():
    rows = rows_of(
        ("Lön", Kind.COST, [5], {"section": "Kansli"}),
        ("Ränta", Kind.INCOME, [1], {"section": "Kansli"}),
        ("Summa kansli", Kind.COST, [4], {"section": "Kansli", **SUM}),
    )
    assert parts(rows) == {0: 2, 1: 2}


def test_a_result_is_all_income_less_all_costs():
    rows = rows_of(
        ("Summa intäkter", Kind.INCOME, [9], SUM),
        ("Summa kostnader", Kind.COST, [7], SUM),
        ("Årets resultat", Kind.RESULT, [2], SUM),
    )
    assert parts(rows) == {0: 2, 1: 2}


def test_a_sum_whose_words_are_its_blocks_may_have_no_parts():
    rows = rows_of(
        ("Summa intäkter", Kind.INCOME, [9], SUM),
        ("Summa insatser", Kind.INCOME, [0], {"section": "Insatser", **SUM}),
    )
    assert parts(rows) == {}


def test_a_total_takes_the_sums_of_its_block_though_the_blocks_within_it_have_other_names():
    rows = rows_of(
        ("Lön", Kind.COST, [4], {"section": "Kansli"}),
        ("Delsumma kansli", Kind.COST, [4], {"section": "Kansli", **SUM}),
        ("Ung kraft", Kind.COST, [5], {"section": "Insatser"}),
        ("Delsumma insatser", Kind.COST, [5], {"section": "Insatser", **SUM}),
        (
            "Summa kostnader",
            Kind.COST,
            [8],
            {"section": "Kostnader", "concept": Concept.TOTAL_COST, **SUM},
        ),
    )
    assert parts(rows) == {0: 1, 2: 3, 1: 4, 3: 4}


def test_the_first_sum_of_a_table_has_no_parts():
    assert parts(rows_of(("Summa", Kind.COST, [1], SUM))) == {}


def test_where_words_leave_it_open_the_rows_that_make_the_sum_are_its_parts():
    rows = rows_of(
        ("Buffert", Kind.COST, [50]),
        ("Lön", Kind.COST, [4]),
        ("Hyra", Kind.COST, [3]),
        ("Summa", Kind.COST, [7], SUM),
    )
    assert parts(rows) == {1: 3, 2: 3}


def test_columns_that_cannot_be_tried_decide_nothing():
    rows = rows_of(
        ("Lön", Kind.COST, [None, 4]),
        ("Summa", Kind.COST, [7, None], SUM),
    )
    assert parts(rows) == {0: 1}


def test_a_cash_flow_takes_flows_and_the_closing_takes_flow_and_opening():
    rows = rows_of(
        ("Årets resultat", Kind.RESULT, [2]),
        ("Fordringar", Kind.CASH_FLOW, [-1]),
        ("Årets kassaflöde", Kind.CASH_FLOW, [1], SUM),
        ("Likvida medel vid årets början", Kind.ASSET, [5], {"concept": Concept.OPENING_CASH}),
        ("Likvida medel vid årets slut", Kind.ASSET, [6],
         {"concept": Concept.CLOSING_CASH, **SUM}),
        statement=Statement.CASH_FLOW,
    )  # fmt: skip
    assert parts(rows) == {0: 2, 1: 2, 2: 4, 3: 4}
    assert turned_kinds(rows) == frozenset()


def test_a_balance_sheet_sums_each_side():
    rows = rows_of(
        ("Bank", Kind.ASSET, [9]),
        ("Summa tillgångar", Kind.ASSET, [9], {"concept": Concept.TOTAL_ASSETS, **SUM}),
        ("Eget kapital", Kind.EQUITY, [-4]),
        ("Årets resultat", Kind.RESULT, [-1]),
        ("Skulder", Kind.LIABILITY, [-4]),
        ("Summa eget kapital och skulder", Kind.LIABILITY, [-9], SUM),
        statement=Statement.BALANCE_SHEET,
    )
    assert turned_kinds(rows) == {Kind.EQUITY, Kind.LIABILITY, Kind.RESULT}
    assert parts(rows) == {0: 1, 2: 5, 3: 5, 4: 5}


def test_a_balance_sheet_printed_as_it_is_meant_is_not_turned():
    rows = rows_of(("Eget kapital", Kind.EQUITY, [4]), statement=Statement.BALANCE_SHEET)
    assert turned_kinds(rows) == frozenset()


@pytest.mark.parametrize(
    ("amounts", "turned"),
    [
        (([-9], [7], [-2]), {Kind.INCOME, Kind.RESULT}),
        (([9], [-7], [2]), {Kind.COST}),
        (([9], [7], [2]), set()),
        (([0], [None], [0]), set()),
    ],
)
def test_kinds_that_are_printed_the_other_way_round_are_turned_whole(amounts, turned):
    income, cost, result = amounts
    rows = rows_of(
        ("Summa intäkter", Kind.INCOME, income, SUM),
        ("Summa kostnader", Kind.COST, cost, SUM),
        ("Årets resultat", Kind.RESULT, result, SUM),
    )
    assert turned_kinds(rows) == turned
    assert parts(rows) == {0: 2, 1: 2}


def test_one_cell_that_disagrees_with_its_kind_turns_nothing():
    rows = rows_of(("Lön", Kind.COST, [4, -4]), ("Hyra", Kind.COST, [3, 3]))
    assert turned_kinds(rows) == frozenset()


@pytest.mark.parametrize(("turned", "sign"), [(set(), -1), ({Kind.COST}, 1)])
def test_costs_that_are_printed_negative_are_added_in_a_result(turned, sign):
    rows = rows_of(("Kostnader", Kind.COST, [7]), ("Resultat", Kind.RESULT, [2], SUM))
    assert sign_as_printed(rows, 1, 0, frozenset(turned)) == sign


def test_a_sum_may_stand_before_its_rows_and_before_other_such_sums():
    rows = rows_of(
        ("Kostnader", Kind.COST, [10], SUM),
        ("Styrelse", Kind.COST, [3], SUM),
        ("Arvoden", Kind.COST, [3]),
        ("Kansli", Kind.COST, [7], SUM),
        ("Lön", Kind.COST, [7]),
        ("Summa kostnader", Kind.COST, [10], SUM),
    )
    heads = {0: (1, 3), 1: (2,), 3: (4,)}
    assert find_parts(rows, frozenset(), heads) == {1: 0, 3: 0, 2: 1, 4: 3, 0: 5}


def test_rates_are_part_of_no_sum():
    rows = rows_of(
        ("Lön", Kind.COST, [5]),
        ("Antal deltagare", Kind.COST, [3], {"rate": True}),
        ("Summa kostnader", Kind.COST, [5], SUM),
    )
    assert parts(rows) == {0: 2}


def test_a_result_whose_income_stands_elsewhere_has_no_parts_unless_they_agree():
    rows = rows_of(("Summa kostnader", Kind.COST, [7], SUM), ("Resultat", Kind.RESULT, [2], SUM))
    assert parts(rows) == {}
    rows = rows_of(("Summa kostnader", Kind.COST, [7], SUM), ("Resultat", Kind.RESULT, [-7], SUM))
    assert parts(rows) == {0: 1}


def test_a_result_after_another_takes_it_and_what_stands_between():
    rows = rows_of(
        ("Summa intäkter", Kind.INCOME, [9], SUM),
        ("Summa kostnader", Kind.COST, [7], SUM),
        ("Resultat före finansiella poster", Kind.RESULT, [2], SUM),
        ("Räntekostnader", Kind.COST, [1]),
        ("Årets resultat", Kind.RESULT, [1], SUM),
    )
    assert parts(rows) == {0: 2, 1: 2, 2: 4, 3: 4}


def test_what_is_left_at_the_end_of_the_year_is_what_there_was_and_the_result():
    rows = rows_of(
        ("Summa intäkter", Kind.INCOME, [9], SUM),
        ("Summa kostnader", Kind.COST, [7], SUM),
        ("Ingående eget kapital", Kind.EQUITY, [5]),
        ("Årets resultat", Kind.RESULT, [2], SUM),
        ("Utgående eget kapital", Kind.EQUITY, [7], SUM),
    )
    assert parts(rows) == {0: 3, 1: 3, 2: 4, 3: 4}


@pytest.mark.parametrize(
    ("stated", "own", "weight"),
    [
        (30, [10, 20], HELD),
        (31, [10, 20], 0),
        (35, [10, 20], NOT_HELD),
        (None, [10, 20], 0),
        (30, [None, None], 0),
        (0, [0, 0], 0),
    ],
)
def test_a_column_weighs_for_or_against_a_sum_unless_it_cannot_be_tried(stated, own, weight):
    found = mark_sum(
        None if stated is None else Decimal(stated),
        [None if one is None else Decimal(one) for one in own],
        [1, 1],
        Decimal(1),
    )
    assert found == weight


def test_a_row_left_out_and_a_sum_of_nothing_speak_against_a_structure():
    rows = rows_of(
        ("Lön", Kind.COST, [5]), ("Hyra", Kind.COST, [4]), ("Summa kostnader", Kind.COST, [9], SUM)
    )
    whole = score_parts(rows, {0: 2, 1: 2}, frozenset())
    assert whole == HELD
    assert score_parts(rows, {1: 2}, frozenset()) < 0
    assert score_parts(rows, {}, frozenset()) < 0


def test_a_row_between_the_sums_and_the_result_that_it_is_no_part_of_is_left_out():
    def told(result):
        rows = rows_of(
            ("Avgifter", Kind.INCOME, [9, 8]),
            ("Summa intäkter", Kind.INCOME, [9, 8], SUM),
            ("Hyra", Kind.COST, [4, 5]),
            ("Summa kostnader", Kind.COST, [4, 5], SUM),
            ("Netto övrigt", Kind.COST, [2, 1]),
            ("Resultat", Kind.RESULT, result, SUM),
        )
        return [part for part, total in parts(rows).items() if total == 5]

    assert told([5, 3]) == [1, 3]
    assert told([3, 2]) == [1, 3, 4]

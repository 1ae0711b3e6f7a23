"""Amounts of a plan package against the printed text beside them."""

import pytest

from finsam_metrics.checks.amount_agreement import check_amounts
from finsam_metrics.store.packages import read_data_folder

TRAINING = "plans/vasteras-2014/training.csv"
INITIATIVE = "plans/vasteras-2014/initiative.csv"


def faults_of(small_plans, **tables):
    """What does not agree in a plan with these rows."""
    small_plans.write("row | text | 2014 budget\n1 | A | 10", **tables)
    folder = read_data_folder(small_plans.paths)
    assert folder.faults == []
    (package,) = folder.packages
    return [str(fault) for fault in check_amounts(package)]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (
            ",några,mkr,7000000,7000000,false,printed,",
            "column printed_text: 'några' is not an amount; "
            "write the figure exactly as printed, for example '1 250' or '-430,9'",
        ),
        (
            ",7,tkr,7000000,7000000,false,printed,",
            "column printed_amount_sek: '7000000'; printed_text, unit and basis give 7000.00",
        ),
        (
            ",7,mkr,7000000,6999999,false,printed,",
            "column amount_sek: '6999999'; printed_text, unit and basis give 7000000.00",
        ),
        (
            ",7,mkr,7000000,7000000,false,column_inferred+sign_normalised,",
            "column amount_sek: '7000000'; printed_text, unit and basis give -7000000.00",
        ),
    ],
)
def test_a_figure_that_does_not_agree_is_told(cells, fault, data_copy):
    file = "plans/norra-vastmanland-2011/budget_line.csv"
    data_copy.replace(file, ",7,mkr,7000000,7000000,false,printed,", cells)
    assert [str(one) for one in data_copy.faults()] == [f"{file}, row 2, {fault}"]


@pytest.mark.parametrize("amount", ["5000", "5000.00"])
def test_a_cost_agrees_with_its_printed_text(amount, small_plans):
    row = {"cost_sek": amount, "printed_text": "5", "unit": "tkr"}
    assert faults_of(small_plans, training=[row]) == []


def test_a_training_without_cost_has_nothing_to_agree_with(small_plans):
    assert faults_of(small_plans, training=[{}], initiative=[{}]) == []


def test_a_printed_text_that_is_no_cost_needs_no_unit(small_plans):
    assert faults_of(small_plans, training=[{"printed_text": "till självkostnad"}]) == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            {"cost_sek": "500", "printed_text": "5", "unit": "tkr"},
            "column cost_sek: '500'; printed_text, unit and basis give 5000.00",
        ),
        (
            {"cost_sek": "", "printed_text": "5", "unit": "tkr"},
            "column cost_sek: nothing; printed_text, unit and basis give 5000.00",
        ),
        (
            {"cost_sek": "5000", "unit": "tkr"},
            "column printed_text: nothing; every amount has its printed_text, "
            "or leave the amount empty",
        ),
        (
            {"cost_sek": "5000", "printed_text": "5"},
            "column unit: nothing; every amount has its unit, or leave the amount empty",
        ),
        (
            {"cost_sek": "5000", "printed_text": "cirka 5", "unit": "tkr"},
            "column printed_text: 'cirka 5' is not an amount; "
            "write the figure exactly as printed, for example '1 250' or '-430,9'",
        ),
        (
            {"cost_sek": "", "printed_text": "-", "unit": "tkr"},
            "column printed_text: '-' is not an amount; "
            "write the figure exactly as printed, for example '1 250' or '-430,9'",
        ),
    ],
)
def test_a_cost_that_does_not_agree_is_told(row, fault, small_plans):
    assert faults_of(small_plans, training=[row]) == [f"{TRAINING}, row 2, {fault}"]


def test_an_initiatives_amount_that_does_not_agree_is_told(small_plans):
    row = {"amount_sek": "1", "printed_text": "5", "unit": "tkr"}
    assert faults_of(small_plans, initiative=[row]) == [
        f"{INITIATIVE}, row 2, column amount_sek: '1'; printed_text, unit and basis give 5000.00"
    ]


def test_a_corrected_amount_need_not_agree_but_the_printed_one_does(data_copy):
    data_copy.replace(
        "plans/norra-vastmanland-2011/budget_line.csv",
        ",7,mkr,7000000,7000000,",
        ",7,mkr,7000001,7000001,",
    )
    data_copy.edit_descriptor(
        "norra-vastmanland-2011",
        lambda one: one["resources"].append(
            {
                "name": "correction",
                "path": "correction.csv",
                "schema": "../../schemas/correction.json",
            }
        ),
    )
    data_copy.file("plans/norra-vastmanland-2011/correction.csv").write_text(
        "figure_id,printed_text,amount_sek,reason_text,author_text,decided_date\n"
        "norra-vastmanland-2011-funding-r1-2011-budget,7,8000000,Tryckfel.,ekonomen,2026-01-15\n",
        encoding="utf-8",
    )
    assert [str(fault) for fault in data_copy.faults()] == [
        "plans/norra-vastmanland-2011/budget_line.csv, row 2, column printed_amount_sek: "
        "'7000001'; printed_text, unit and basis give 7000000.00"
    ]

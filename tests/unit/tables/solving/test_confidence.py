from decimal import Decimal

import pytest

from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.records import SumCheck
from finsam_metrics.tables.solving.confidence import judge_figures


def check(total, *parts, equation="subtotal", holds=True, stated=Decimal(10)):
    return SumCheck(
        check_id=f"{total}-{equation}",
        equation=equation,
        figure_id=total,
        parts=parts,
        stated_sek=stated,
        computed_sek=stated if holds else stated + 1,
        holds=holds,
    )


def judge(*checks, tables=None, **doubts):
    given = {"rounded": set(), "tied": set(), "ambiguous": set(), "without_unit": set(),
             "without_year": set(), **doubts}  # fmt: skip
    return judge_figures(tables or {"total": 1, "part": 1, "alone": 1}, checks, **given)


def test_a_figure_that_a_sum_covers_and_nothing_doubts_is_sure():
    assert judge(check("total", "part")) == {
        "total": Confidence.A,
        "part": Confidence.A,
        "alone": Confidence.C,
    }


def test_a_figure_of_a_sum_that_fails_is_doubted_whatever_else_holds():
    judged = judge(check("total", "part", holds=False), check("total", "part", equation="cross"))
    assert judged["part"] is Confidence.D


def test_a_sum_that_holds_but_for_rounding_leaves_a_little_doubt():
    failing = check("total", "part", holds=False)
    assert judge(failing, rounded={failing.check_id})["total"] is Confidence.B


@pytest.mark.parametrize(
    "doubt", [{"tied": {"part"}}, {"without_unit": {1}}, {"without_year": {"part"}}]
)
def test_ties_and_missing_units_and_years_are_not_settled_by_sums(doubt):
    assert judge(check("total", "part"), **doubt)["part"] is Confidence.C


def test_what_only_the_sums_tell_is_next_to_sure():
    assert judge(check("total", "part"), ambiguous={"part"})["part"] is Confidence.B


TWO = {"total": 1, "part": 1, "other": 2}


@pytest.mark.parametrize(
    ("stated", "without_unit", "confidence"),
    [
        (Decimal(10), {1}, Confidence.B),
        (Decimal(0), {1}, Confidence.C),
        (Decimal(10), {1, 2}, Confidence.C),
    ],
)
def test_a_figure_in_a_table_with_a_unit_proves_that_of_one_without(
    stated, without_unit, confidence
):
    checks = (check("total", "part"), check("total", "other", equation="cross", stated=stated))
    assert judge(*checks, tables=TWO, without_unit=without_unit)["part"] is confidence

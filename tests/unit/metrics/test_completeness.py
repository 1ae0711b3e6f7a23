"""Which parts each plan states, and how its sums stand."""

from finsam_metrics.metrics.completeness import plan_completeness, sum_states


def test_parts_that_a_plan_does_not_state_are_told(public_tables):
    parts = plan_completeness(public_tables)
    missing = {
        plan_id: rows["part_id"].to_list()
        for (plan_id,), rows in parts.filter(~parts["is_stated"]).group_by(
            "plan_id", maintain_order=True
        )
    }
    assert missing["vasteras-2014"] == [
        "result",
        "cash_flow",
        "balance_sheet",
        "meetings",
    ]
    assert missing["vastra-malardalen-2021"] == ["follow_up", "meetings"]
    assert {"initiatives", "administration", "board", "audit"} <= set(
        missing["norra-vastmanland-2011"]
    )
    assert "frame" not in missing["norra-vastmanland-2011"]


def test_amounts_in_prose_do_not_divide_the_costs(public_tables):
    parts = plan_completeness(public_tables)
    prose = parts.filter(parts["plan_id"] == "vastra-malardalen-2012")
    stated = dict(prose.select("part_id", "is_stated").rows())
    assert not stated["initiatives"]
    assert stated["trainings"]
    assert stated["meetings"]


def test_every_plan_is_asked_about_every_part_in_order(public_tables):
    parts = plan_completeness(public_tables)
    ordered = public_tables["plan_part"].sort("sort_order")["part_id"].to_list()
    assert parts["part_id"].to_list() == ordered * 5


def test_every_part_of_the_reference_can_be_stated(public_tables):
    """A part that no rule looks for would be missing in every plan."""
    parts = plan_completeness(public_tables)
    never = set(parts["part_id"]) - set(parts.filter("is_stated")["part_id"])
    assert never == set()


def test_no_sums_to_try_is_another_state_than_all_sums_hold(public_tables):
    budgets = ("plan_id", "check_count", "failing_count", "finding_count", "sum_state")
    assert sum_states(public_tables).select(budgets).rows() == [
        ("kramfors-2010", 38, 2, 3, "some_fail"),
        ("norra-vastmanland-2011", 0, 0, 1, "none"),
        ("vasteras-2014", 17, 0, 0, "all_hold"),
        ("vastra-malardalen-2012", 0, 0, 1, "none"),
        ("vastra-malardalen-2021", 74, 4, 3, "some_fail"),
    ]


def test_only_contradictions_count_as_errors(public_tables):
    counts = dict(sum_states(public_tables).select("plan_id", "error_count").rows())
    assert counts == {
        "kramfors-2010": 2,
        "norra-vastmanland-2011": 0,
        "vasteras-2014": 0,
        "vastra-malardalen-2012": 0,
        "vastra-malardalen-2021": 3,
    }

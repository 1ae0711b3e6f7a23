"""A case made of the trainings of a plan and the key agreed for them."""

from datetime import date

from finsam_metrics.shared_costs.case_files import read_case_file, write_case_file
from finsam_metrics.shared_costs.register import register_from
from finsam_metrics.shared_costs.splits import split
from finsam_metrics.shared_costs.trainings import case_from_trainings


def training(**columns):
    """A joint training with a cost."""
    return {
        "title": "Kurs",
        "scope": "joint",
        "cost_sek": 900,
        "start_date": None,
        "year": 2014,
        "month": None,
    } | columns


def test_joint_trainings_with_a_cost_become_lines(register):
    (agreed,) = register.keys
    rows = [
        training(start_date=date(2014, 2, 19), month=2),
        training(scope="local"),
        training(scope=None),
        training(cost_sek=None),
        training(title="Konferens", month=5),
        training(),
        training(year=None),
    ]
    case = case_from_trainings(rows, agreed, register)
    assert [line.title for line in case.lines] == ["Kurs", "Konferens", "Kurs", "Kurs"]
    assert [line.date for line in case.lines] == ["2014-02-19", "2014-05", "2014", None]
    assert case.parties == ("c", "a", "b")
    assert all(line.payers is None for line in case.lines)


def test_the_committed_key_and_its_seven_trainings_give_the_agreed_amounts(public_tables):
    tables = {name: public_tables[name].to_dicts() for name in public_tables}
    register = register_from(
        associations=tables["association"],
        keys=tables["allocation_key"],
        key_shares=tables["allocation_key_share"],
    )
    (agreed,) = register.keys
    rows = [row for row in tables["training"] if row["plan_id"] == agreed.document_id]
    case = case_from_trainings(rows, agreed, register)
    done = split(read_case_file(write_case_file(case), register=register))
    assert len(case.lines) == 7
    assert {share.party: share.share_ore for share in done.shares} == agreed.amounts_ore
    assert {share.party: share.share_ore for share in done.shares} == {
        "norra-vastmanland": 100_000_00,
        "vastra-malardalen": 60_000_00,
        "vasteras": 100_000_00,
    }
    assert (done.unallocated_ore, done.warnings) == (0, ())

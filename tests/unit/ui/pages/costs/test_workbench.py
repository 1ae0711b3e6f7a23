"""Which rows of a typed case have something to mend."""

from dataclasses import replace

import pytest

from finsam_metrics.shared_costs.register import Register
from finsam_metrics.ui.pages.costs import kept_case, workbench
from finsam_metrics.ui.pages.costs.typed_costs import SEVERAL, TypedCase, TypedLine

RIGHT = TypedLine(title="Kurs", amount="100")
WRONG = {
    "a word for an amount": replace(RIGHT, amount="hundra"),
    "a date that is none": replace(RIGHT, rest={"date": "3 mars"}),
    "payers that do not make the amount": replace(
        RIGHT, payer=SEVERAL, payers={"a": "40", "b": "50"}
    ),
    "an income above the cost": replace(RIGHT, income="101"),
    "a key that there is none of": replace(RIGHT, rest={"key": {"key_id": "ingen"}}),
}


@pytest.mark.parametrize("name", WRONG)
def test_every_row_with_something_to_mend_is_known(monkeypatch, name):
    register = Register(associations={"a": "Arboga", "b": "Boden"}, keys=())
    monkeypatch.setattr(kept_case, "register_of", lambda _: register)
    unreadable = replace(RIGHT, amount="x")
    lines = (unreadable, TypedLine(), RIGHT, WRONG[name], RIGHT, WRONG[name])
    typed = TypedCase(title="Kurser", year="2014", parties=("a", "b"), lines=lines)
    assert workbench.rows_to_mend(typed, None) == {1, 3, 5}

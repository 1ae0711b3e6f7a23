"""What a reviewer does in one go, and how it says amounts."""

from decimal import Decimal

from finsam_metrics.intake.actions import amount_text
from finsam_metrics.intake.draft_folders import add_step, load_review
from finsam_metrics.intake.edits import Edit, Scope


def test_an_amount_is_said_with_the_sign_that_its_row_prints(paths, coordinator, take_in):
    entry = take_in()
    turned = Edit(scope=Scope.TABLE, target="t1", field="is_turned", value="true")
    add_step(paths, coordinator, entry.draft_id, "Vänd tecken", (turned,))
    figure = load_review(paths, entry.draft_id).figures[0]
    assert (figure.line.printed_text, figure.amount_sek) == ("12", Decimal(-12_000))
    assert amount_text(figure, figure.amount_sek) == "12 tkr"

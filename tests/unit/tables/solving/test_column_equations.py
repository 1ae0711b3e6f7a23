from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.model.paths import default_paths

HEAD = "Delårsrapport 2025\n\nResultaträkning (tkr)\n\n"


def checks(tmp_path, text):
    """Equation, label of what is told, stated and computed kronor, of rows that compare columns."""
    path = tmp_path / "rapport.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    draft = read_draft(path, default_paths())
    lines = {figure.line.figure_id: figure.line for figure in draft.figures}
    found = [
        (check.equation, lines[check.figure_id].line_text, check.stated_sek, check.computed_sek)
        for check in draft.sum_checks
        if len(check.parts) == 2
        and {lines[part].row_number for part in check.parts} == {lines[check.figure_id].row_number}
    ]
    return found, [finding.title for finding in draft.findings]


ROWS = (
    "\tUtfall\tBudget\tAvvikelse\n"
    "Hyra\t-118\t-120\t2\n"
    "Inventarier\t-42\t-30\t-12\n"
    "Löner\t-905\t-900\t{löner}\n"
    "Resor\t-20\t-25\t5\n"
    "El\t-31\t-30\t-1\n"
)


def test_the_difference_of_two_columns_is_told_by_what_most_rows_say(tmp_path):
    found, findings = checks(tmp_path, ROWS.format(löner="-5"))
    assert ("subtotal", "Inventarier", 12000, 12000) in [
        (name, label, abs(stated), abs(made)) for name, label, stated, made in found
    ]
    assert len(found) == 5
    assert findings == []


def test_a_difference_that_does_not_agree_is_pointed_out_with_its_column(tmp_path):
    _, findings = checks(tmp_path, ROWS.format(löner="-50"))
    (title,) = findings
    assert "”Löner”" in title


def test_an_opening_balance_and_its_change_make_the_closing_one(tmp_path):
    found, _ = checks(
        tmp_path,
        "Konto\tIng saldo\tFörändring\tUtg saldo\n"
        "Kassa\t100,00\t20,00\t120,00\n"
        "Bank\t500,00\t-50,00\t450,00\n"
        "Fordringar\t30,00\t5,00\t35,00\n",
    )
    assert [name for name, *_ in found] == ["roll_forward"] * 3


def test_columns_that_few_rows_bear_out_are_not_compared(tmp_path):
    found, findings = checks(
        tmp_path,
        "\tUtfall\tBudget\tFörändring\nHyra\t118\t120\t7\nEl\t42\t30\t9\nLön\t905\t900\t1\n",
    )
    assert (found, findings) == ([], [])


def test_all_that_stands_between_two_balances_makes_the_later_one(tmp_path):
    path = tmp_path / "bokslut.txt"
    path.write_text(
        "Årsredovisning 2023\n\nFörändring av eget kapital (kr)\n\n"
        "\tBelopp vid årets ingång\tDisposition av resultat\tÅrets förändring\t"
        "Belopp vid årets utgång\n"
        "Insatser\t16 900\t0\t100\t17 000\n"
        "Balanserat\t2 860\t-1 050\t-540\t1 270\n"
        "Resultat\t-1 050\t1 050\t260\t260\n"
        "Fond\t400\t0\t540\t940\n",
        encoding="utf-8",
    )
    draft = read_draft(path, default_paths())
    lines = {figure.line.figure_id: figure.line for figure in draft.figures}
    rolled = {
        lines[one.figure_id].line_text: one.holds
        for one in draft.sum_checks
        if one.equation == "roll_forward"
    }
    assert rolled == {"Insatser": True, "Balanserat": True, "Resultat": True, "Fond": True}

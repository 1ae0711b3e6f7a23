"""What a count and a price make is compared with the amount beside them."""

import pytest

from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.paths import default_paths

ROWS = (
    "\tAntal\tá pris (kr)\tBelopp (kr)\n"
    "Snöröjning\t4\t4 500\t18 000\n"
    "Sandning\t{count}\t1 358\t{sand}\n"
    "Hyvling\t3\t1 000\t3 000\n"
    "Kantskärning\t0\t1 750\t0\n"
    "Summa\t\t\t{total}\n"
)


def read(tmp_path, *, count="4", sand="5 432", total="26 432"):
    path = tmp_path / "budget.txt"
    rows = ROWS.format(count=count, sand=sand, total=total)
    path.write_text(f"Budget 2024\n\nBudget 2024\n\n{rows}", encoding="utf-8")
    return read_draft(path, default_paths())


def products(draft):
    lines = {one.line.figure_id: one.line for one in draft.figures}
    return [
        (lines[check.figure_id].line_text, check.stated_sek, check.computed_sek)
        for check in draft.sum_checks
        if len(check.parts) == 1
        and lines[check.parts[0]].row_number == lines[check.figure_id].row_number
    ]


def test_a_count_times_a_price_makes_the_amount_beside_them(tmp_path):
    draft = read(tmp_path)
    assert products(draft) == [
        ("Snöröjning", 18000, 18000),
        ("Sandning", 5432, 5432),
        ("Hyvling", 3000, 3000),
    ]
    assert not draft.findings


def test_nothing_counted_proves_no_price(tmp_path):
    (price,) = [
        one
        for one in read(tmp_path).figures
        if one.line.line_text == "Kantskärning" and one.line.amount_sek
    ]
    assert price.confidence is Confidence.C


def test_an_amount_that_is_not_its_count_and_price_is_pointed_out(tmp_path):
    draft = read(tmp_path, sand="5 932")
    titles = [one.title for one in draft.findings]
    assert any("”Sandning”" in title and "en siffra fel" in title for title in titles)


def test_where_the_sum_bears_the_amount_out_no_figure_is_accused(tmp_path):
    (finding,) = read(tmp_path, count="5").findings
    assert finding.line_text == "Sandning"
    assert finding.suggestion is None


@pytest.mark.parametrize("sand", ["9 999", "1 111"])
def test_columns_that_no_rows_bear_out_are_not_compared(tmp_path, sand):
    path = tmp_path / "budget.txt"
    path.write_text(
        "Budget 2024\n\n\tAntal\tá pris (kr)\tBelopp (kr)\n"
        f"Resor\t4\t450\t2 800\nHotell\t3\t1 358\t{sand}\n",
        encoding="utf-8",
    )
    assert products(read_draft(path, default_paths())) == []

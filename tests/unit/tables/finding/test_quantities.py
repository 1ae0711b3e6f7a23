"""What stands in a table of amounts and is no money is kept as a quantity."""

from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.model.paths import default_paths


def quantities(tmp_path, table):
    path = tmp_path / "budget.txt"
    path.write_text(f"Verksamhetsplan 2024\n\nBudget 2024 (tkr)\n\n{table}", encoding="utf-8")
    draft = read_draft(path, default_paths())
    told = [
        (q.label, q.heading.text, q.printed_text, q.unit_text)
        for q in (one.quantity for one in draft.quantities)
    ]
    return told, {(one.line.line_text, one.line.printed_text) for one in draft.figures}


def test_shares_and_counts_beside_amounts_of_known_years_are_quantities(tmp_path):
    told, figures = quantities(
        tmp_path,
        "\tBudget 2023\tBudget 2024\tAndel\nLöner\t1 200\t1 300\t65\nHyra\t600\t700\t35\n"
        "Summa kostnader\t1 800\t2 000\t100\n",
    )
    assert told == [
        ("Löner", "Andel", "65", "%"),
        ("Hyra", "Andel", "35", "%"),
        ("Summa kostnader", "Andel", "100", "%"),
    ]
    assert not any(printed in ("65", "35", "100") for _, printed in figures)


def test_a_change_in_per_cent_is_a_quantity_and_one_in_money_is_none(tmp_path):
    rows = "Löner\t1 200\t1 300\t{}\nHyra\t600\t700\t{}\nSumma kostnader\t1 800\t2 000\t{}\n"
    head = "\tBudget 2023\tBudget 2024\tFörändring\n"
    told, _ = quantities(tmp_path, head + rows.format("8 %", "17 %", "11 %"))
    assert [(printed, unit) for *_, printed, unit in told] == [
        ("8 %", "%"),
        ("17 %", "%"),
        ("11 %", "%"),
    ]
    told, _ = quantities(tmp_path, head + rows.format("100", "100", "200"))
    assert told == []


def test_a_row_that_counts_is_quantities_under_the_headings_of_the_amounts(tmp_path):
    told, figures = quantities(
        tmp_path,
        "\tBudget 2023\tBudget 2024\nLöner\t1 200\t1 300\nHyra\t600\t700\n"
        "Summa kostnader\t1 800\t2 000\nAntal deltagare\t40\t45\n",
    )
    assert told == [
        ("Antal deltagare", "Budget 2023", "40", None),
        ("Antal deltagare", "Budget 2024", "45", None),
    ]
    assert ("Antal deltagare", "40") not in figures


def test_notes_are_no_quantities(tmp_path):
    told, _ = quantities(
        tmp_path,
        "\tNot\tBudget 2023\tBudget 2024\nLöner\t1\t1 200\t1 300\nHyra\t2\t600\t700\n"
        "Summa kostnader\t\t1 800\t2 000\n",
    )
    assert told == []

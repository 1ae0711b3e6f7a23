"""The unit of a table that states none, where another table states the same figures."""

import pytest

from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.model.paths import default_paths


@pytest.fixture
def units(tmp_path):
    """The unit of each table that is read, by its title."""

    def read(text):
        path = tmp_path / "plan.txt"
        path.write_text(f"Verksamhetsplan 2024\n\n{text}", encoding="utf-8")
        draft = read_draft(path, default_paths())
        return {one.line.table_text: (one.line.unit, one.confidence) for one in draft.figures}

    return read


def table(title, heading, result):
    rows = f"Intäkter\t10\nKostnader\t4\nÅrets resultat\t{result}\n"
    return f"\n{title}\n\n{heading}\tBudget 2024\n{rows}"


def test_a_table_without_a_unit_has_the_one_in_which_its_result_agrees(units):
    stated = table("Resultatbudget", "(tkr)", "6")
    assert units(stated + table("Resultaträkning", "", "6"))["Resultaträkning"][0] == "tkr"
    finer = (
        table("Resultaträkning", "", "6 000").replace("\t10", "\t10 000").replace("\t4", "\t4 000")
    )
    assert units(stated + finer)["Resultaträkning"][0] == "kr"


def test_a_figure_whose_unit_another_table_proves_is_not_marked_sure(units):
    stated = table("Resultatbudget", "(tkr)", "6")
    assert units(stated)["Resultatbudget"][1] == "A"
    assert units(stated + table("Resultaträkning", "", "6"))["Resultaträkning"][1] == "B"


def test_a_table_that_nothing_proves_the_unit_of_is_in_kronor_and_unsure(units):
    assert units(table("Resultaträkning", "", "6"))["Resultaträkning"] == ("kr", "C")


def test_a_result_that_fits_no_unit_proves_none_and_that_of_the_table_before_is_a_guess(units):
    stated = table("Resultatbudget", "(tkr)", "6")
    odd = (
        table("Resultaträkning", "", "6")
        .replace("\t10", "\t41")
        .replace("resultat\t6", "resultat\t37")
    )
    assert units(stated + odd)["Resultaträkning"][0] == "tkr"


def test_rows_of_the_same_words_prove_the_unit_too(tmp_path):
    path = tmp_path / "rapport.txt"
    path.write_text(
        "Årsredovisning 2023\n\nFlerårsöversikt (tkr)\n\n\t2023\t2022\n"
        "Nettoomsättning\t6 354\t5 887\nBalansomslutning\t1 347\t1 349\n\n"
        "Resultaträkning\n\n\t2023\t2022\n"
        "Nettoomsättning\t6 353 878\t5 887 034\nHyra\t-217 726\t-100 000\n",
        encoding="utf-8",
    )
    figures = [one.line for one in read_draft(path, default_paths()).figures]
    told = {(one.line_text, one.year): one.amount_sek for one in figures}
    assert told["Hyra", 2023] == -217_726

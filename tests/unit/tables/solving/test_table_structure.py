import pytest

from finsam_metrics.model.drafts import Heading, PrintedTable, Reading, TableRow
from finsam_metrics.model.enums import Kind, RowKind
from finsam_metrics.tables.solving.table_structure import find_structure, with_shared_signs


def table_of(text, columns=1):
    """A table of lines "label | amount"; a line without amounts heads a block."""
    rows, section = [], None
    for line in text.strip().splitlines():
        label, *cells = (cell.strip() for cell in line.split("|"))
        if not cells:
            section = label
            continue
        rows.append(
            TableRow(
                number=len(rows) + 1,
                line=len(rows) + 1,
                page=None,
                section=section,
                readings=(Reading(label=label, cells=tuple(cell or None for cell in cells)),),
            )
        )
    headings = tuple(
        Heading(text=str(year), year=year, version=None) for year in range(2024, 2024 + columns)
    )
    return PrintedTable(title="Budget", unit="kr", headings=headings, rows=tuple(rows))


def sums(text, columns=1):
    """Labels of the parts by the label of their sum; one row per label."""
    structure = find_structure(table_of(text, columns), "kr")
    labels = [row.readings[0].label for row in structure.table.rows]
    found = {}
    for part, total in structure.part_of.items():
        found.setdefault(labels[total], []).append(labels[part])
    return found


SUMS_FIRST = """
Styrelse | 30
Arvoden | 10
Resor | 20
Kansli | {kansli}
Lön | 45
Hyra | 25
varav lager | 5
Summa kostnader | 100
"""


def test_sums_may_stand_on_the_headings_of_blocks_and_a_total_sums_them():
    assert sums(SUMS_FIRST.format(kansli=70)) == {
        "Styrelse": ["Arvoden", "Resor"],
        "Kansli": ["Lön", "Hyra"],
        "Summa kostnader": ["Styrelse", "Kansli"],
    }


def test_a_heading_whose_sum_fails_is_one_where_others_are():
    assert sums(SUMS_FIRST.format(kansli=71))["Kansli"] == ["Lön", "Hyra"]


def test_rows_below_a_heading_with_a_sum_stand_in_its_block_details_too():
    structure = find_structure(table_of(SUMS_FIRST.format(kansli=70)), "kr")
    assert [row.section for row in structure.table.rows] == [
        *(None, "Styrelse", "Styrelse"),
        *(None, "Kansli", "Kansli", "Kansli"),
        None,
    ]


def test_a_sum_before_and_a_sum_after_a_block_count_it_once():
    text = """
    Kostnader | 30
    Lön | 10
    Hyra | 20
    Summa kostnader | 30
    """
    assert sums(text) == {"Kostnader": ["Lön", "Hyra"], "Summa kostnader": ["Kostnader"]}


def test_rows_are_of_the_kind_of_the_heading_that_sums_them():
    text = """
    Intäkter | 50
    Region Gran | 40
    Projekt | {project}
    Lön | 20
    Hyra | 20
    Summa kostnader | 40
    Resultat | 10
    """
    for project in (10, 17):
        structure = find_structure(table_of(text.format(project=project)), "kr")
        kinds = [meaning.kind for meaning in structure.meaning.rows]
        assert kinds == [Kind.INCOME] * 3 + [Kind.COST] * 3 + [Kind.RESULT]


def test_a_heading_that_most_of_its_rows_call_income_is_income():
    text = """
    Finansiering av förbundet | 50 | 60
    Region Gran | 40 | 45
    Projekt | 5 | 7
    Gransta kommun | 5 | 8
    """
    structure = find_structure(table_of(text, columns=2), "kr")
    assert {meaning.kind for meaning in structure.meaning.rows} == {Kind.INCOME}


@pytest.mark.parametrize(
    "text",
    [
        "Lön | 30\nHyra | 10\nResor | 20\nSumma kostnader | 60",
        "Lön | 30\nHyra | 10\nResor | 20",
        "Lön | 30\nHyra | 10\nResor | 20\nSumma kostnader | 61",
    ],
)
def test_chance_in_one_column_makes_no_heading(text):
    structure = find_structure(table_of(text), "kr")
    assert all(
        meaning.row_kind is RowKind.ITEM
        for meaning, row in zip(structure.meaning.rows, structure.table.rows, strict=True)
        if "Summa" not in row.readings[0].label
    )


def test_a_total_leaves_out_no_row_above_it():
    text = """
    Styrelse | 99 | 30
    Arvoden | 10 | 10
    Resor | 20 | 20
    Kansli | 70 | 75
    Lön | 45 | 50
    Hyra | 25 | 25
    Summa kostnader | 100 | 105
    """
    assert sums(text, columns=2)["Summa kostnader"] == ["Styrelse", "Kansli"]


def test_a_sum_that_all_of_several_columns_contradict_is_not_known_to_be_one_of_these_rows():
    text = "Lön | 10 | 20\nHyra | 20 | 30\nSumma kostnader | {}"
    assert sums(text.format("99 | 88"), columns=2) == {}
    assert sums(text.format("30 | 88"), columns=2) == {"Summa kostnader": ["Lön", "Hyra"]}
    assert sums("Lön | 10\nHyra | 20\nSumma kostnader | 99") == {"Summa kostnader": ["Lön", "Hyra"]}


def test_a_result_without_income_has_the_sign_that_other_budgets_print():
    result = "Summa kostnader | 40\nÅrets resultat | -10"
    turned = "Summa intäkter | -50\nSumma kostnader | 40\nÅrets resultat | -10"
    plain = "Summa intäkter | 50\nSumma kostnader | 40\nÅrets resultat | 10"
    for other, is_turned in ((turned, True), (plain, False)):
        found = with_shared_signs([find_structure(table_of(t), "kr") for t in (other, result)])
        assert (Kind.RESULT in found[1].turned) is is_turned
    assert with_shared_signs([]) == []


def test_an_amount_without_words_below_a_single_row_that_differs_is_no_sum_of_it():
    assert sums("Avkastning | 30\n | 111") == {}
    assert sums("Avkastning | 30\n | 30") == {"": ["Avkastning"]}
    assert sums("Avkastning | 30\nRänta | 20\n | 111") == {"": ["Avkastning", "Ränta"]}

from finsam_metrics.model.drafts import Heading, PrintedTable, Reading, TableRow
from finsam_metrics.tables.solving.table_structure import find_structure


def structure(*rows):
    """The structure of a table of kronor: a label and its amounts a row."""
    width = len(rows[0]) - 1
    return find_structure(
        PrintedTable(
            title="Resultatrapport",
            unit="kr",
            headings=tuple(
                Heading(text=str(2024 + place), year=2024 + place, version=None)
                for place in range(width)
            ),
            rows=tuple(
                TableRow(
                    number=number,
                    line=number,
                    page=1,
                    section=None,
                    readings=(Reading(label=row[0], cells=row[1:]),),
                )
                for number, row in enumerate(rows, start=1)
            ),
        ),
        "kr",
    )


def test_sums_within_sums_take_the_rows_above_that_make_them():
    found = structure(
        ("Avgifter", "100,00"),
        ("Bidrag", "50,00"),
        ("Summa medlemsintäkter", "150,00"),
        ("Summa rörelseintäkter", "150,00"),
        ("El", "-30,00"),
        ("Vatten", "-20,00"),
        ("Summa driftskostnader", "-50,00"),
        ("Arvoden", "-40,00"),
        ("Summa övriga kostnader", "-40,00"),
        ("Summa rörelsekostnader", "-90,00"),
        ("Rörelseresultat", "60,00"),
    )
    assert found.part_of == {0: 2, 1: 2, 2: 3, 4: 6, 5: 6, 7: 8, 6: 9, 8: 9, 3: 10, 9: 10}


def test_a_sum_that_no_rows_make_is_not_said_to_be_wrong_of_rows_it_may_not_sum():
    found = structure(
        ("El", "-30,00", "-31,00"),
        ("Vatten", "-20,00", "-22,00"),
        ("Summa drift", "-50,00", "-53,00"),
        ("Redovisat resultat", "14,00", "15,00"),
    )
    assert 3 not in found.part_of.values()

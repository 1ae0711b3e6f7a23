"""Columns of amounts, and what stands beside them."""

from tests.printed_pages import page_lines


def rows_of(*text):
    return [tuple(cell.text for cell in line.cells) for line in page_lines(text) if line.cells]


def test_a_dash_in_a_column_of_vouchers_is_no_minus_of_the_amount_after_it():
    rows = rows_of(
        "Deposition                  ---            600,00",
        "Annons i tidning         186 ht 90         105,00",
        "Avgift fotboll           188 ht 90         112,50",
        "Hyra av lokal            250 ht 90         500,00",
        "                                         1 317,50",
    )
    assert [row[-1] for row in rows] == ["600,00", "105,00", "112,50", "500,00", "1 317,50"]


def test_a_minus_at_the_left_edge_of_its_column_is_one():
    rows = rows_of(
        "Deposition                  -       600,00",
        "Annons i tidning                  1 105,00",
        "Avgift fotboll                      112,50",
        "                                    617,50",
    )
    assert rows[0][-1] == "- 600,00"


def test_a_table_begins_with_its_row_of_dashes():
    rows = rows_of(
        "Styrelse",
        "Arvoden               -          -          -",
        "Resor             1 200      1 300        100",
        "Summa             1 200      1 300        100",
    )
    assert [row[0] for row in rows] == ["Arvoden", "Resor", "Summa"]


def test_a_heading_over_two_columns_whose_amounts_begin_under_each_other_heads_both():
    rows = rows_of(
        "                 Budget            Plan",
        "              2018        2019        2020",
        "Hyra          1 200 000   900         10 000",
        "El            300         12 000      1 300",
        "Summa         1 200 300   12 900      11 300",
    )
    assert rows[0] == ("", "Budget", "Plan", "Plan")


def test_the_heading_of_a_block_is_no_part_of_the_label_below_it_however_close_it_stands():
    rows = rows_of(
        "Medlemsinsatser                  17 400      17 400",
        "",
        "Balanserat resultat              -2 200      -2 100",
        "",
        "Årets resultat                     -300          40",
        "",
        "Kortfristiga skulder",
        "Leverantörsskulder                   90          60",
        "",
        "Skatteskulder                         4           3",
    )
    assert [row[0] for row in rows][-3:] == [
        "Kortfristiga skulder",
        "Leverantörsskulder",
        "Skatteskulder",
    ]


def test_words_between_columns_spoil_no_amount_beside_them():
    rows = rows_of(
        "Långivare     Räntesats   Villkor     2023-12-31   2022-12-31",
        "Banken             2,93   2024-02-27   1 378 800    1 378 800",
        "Banken            1,811   90 dagar     3 640 000    3 640 000",
        "Kassan            1,802   90 dagar    13 971 800   13 971 800",
        "                                      18 990 600   18 990 600",
    )
    assert [row[-2:] for row in rows[1:]] == [
        ("1 378 800", "1 378 800"),
        ("3 640 000", "3 640 000"),
        ("13 971 800", "13 971 800"),
        ("18 990 600", "18 990 600"),
    ]

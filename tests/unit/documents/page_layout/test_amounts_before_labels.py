from finsam_metrics.documents.page_layout.amounts_before_labels import (
    find_tables_of_amounts_first,
)
from finsam_metrics.documents.page_layout.printed_lines import lines_of
from tests.printed_pages import words_of


def rows(*text):
    return [
        [tuple(cell.text for cell in row.cells) for row in table.rows]
        for table in find_tables_of_amounts_first(lines_of(words_of(*text)))
    ]


def test_an_amount_that_a_line_begins_with_is_of_the_words_after_it():
    assert rows(
        "29 219,82 Bankmedel från årets ingång",
        "     0,00 Utdebitering",
    ) == [[("Bankmedel från årets ingång", "29 219,82"), ("Utdebitering", "0,00")]]


def test_a_sum_with_its_word_before_the_amount_is_of_the_same_table():
    assert rows(
        "     29 219,82 Bankmedel",
        "          0,00 Utdebitering",
        "S:a  29 219,82",
    ) == [[("Bankmedel", "29 219,82"), ("Utdebitering", "0,00"), ("S:a", "29 219,82")]]


def test_numbers_of_headings_and_lists_are_no_amounts():
    assert rows("1 Inledning", "2 Syfte och vision", "3 Organisation") == []


def test_lines_of_text_that_begin_with_a_year_are_no_rows():
    assert rows("2024 ökade kostnaderna för hyra", "2025 minskade de något") == []


def test_a_nought_under_the_amounts_is_one_and_a_label_apart_may_end_with_a_number():
    assert rows(
        "29 219,82   Bankmedel",
        "        0   Utdebitering",
        " 1 200,00   Hemsida 2.0",
    ) == [[("Bankmedel", "29 219,82"), ("Utdebitering", "0"), ("Hemsida 2.0", "1 200,00")]]


def test_accounts_before_labels_with_amounts_of_their_own_are_no_amounts():
    assert (
        rows(
            "3010   Medlemsavgifter        1 200",
            "3020   Bidrag                   300",
            "3030   Ränta                     20",
        )
        == []
    )


def test_small_amounts_above_the_first_with_thousands_are_rows_too():
    assert rows(
        "       Styrelse",
        "  -455 Arvoden",
        "  -550 Resor",
        "-1 005 Summa styrelse",
        "-1 300 Hyra",
    ) == [
        [
            ("Arvoden", "-455"),
            ("Resor", "-550"),
            ("Summa styrelse", "-1 005"),
            ("Hyra", "-1 300"),
        ]
    ]

import pytest

from finsam_metrics.facts.passages import (
    items_after,
    join_passages,
    next_cell,
    rows_after,
    split_cells,
    split_sentences,
)
from finsam_metrics.model.sources import Line


def kinds(found):
    return [(str(one.kind), one.text) for one in found]


def test_wrapped_lines_are_one_passage_with_the_line_of_each_word(passages):
    (one,) = passages(
        "Förbundets ekonomiska ram för verksamhetsåret är enligt medlemmarnas\nbeslut 4 000 tkr."
    )
    assert one.line_at(one.text.index("ekonomiska")) == 1
    assert one.line_at(one.text.index("4 000")) == 2


def test_a_word_split_at_the_end_of_a_line_is_whole_again(passages):
    (one,) = passages(
        "Detta är hela det stora förbundets verksam-\nhet under det kommande året, och metod-\n"
        "och annat arbete."
    )
    assert one.text == (
        "Detta är hela det stora förbundets verksamhet under det kommande året, och metod- och "
        "annat arbete."
    )


def test_headings_items_rows_and_text_are_told_apart(passages):
    text = "## Mål\nVi vill göra allt detta:\n- Ett\n- Två\n\nRubrik\nDatum\tPlats\nEn mening."
    assert kinds(passages(text)) == [
        ("heading", "Mål"),
        ("text", "Vi vill göra allt detta:"),
        ("item", "Ett"),
        ("item", "Två"),
        ("heading", "Rubrik"),
        ("row", "Datum\tPlats"),
        ("text", "En mening."),
    ]


def test_numbered_headings_are_no_list_and_numbers_that_follow_are(passages):
    text = "1. Inledning\n\nText här.\n\n2. Mål\n\nVi ska:\n1. Samverka\n2. Lära"
    assert [kind for kind, _ in kinds(passages(text))] == [
        "heading", "text", "heading", "heading", "item", "item",
    ]  # fmt: skip


def test_each_passage_knows_the_heading_above_it(passages):
    assert [one.heading for one in passages("Mål\n\nVi vill.\n\nEkonomi:\n\nVi sparar.")] == [
        "", "Mål", "Mål", "Ekonomi",
    ]  # fmt: skip


def test_the_page_number_that_ends_a_page_is_no_part_of_the_text():
    lines = (
        Line(number=1, page=1, text="Vi når 40 deltagare 1"),
        Line(number=2, page=2, text="Medlemmarnas ekonomiska ram för året är 2"),
        Line(number=3, page=2, text="mkr 2"),
    )
    assert [one.text for one in join_passages(lines)] == [
        "Vi når 40 deltagare",
        "Medlemmarnas ekonomiska ram för året är 2 mkr",
    ]
    assert join_passages(lines)[1].page_at(0) == 2


def test_items_without_bullets_are_the_short_lines_after_a_colon(passages):
    text = "Grupperna är:\n\nUnga\n\nÄldre\n\nEkonomi\n\nHär följer en hel mening."
    found = passages(text)
    assert [one.text for one in items_after(found, 0)] == ["Unga", "Äldre"]


def test_items_that_stand_together_end_at_an_empty_line(passages):
    found = passages("Grupperna är:\nUnga\nÄldre\n\nBudget 2024\n\nKostnader")
    assert [one.text for one in items_after(found, 0)] == ["Unga", "Äldre"]


def test_rows_of_a_table_end_at_an_empty_line_and_at_what_has_no_cells(passages):
    found = passages("A\tB\n1\t2\n3\t4\n\n5\t6\nSlut\n7\t8")
    assert [one.text for one in rows_after(found, 0)] == ["1\t2", "3\t4"]
    assert [*rows_after(found, 3)] == []


def test_text_without_a_colon_introduces_no_short_lines(passages):
    assert items_after(passages("Grupperna.\n\nUnga\n\nÄldre"), 0) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ett. Två! Tre?", 3),
        ("Ca. 4 mkr, t.ex. Ekby. Resten sparas.", 2),
        ("Version 2.0 är klar.", 1),
        ("Rev. 2019 av budgeten.", 1),
    ],
)
def test_a_sentence_ends_at_a_full_stop_that_ends_no_abbreviation(text, count):
    assert len(split_sentences(text)) == count


def test_cells_without_line_breaks_begin_with_capitals_that_are_no_names():
    assert split_cells("Unga i Norra Sjöbygden Personer med NPF Äldre") == [
        "Unga i Norra Sjöbygden",
        "Personer med NPF",
        "Äldre",
    ]
    assert next_cell("unga") is None
    assert next_cell("") is None


def test_a_line_of_marks_alone_is_no_passage(passages):
    assert [one.text for one in passages("Vi vill.\n**\n****\nVi kan.")] == ["Vi vill.", "Vi kan."]

"""What pages repeat is left out; headings of a table that goes on are not."""

from finsam_metrics.documents.page_layout.running_heads import find_running_heads
from tests.printed_pages import words_of


def left_out(*pages):
    told = [(number, words_of(*rows)) for number, rows in enumerate(pages, start=1)]
    return [[line.text for line in lines] for lines in find_running_heads(told)]


def test_a_head_that_pages_repeat_is_one_with_its_number():
    pages = [(f"Förbundet i Älvdala      sida {n}", "", "", f"Text {n * 7}") for n in (1, 2)]
    assert left_out(*pages) == [
        ["Förbundet i Älvdala sida 1"],
        ["Förbundet i Älvdala sida 2"],
    ]


def test_headings_over_several_columns_that_a_table_repeats_are_none():
    rows = (
        "(kronor)          Period                    Helår",
        "              Utfall   Budget      Prognos   Budget",
    )
    pages = [(*rows, f"Hyra          {n}00      {n}10        {n}20      {n}30") for n in (1, 2)]
    assert left_out(*pages) == [[], []]

import pytest

from finsam_metrics.charts.kit.lettering import break_evenly, text_width, wrap_text


def test_width_is_that_of_the_longest_line() -> None:
    assert text_width("Västerås\nNorra Västmanland", 15) == text_width("Norra Västmanland", 15)


def test_bolder_is_wider() -> None:
    assert text_width("Insatser", 15, weight=700) > text_width("Insatser", 15)


def test_unknown_character_has_a_width() -> None:
    assert text_width("ł", 14) > 0


@pytest.mark.parametrize("room", [60, 100, 300])
def test_wrapped_lines_fit_where_words_allow(room: int) -> None:
    wrapped = wrap_text("Planen anger bara ramen", room, 13)
    assert wrapped.replace("\n", " ") == "Planen anger bara ramen"
    assert text_width(wrapped, 13) <= room


def test_word_wider_than_the_room_is_never_cut() -> None:
    assert wrap_text("Ungdomsarbetslöshet", 10, 13) == "Ungdomsarbetslöshet"


def test_even_break_makes_the_longest_line_short() -> None:
    assert break_evenly("Södra Norrlandskusten", 2, 15) == "Södra\nNorrlandskusten"


def test_one_word_is_not_broken() -> None:
    assert break_evenly("Umeåregionen", 2, 15) == "Umeåregionen"

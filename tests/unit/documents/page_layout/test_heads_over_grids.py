"""Headings just above the ruling lines of a table."""

from finsam_metrics.documents.page_layout.pages import PageContent, lay_out
from finsam_metrics.documents.page_layout.printed_lines import Rule
from tests.printed_pages import LETTER, LINE, words_of


def rows_of(*text: str, ruled_from: int, bounds: tuple[int, ...]) -> list[tuple[str, ...]]:
    """The rows of a page on which everything from a line on is ruled at some letters."""
    xs = [at * LETTER for at in bounds]
    ys = [place * LINE - 2 for place in range(ruled_from, len(text) + 1)]
    across = tuple(Rule(at=y, start=xs[0], end=xs[-1]) for y in ys)
    upright = tuple(Rule(at=x, start=ys[0], end=ys[-1]) for x in xs)
    page = PageContent(words=words_of(*text), across=across, upright=upright)
    return [tuple(cell.text for cell in line.cells) for line in lay_out(page) if line.cells]


def test_a_heading_over_two_ruled_columns_of_years_heads_both():
    rows = rows_of(
        "(kr)                 Prognos       Budget              Plan",
        "                        2028         2029         2030         2031",
        "Hyra                   1 200          900       10 000       10 000",
        "El                       300       12 000        1 300        1 300",
        ruled_from=1,
        bounds=(0, 15, 28, 41, 54, 67),
    )
    assert rows[0] == ("(kr)", "Prognos", "Budget", "Plan", "Plan")
    assert rows[1] == ("", "2028", "2029", "2030", "2031")


def test_headings_above_the_lines_are_of_the_ruled_columns_below():
    rows = rows_of(
        "                 Budget 2024  Budget 2025",
        "Hyra                   1 200          900",
        "El                       300       12 000",
        ruled_from=1,
        bounds=(0, 15, 28, 41),
    )
    assert rows[0] == ("", "Budget 2024", "Budget 2025")
    assert rows[1] == ("Hyra", "1 200", "900")


def test_words_above_the_lines_that_head_no_column_are_none_of_its_rows():
    rows = rows_of(
        "Budgeten 2024 beslutades av styrelsen i mars",
        "Konto                 Belopp         2023",
        "Hyra                   1 200          900",
        "El                       300       12 000",
        ruled_from=1,
        bounds=(0, 15, 28, 41),
    )
    assert rows[0] == ("Konto", "Belopp", "2023")


def test_headings_above_some_of_the_ruled_columns_are_over_their_bare_years():
    rows = rows_of(
        "                      Budget       Budget",
        "                        2024         2025    Plan 2026",
        "Hyra                   1 200          900       10 000",
        "El                       300       12 000        1 300",
        ruled_from=1,
        bounds=(0, 15, 28, 41, 54),
    )
    assert rows[0] == ("", "Budget", "Budget", "")
    assert rows[1] == ("", "2024", "2025", "Plan 2026")


def test_a_column_without_a_year_lies_under_no_heading_that_others_share():
    rows = rows_of(
        "                              Budget              Plan",
        "                    Not         2024         2025         2026",
        "Hyra                  1        1 200          900       10 000",
        "El                    2          300       12 000        1 300",
        ruled_from=1,
        bounds=(0, 15, 24, 37, 50, 63),
    )
    assert rows[0] == ("", "", "Budget", "Plan", "Plan")

from finsam_metrics.tables.finding.grids import find_grids
from tests.printed_pages import page_lines


def heads(*rows):
    (grid,) = find_grids(page_lines(rows))
    return [" | ".join(column.heads) for column in grid.columns]


def test_a_head_that_spans_columns_stands_over_each_of_them():
    assert heads(
        "Belopp i mnkr    Period             Helår",
        "                 Utfall    Budget   Prognos    Budget",
        "",
        "Intäkter          373,6     375,7   1 513,3   1 506,8",
        "Kostnader        -360,5    -382,1  -1 550,7  -1 549,1",
    ) == ["Period | Utfall", "Period | Budget", "Helår | Prognos", "Helår | Budget"]


def test_words_of_something_else_on_the_page_are_no_heads():
    assert heads(
        "Föreningen      Senaste vernr A 347",
        "Kontoplan       Utskrivet 291 G 1 H",
        "                 Period    Period fg år",
        "Avgifter       1 200,00        1 100,00",
        "Bidrag           800,00          900,00",
    ) == ["Period", "Period fg år"]


def test_a_sentence_above_amounts_heads_nothing():
    assert heads(
        "Kostnaderna ökade under året till följd av högre hyror och el.",
        "Hyra             1 200     1 100",
        "El                 300       200",
    ) == ["", ""]


def test_heads_that_stand_close_are_one_for_each_column():
    assert heads(
        "                        Utfall 90  Budget 91 diff utf",
        "Avgifter                66 033,00  70 000,00       6",
        "Bidrag                   3 205,00   5 000,00      56",
    ) == ["Utfall 90", "Budget 91", "diff utf"]


def test_two_words_that_stand_apart_are_one_head_though_they_begin_left_of_its_amounts():
    assert heads(
        "Projekt                Total budget  Plan 2026  Plan 2027",
        "Skola                        48 000     15 400     30 500",
        "Cykelväg                      6 500      1 500      2 500",
    ) == ["Total budget", "Plan 2026", "Plan 2027"]


def test_a_notes_number_before_the_days_of_columns_is_no_amount():
    assert heads(
        "                Not    2023-01-01   2022-01-01",
        "Resultaträkning   1   -2023-12-31  -2022-12-31",
        "Avgifter          2     4 553 432    4 454 626",
        "Övrigt            3       143 830            0",
    )[1:] == ["-2023-12-31", "-2022-12-31"]


def test_words_over_several_lines_are_one_head_also_beside_a_head_of_one_line():
    found = heads(
        "                  Medlems-  Upplåtelse-    Årets       Totalt",
        "                  insatser      avgift  resultat",
        "Ingående           160 000      21 000   -14 000      167 000",
        "Utgående           160 000      21 000   -16 000      165 000",
    )
    assert [one.replace(" | ", " ") for one in found] == [
        "Medlems- insatser",
        "Upplåtelse- avgift",
        "Årets resultat",
        "Totalt",
    ]


def test_the_lines_of_one_head_that_is_higher_than_the_others_are_of_its_column_alone():
    found = heads(
        "                              Disposition av",
        "                 Belopp vid   föregående års    Belopp vid",
        "                    ingång          resultat       utgång",
        "Balanserat         -15 500            -2 000      -17 500",
        "Fond                 2 700             3 000        5 700",
    )
    assert [text.replace(" | ", " ") for text in found] == [
        "Belopp vid ingång",
        "Disposition av föregående års resultat",
        "Belopp vid utgång",
    ]


def test_a_column_of_notes_that_is_empty_takes_no_heads_from_the_others():
    grids = find_grids(
        page_lines(
            (
                "BALANSRÄKNING              2023-12-31   2022-12-31",
                "                   Not",
                "Skulder",
                "Lån                 7       9 140 000    3 800 000",
                "Övrigt              8         146 001      125 515",
                "Summa skulder               9 286 001    3 925 515",
            )
        )
    )
    told = [[" ".join(column.heads) for column in grid.columns][-2:] for grid in grids]
    assert told == [["2023-12-31", "2022-12-31"]]


def test_heads_that_text_columns_of_the_page_part_are_read_line_by_line():
    assert [
        text.replace(" | ", " ")
        for text in heads(
            "                                                 Disposition av",
            "                                                   föregående",
            "                                                  års resultat",
            "                       Belopp vid    Förändring    enl stämmans    Belopp vid",
            "                     årets utgång    under året          beslut  årets ingång",
            "Insatser              185 557 000             0               0   185 557 000",
            "Balanserat resultat   -15 421 178      -877 500      -1 278 742   -13 264 936",
        )
    ] == [
        "Belopp vid årets utgång",
        "Förändring under året",
        "Disposition av föregående års resultat enl stämmans beslut",
        "Belopp vid årets ingång",
    ]

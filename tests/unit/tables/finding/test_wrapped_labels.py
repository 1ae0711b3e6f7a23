"""Labels that wrap: what goes on is joined, what may go on is in doubt, what cannot is apart."""

from finsam_metrics.model.sources import Box, Cell, Line
from finsam_metrics.tables.finding.wrapped_labels import join_labels

LETTER = 6.0
COLUMN = 40.0


def join(*labels, room=100.0, tops=()):
    """Join labels of six points a letter; a label that ends in "=" has amounts in two columns."""
    lines, amounts = [], []
    for number, text in enumerate(labels, start=1):
        label, _, amount = text.partition("=")
        top = tops[number - 1] if tops else 10.0 * number
        rights = (room + COLUMN, room + 2 * COLUMN) if "=" in text else ()
        cells = [
            Cell(text=label, box=Box(left=0, top=top, right=LETTER * len(label), bottom=top + 8))
        ]
        cells += [
            Cell(text=amount or "1", box=Box(left=right - 9, top=top, right=right, bottom=top + 8))
            for right in rights
        ]
        lines.append(Line(number=number, page=1, text=text, cells=tuple(cells)))
        amounts.append(bool(rights))
    return join_labels(lines, amounts)


def labels(rows):
    return [row.label for row in rows]


def doubtful(rows):
    return [row.label for row in rows if row.is_joined or row.may_go_on]


def test_a_label_in_small_letters_goes_on_with_the_label_above():
    rows = join("Insatser för", "unga vuxna=", "Revision=")
    assert labels(rows) == ["Insatser för unga vuxna", "Revision"]
    assert doubtful(rows) == ["Insatser för unga vuxna"]


def test_a_label_that_had_room_beside_the_one_above_is_apart_and_sure():
    rows = join("Projekt", "Drivhuset=", "Insatser för unga=", room=150.0)
    assert labels(rows) == ["Projekt", "Drivhuset", "Insatser för unga"]
    assert doubtful(rows) == []


def test_the_room_of_labels_ends_where_the_columns_of_amounts_begin():
    assert doubtful(join("Projekt", "Drivhuset=", "Hyra=", room=60.0)) == ["Drivhuset"]
    assert doubtful(join("Projekt", "Drivhuset=", "Hyra=", room=150.0)) == []


def test_a_label_without_room_is_joined_where_others_show_on_which_line_amounts_stand():
    rows = join("Köpta", "tjänster=", "Region", "Granland=", room=60.0)
    assert labels(rows) == ["Köpta tjänster", "Region Granland"]
    first = join("Köpta=", "tjänster", "Region=", "Granland", "Hyra=", room=60.0)
    assert labels(first) == ["Köpta tjänster", "Region Granland", "Hyra"]


def test_a_label_without_room_is_in_doubt_where_nothing_shows_on_which_line_amounts_stand():
    rows = join("Hyra=", "Region", "Granland=", room=60.0)
    assert labels(rows) == ["Hyra", "Region", "Granland"]
    assert doubtful(rows) == ["Region", "Granland"]
    assert [row.label for row in rows if row.is_part] == ["Region"]


def test_a_heading_of_intakter_or_kostnader_is_apart_whatever_room_there_was():
    rows = join("Kostnader", "Sammanträden=", "Köpta", "tjänster=", room=60.0)
    assert labels(rows) == ["Kostnader", "Sammanträden", "Köpta tjänster"]
    assert doubtful(rows) == ["Köpta tjänster"]


def test_a_label_that_a_sum_names_heads_a_block():
    rows = join("Vägledning", "Sammanträden=", "Köpta", "tjänster=", "Summa vägledning=", room=60.0)
    assert labels(rows)[:2] == ["Vägledning", "Sammanträden"]
    assert doubtful(rows) == ["Köpta tjänster"]


def test_an_area_of_the_field_is_not_joined_but_in_doubt():
    rows = join("Administration", "Ekonomihantering=", "Köpta", "tjänster=", room=60.0)
    assert labels(rows) == ["Administration", "Ekonomihantering", "Köpta tjänster"]
    assert doubtful(rows) == ["Ekonomihantering", "Köpta tjänster"]
    assert not any(row.is_part for row in rows)


def test_two_rows_with_amounts_and_of_which_rows_are_never_joined():
    rows = join("Personal=", "varav lön=", "hyra=", room=20.0)
    assert labels(rows) == ["Personal", "varav lön", "hyra"]


def test_labels_without_a_place_are_joined_by_their_letters_alone():
    lines = [
        Line(number=number, page=None, text=text, cells=(Cell(text=text), Cell(text="")))
        for number, text in enumerate(("Landstinget i", "Granland", "med flera"), start=1)
    ]
    rows = join_labels(lines, [False, True, False])
    assert labels(rows) == ["Landstinget i", "Granland med flera"]


def test_no_rows_are_no_labels():
    assert join_labels([], []) == []


def test_a_label_above_amounts_without_one_is_theirs_where_it_stands_nearer_to_them():
    texts = ("Hyra=", "Summa kostnader=", "netto: ränta och avgifter", "=", "Resultat=")
    rows = join(*texts, tops=(10.0, 20.0, 42.0, 52.0, 70.0))
    assert labels(rows) == [
        "Hyra",
        "Summa kostnader",
        "netto: ränta och avgifter",
        "Resultat",
    ]
    assert all(row.has_amounts for row in rows)


def test_the_rest_of_a_label_is_not_taken_by_a_sum_without_words_below_it():
    rows = join("Insatser för barn=", "och unga", "=", tops=(10.0, 20.0, 30.0))
    assert labels(rows) == ["Insatser för barn och unga", ""]


def test_a_heading_of_two_lines_that_ends_with_a_colon_is_one():
    rows = join("Belopp vid ingång=", "Disposition enligt beslut av", "stämman:", "Avsättning=")
    assert labels(rows) == [
        "Belopp vid ingång",
        "Disposition enligt beslut av stämman:",
        "Avsättning",
    ]

import pytest

from finsam_metrics.facts.meetings import find_meetings, lines_of_meeting_tables


@pytest.fixture
def meetings(passages):
    """Body, day and place of the meetings of a text in a plan for 2019."""
    return lambda text: [
        (stated.record.body, stated.record.date.isoformat(), stated.record.place)
        for stated in find_meetings(passages(text), budget_year=2019)
    ]


TWO = [("styrelse", "2019-02-14", "Ekby"), ("styrelse", "2019-04-04", "Vik")]


@pytest.mark.parametrize(
    "text",
    [
        "Styrelsens möten 2019\n\n2019-02-14, Ekby\n\n2019-04-04, Vik",
        "Styrelsemöten 2019:\n- 14 februari, Ekby\n- 4 april, Vik",
        "Styrelsen sammanträder den 14 februari i Ekby och den 4 april i Vik.",
        "Styrelsen har möten 14/2 i Ekby, 4/4 i Vik.",
        "Styrelsens sammanträden under 2019\nTorsdag 14 februari kl. 9.00-12.00, "
        "Ekby\nTorsdag 4 april kl. 13.00, Vik",
        "Möten\n\nOrgan\tDatum\tPlats\nStyrelse\t2019-02-14\tEkby\nStyrelse\t2019-04-04\tVik",
        "Styrelsens möten\n\nDatum\tPlats\n2019-02-14\tEkby\n2019-04-04\tVik",
    ],
)
def test_meetings_have_body_day_and_place(meetings, text):
    assert meetings(text) == TWO


def test_days_in_a_row_without_places_have_none(meetings):
    text = "Arbetsutskottet möts 14 februari, 4 april och 6 juni 2019."
    assert meetings(text) == [
        ("arbetsutskott", "2019-02-14", None),
        ("arbetsutskott", "2019-04-04", None),
        ("arbetsutskott", "2019-06-06", None),
    ]


def test_each_column_of_days_has_the_body_above_it(meetings):
    text = "Mötestider\n\nStyrelse\tBeredningsgrupp\n14 februari\t31 januari\n4 april\t21 mars"
    assert meetings(text) == [
        ("styrelse", "2019-02-14", None),
        ("beredningsgrupp", "2019-01-31", None),
        ("styrelse", "2019-04-04", None),
        ("beredningsgrupp", "2019-03-21", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Styrelsen beslutade vid sitt möte den 14 februari 2019 om budgeten.",
        "Styrelsens möte 2018-11-30.",
        "Förslaget arbetades fram under planeringsdagen 14 februari.",
        "Kramgatan 14\n\nÄgarna möts för det beslut som tas den 9 december.",
        "Budget för 2020 ska beslutas av styrelsen senast 2019-11-30.",
    ],
)
def test_a_day_of_something_else_is_no_meeting(meetings, text):
    assert meetings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Budget\n\nUtbildningsdag styrelse 19/2\t10 000",
        "Kostnader\tBudget 2019\nStyrelse 19/2\t10 000",
        "Aktivitet\tDatum\nStudieresa för styrelsen\t19/2",
        "Utbildningsdag styrelse 19/2 10 000",
        "Beredningsgruppen 19/2",
    ],
)
def test_a_row_of_what_a_body_costs_or_learns_is_no_meeting(meetings, text):
    assert meetings(text) == []


def test_a_body_and_several_days_alone_are_its_meetings(meetings):
    assert meetings("Beredningsgruppen: torsdag 14/2, 4/4 och 6/6.") == [
        ("beredningsgrupp", "2019-02-14", None),
        ("beredningsgrupp", "2019-04-04", None),
        ("beredningsgrupp", "2019-06-06", None),
    ]


def test_days_under_a_body_in_a_list_without_marks_are_its_meetings(meetings):
    text = "Sammanträdesdagar 2019\n\nStyrelsen\n14 februari\n4 april\n\nPresidiet\n6 juni\n8 juni"
    assert [(body, day) for body, day, _ in meetings(text)] == [
        ("styrelse", "2019-02-14"),
        ("styrelse", "2019-04-04"),
        ("presidium", "2019-06-06"),
        ("presidium", "2019-06-08"),
    ]


def test_tables_of_meetings_are_known_by_their_head_and_their_days(passages):
    text = (
        "Möten\n\nMöte\tDatum\tTid\nStyrelsemöte\t14 februari\t09.00\nStyrelsemöte\t4 april\t13.00"
    )
    assert lines_of_meeting_tables(passages(text)) == {3, 4, 5}
    budget = "Kostnader\tBudget 2019\nStyrelsemöte 4 april\t13 000"
    assert lines_of_meeting_tables(passages(budget)) == frozenset()


def test_a_calendar_has_the_meetings_of_bodies_and_no_other_days(meetings):
    text = (
        "Kalendarium 2019\n\n18 januari Beredningsgrupp\n1 februari Styrelsemöte, Ekby\n"
        "15 februari Frukostseminarium\n14 mars Styrelse, Vik"
    )
    assert meetings(text)[:2] == [
        ("beredningsgrupp", "2019-01-18", None),
        ("styrelse", "2019-02-01", "Ekby"),
    ]
    assert "2019-02-15" not in {day for _, day, _ in meetings(text)}


def test_a_cash_book_with_days_is_no_table_of_meetings(passages):
    text = "Datum\tText\tIn\tSaldo\n2023-01-14\tAvgifter\t3 600\t16 050\n2023-02-02\tHyra\t\t14 550"
    assert lines_of_meeting_tables(passages(text)) == frozenset()

from datetime import date

import pytest

from finsam_metrics.facts.training_tables import lines_of_training_tables
from finsam_metrics.facts.training_words import find_participants
from finsam_metrics.facts.trainings import find_trainings
from finsam_metrics.words.times import read_when


@pytest.fixture
def events(passages, vocabulary):
    """The events of a text in a plan for 2019."""
    return lambda text: tuple(
        stated.record for stated in find_trainings(passages(text), vocabulary, budget_year=2019)[0]
    )


def test_a_table_of_events_is_read_by_its_headings(events):
    text = (
        "Utbildningar 2019\n\n"
        "Datum\tAktivitet\tMålgrupp\tAntal deltagare\tKostnad (kr)\n"
        "14 februari\tKonferens: Vägar till arbete\tChefer\t80\t40 000\n"
        "Hösten\tSeminarium om unga\tHandläggare\t\t\n"
    )
    first, second = events(text)
    assert (first.training_type, first.start_date, first.season) == (
        "conference", date(2019, 2, 14), None,
    )  # fmt: skip
    assert (first.audience_text, first.participants_max, first.cost_sek) == ("Chefer", 80, 40_000)
    assert (first.printed_text, first.unit) == ("40 000", "kr")
    assert (second.season, second.cost_sek, second.participants_min) == ("autumn", None, None)


@pytest.mark.parametrize("unit", ["kr", "tkr", "mnkr", "i ksek", "kronor", "sek"])
def test_a_column_of_costs_may_state_any_unit(events, unit):
    text = f"Datum\tAktivitet\tKostnad ({unit})\n14 februari\tKonferens om arbete\t40\n"
    (event,) = events(f"Utbildningar 2019\n\n{text}")
    assert event.printed_text == "40"


def test_a_cost_with_its_own_unit_in_a_table_is_no_amount_of_the_budget(passages, vocabulary):
    text = "Tid\tUtbildning\tKostnad\nMars\tKurs i samtal\t5 000 kr"
    ((training,), taken) = find_trainings(passages(text), vocabulary, budget_year=2019)
    assert (training.record.month, training.record.cost_sek) == (3, 5_000)
    assert taken == {(1, 19)}


def test_a_table_of_something_else_has_no_events(events):
    assert events("Datum\tPlats\n14 februari\tEkby") == ()
    assert events("Datum\tAktivitet\n14 februari\tBokslut") == ()


def test_a_table_whose_line_breaks_are_lost_is_read_by_its_times_and_costs(events):
    text = (
        "Länsgemensamma utbildningar Tid Målgrupp Innehåll Kostnad "
        "Våren (12/3) Öppet för alla En heldag: Samtal som bär. Med två föreläsare. 30 000 kr "
        "Hösten (okt) Chefer i norr Att leda tillsammans Ca 20-30 deltagare 15 tkr "
        "Därefter följer annat."
    )
    first, second = events(text)
    assert (first.title, first.training_type, first.start_date) == (
        "Samtal som bär", "full-day", date(2019, 3, 12),
    )  # fmt: skip
    assert (first.scope, first.reach, first.cost_sek) == ("joint", "county", 30_000)
    assert (second.title, second.audience_text) == ("Att leda tillsammans", "Chefer i norr")
    assert (second.participants_min, second.participants_max, second.cost_sek) == (20, 30, 15_000)


@pytest.mark.parametrize(
    ("item", "title", "training_type", "month", "season"),
    [
        ("Våren 2019, länsgemensam konferens Nya vägar", "Nya vägar", "conference", None, "spring"),
        ("Mars: halvdag för styrelsen", "Halvdag för styrelsen", "half-day", 3, None),
        (
            "Lunchföreläsning om stress, i oktober",
            "Lunchföreläsning om stress",
            "lecture",
            10,
            None,
        ),
        ("Studieresa till Vik", "Studieresa till Vik", "study-visit", None, None),
        ("Kunskapslyft för handläggare", "Kunskapslyft för handläggare", "course", None, None),
    ],
)
def test_an_item_under_trainings_is_an_event(events, item, title, training_type, month, season):
    (one,) = events(f"Utbildningar och konferenser\n\n- {item}")
    assert (one.title, one.training_type, one.month, one.season, one.year) == (
        title, training_type, month, season, 2019,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "training_type", "scope"),
    [
        ("Under hösten arrangeras ett seminarium om unga.", "seminar", None),
        ("Vi anordnar två planeringsdagar för styrelsen.", "planning-day", "local"),
        (
            "Grundkurs och fortsättningsutbildning i samtal kommer att hållas lokalt.",
            "course",
            "local",
        ),
        (
            "Tillsammans med Vik samordningsförbund hålls en konferens för chefer.",
            "conference",
            "joint",
        ),
        ("Förbundet bjuder in medlemmarna till ett seminarium om pengar.", "seminar", None),
    ],
)
def test_a_sentence_that_says_an_event_will_be_held_is_one(events, text, training_type, scope):
    (one,) = events(text)
    assert (one.training_type, one.scope) == (training_type, scope)


@pytest.mark.parametrize(
    "text",
    [
        "Under 2018 arrangerades ett seminarium om unga.",
        "Att ordna flera seminarier och konferenser där vi träffas.",
        "Förslaget arbetades fram vid en planeringsdag.",
        "Handläggarna har en utbildning i samtal.",
        "Utbildning är viktigt.",
    ],
)
def test_what_was_held_or_is_only_meant_is_no_event(events, text):
    assert events(text) == ()


def test_the_audience_is_read_after_the_title_whatever_letters_stand_before_it(events):
    text = f"{'ß' * 40} arrangerar i maj en utbildning för personal."
    assert [found.audience_text for found in events(text)] == ["personal"]


def test_an_event_that_is_said_twice_is_one(events):
    text = (
        "Utbildningar\n\n- Gemensam planeringsdag för styrelsen\n\n"
        "En gemensam planeringsdag för styrelsen hålls."
    )
    assert len(events(text)) == 1


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Cirka 40 personer", (40, 40)),
        ("20–30 deltagare", (20, 30)),
        ("max 25 platser", (None, 25)),
        ("minst 15 deltagare", (15, None)),
        ("15 tkr", (None, None)),
    ],
)
def test_participants_are_those_that_the_words_state(text, counts):
    assert find_participants(text) == counts


@pytest.mark.parametrize(
    ("text", "day", "month", "season"),
    [
        ("Hösten (nov)", None, 11, "autumn"),
        ("vårterminen", None, None, "spring"),
        ("14 februari", date(2019, 2, 14), 2, None),
        ("Under året", None, None, None),
    ],
)
def test_when_is_read_as_far_as_it_says(text, day, month, season):
    when = read_when(text, 2019)
    assert (when.day, when.month, when.season, when.year) == (day, month, season, 2019)


def test_items_that_a_list_of_trainings_introduces_are_events_whatever_they_are_called(events):
    text = (
        "Utveckling\n\nFöljande utbildningar planeras under året:\n\n"
        "Motiverande samtal för handläggare, våren\nBemötande, halvdag, september\n"
        "Länsgemensam konferens, oktober, 50 tkr"
    )
    assert [(one.title, one.season, one.month, one.cost_sek) for one in events(text)] == [
        ("Motiverande samtal för handläggare", "spring", None, None),
        ("Bemötande", None, 9, None),
        ("Konferens", None, 10, 50_000),
    ]


def test_one_event_that_is_held_at_a_time_is_one(events):
    (one,) = events("MI-utbildning i två steg för 20 personer genomförs under våren.")
    assert (one.title, one.season, one.participants_min) == (
        "MI-utbildning i två steg för 20 personer",
        "spring",
        20,
    )
    assert events("Utbildningar genomförs under våren.") == ()
    assert events("Utbildning genomförs vid behov.") == ()


TABLE = (
    "{}\n\nAktivitet\tNär\tMålgrupp\tKostnad\n{}\t19/2\tHandläggare\t10 000\n"
    "Gläntan\tVåren\tAlla\t5 000"
)


def test_lines_of_a_table_of_events_are_known_by_its_heading_or_most_of_its_rows(
    passages, vocabulary
):
    for heading, what, expected in (
        ("Planerade utbildningar", "Bemötande", {3, 4, 5}),
        ("Planering", "Arbetsträning", set()),
    ):
        found = lines_of_training_tables(passages(TABLE.format(heading, what)), vocabulary)
        assert found == expected


def test_a_calendar_has_the_events_that_its_words_name(events):
    text = (
        "Kalendarium 2019\n\n1 februari Styrelsemöte\n15 februari Frukostseminarium\n"
        "21 mars Utbildning i samtal"
    )
    assert [(one.title, one.start_date) for one in events(text)] == [
        ("Frukostseminarium", date(2019, 2, 15)),
        ("Utbildning i samtal", date(2019, 3, 21)),
    ]

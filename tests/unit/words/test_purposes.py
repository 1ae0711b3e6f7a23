import pytest

from finsam_metrics.words.purposes import heads_activities, purposes_of_cost, sources_of_income


def first(cues):
    """The category that counts most; None where no word says any."""
    return cues[0].category_id if cues else None


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("Revisorsarvode", "audit"),
        ("Lön förbundschef", "coordination"),
        ("Hemsida 2.0", "communication"),
        ("Medlemsavgift nationella nätverket", "communication"),
        ("Ränta", "financial"),
        ("Hyra av lokal", "administration"),
        ("Ekonom 20 %", "administration"),
        ("Ungdomscoachning", "individual"),
        ("Metodutveckling", "structural"),
        ("Ej fördelade medel", "development"),
        ("Reserv för nya insatser", "development"),
        ("Förstudie", "evaluation"),
    ],
)
def test_a_cost_is_for_what_its_words_name(label, category):
    assert first(purposes_of_cost(label)) == category


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("Utvärdering av arbetsträning", "evaluation"),
        ("Samverkansteam", "individual"),
        ("Nätverk unga", "structural"),
        ("Lokala samverkansgrupper", "structural"),
        ("Chefsutbildning", "training-local"),
    ],
)
def test_what_a_row_is_goes_before_what_says_more_of_it(label, category):
    assert first(purposes_of_cost(label)) == category


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("Länsgemensamma utbildningar", "training-joint"),
        ("Regional konferens", "training-joint"),
        ("Lokala utbildningsdagar", "training-local"),
        ("Temadagar", "training-local"),
    ],
)
def test_a_training_is_joint_where_its_words_say_the_county(label, category):
    assert first(purposes_of_cost(label)) == category


def test_what_is_for_the_board_is_the_boards():
    assert first(purposes_of_cost("Utbildning av styrelsen")) == "board"


def test_a_word_that_says_how_something_is_paid_only_says_more():
    assert [(cue.category_id, cue.is_head) for cue in purposes_of_cost("Personal")] == [
        ("administration", False)
    ]


@pytest.mark.parametrize("label", ["Flätan", "Steg 2", "Vad gör vi för unga?", "", "12 %"])
def test_a_name_and_a_question_say_nothing(label):
    assert purposes_of_cost(label) == []


def test_a_long_word_is_known_with_a_letter_wrong():
    assert first(purposes_of_cost("Exytaordinära kostnader")) == "financial"


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("Staten genom Försäkringskassan", "income-state"),
        ("AF/FK", "income-state"),
        ("Medlemsbidrag Region Granland", "income-region"),
        ("Bidrag från kommunerna", "income-municipality"),
        ("Projektmedel ESF", "income-other"),
        ("Bankränta", "financial"),
        ("Överskott från tidigare år", "carried-over"),
        ("Granlund", None),
    ],
)
def test_an_income_is_from_whom_its_words_name(label, category):
    assert first(sources_of_income(label)) == category


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Projekt", True), ("Kostnader insatser", True), ("Verksamhetens kostnader", False)],
)
def test_a_block_of_activities_is_known_by_its_heading(heading, expected):
    assert heads_activities(heading) is expected

"""Questions and notes on the pages: they stand where all that they are about is shown."""

import pytest

from finsam_metrics.editions.sealing import seal
from finsam_metrics.exhibits.noted import is_open
from finsam_metrics.intake.audit import read_audit
from finsam_metrics.intake.notes import answer_question, take_back
from finsam_metrics.pipeline import build
from finsam_metrics.store.notes import read_notes
from finsam_metrics.ui.shell import logins
from tests.logged_in import LOGGED_OUT, SECRETS, claims
from tests.noted import about, write
from tests.taken_in import COORDINATOR

ALL = {"forbund": "vastra-malardalen,vasteras,norra-vastmanland,kramfors", "ar": "senaste"}
ASKED = "matrix.vasteras.structural"


@pytest.fixture
def paths(data_copy):
    """A data folder of the test's own, built."""
    build(data_copy.paths)
    return data_copy.paths


@pytest.fixture
def visit_as(open_page, paths):
    """Opens a page as somebody whom the claims tell."""

    def open_as(told, url_path):
        visit = open_page(url_path, data=paths)
        visit.app.secrets, visit.app.user = SECRETS, told
        visit.app.run()
        assert not visit.has_failed
        return visit

    return open_as


def press(visit, label):
    """Press the button of a label."""
    next(button for button in visit.app.button if button.label == label).click().run()
    assert not visit.has_failed


def words(visit):
    """All that is written on the page, as one text as it is read."""
    return " ".join(visit.texts()).replace("\\", "")


def row(visit, picture="matrix"):
    """The row under a picture."""
    return visit.app.pills(key=f"{picture}-rad")


def open_notes(visit, picture="matrix"):
    """Open the notes under a picture."""
    row(visit, picture).set_value("noter").run()
    assert not visit.has_failed
    return visit


def say(visit, text, key="matrix", kind=None):
    """Write a note in the form of a place."""
    if kind is not None:
        visit.app.selectbox(key=f"{key}-slag").select(kind)
    visit.app.text_area(key=f"{key}-text").input(text)
    press(visit, "Spara")


def test_a_question_is_written_under_a_picture_and_counted_in_its_row(open_page, paths):
    visit = open_notes(open_page("budget", data=paths))
    assert "Anteckna" in row(visit).options
    say(visit, "Varför skiljer sig administrationen?")
    (note,) = read_notes(paths).notes
    assert (note.about.page, note.about.picture, note.about.figure_ids) == ("budget", "matrix", ())
    assert note.about.parameters["forbund"] == ALL["forbund"]
    assert "1 fråga" in row(visit).options
    assert row(visit).value == "noter"
    assert "Fråga, öppen:" in words(visit)
    assert visit.app.text_area(key="matrix-text").value == ""


def test_an_answer_a_decision_and_a_footnote_are_written_in_the_same_form(open_page, paths):
    question = write(paths, on=about(parameters=ALL))
    visit = open_notes(open_page("budget", data=paths))
    say(visit, "Lokalerna är dyrare.", kind=question.note_id)
    say(visit, "Vi följer upp i maj.", kind="decision")
    say(visit, "Utan engångsposter.", kind="footnote")
    assert "1 fråga, 1 svar, 1 beslut, 1 fotnot" in row(visit).options
    assert not is_open(question, read_notes(paths).notes)
    assert "Fråga, besvarad:" in words(visit)


def test_a_value_that_is_asked_has_its_own_notes(open_page, paths):
    visit = open_page("budget", data=paths, fraga=ASKED)
    visit.app.pills(key="matrix-svar-noter").set_value("noter").run()
    say(visit, "Ingår projektledaren?", key="matrix-svar")
    (note,) = read_notes(paths).notes
    assert note.about.text == "Västerås 2014 · Strukturövergripande insatser"
    assert len(note.about.figure_ids) == 2
    assert note.about.parameters["fraga"] == ASKED
    other = open_page("budget", data=paths)
    assert "1 fråga" in row(other).options
    assert "Västerås 2014 · Strukturövergripande insatser" in words(open_notes(other))


def test_a_note_stands_on_no_other_picture_and_in_no_narrower_choice(open_page, paths):
    write(paths, on=about(parameters=ALL))
    assert "1 fråga" in row(open_page("budget", data=paths)).options
    assert "1 fråga" not in row(open_page("budget", data=paths), "areas").options
    assert "1 fråga" not in row(open_page("budget", data=paths, forbund="vasteras")).options
    assert "1 fråga" not in row(open_page("budget", data=paths, ar="2014")).options
    assert "1 fråga" in row(open_page("budget", data=paths, matt="tkr")).options


def test_the_page_lists_all_notes_open_questions_first(open_page, paths):
    answered = write(paths, text="Vad ingår i hyran?")
    answer_question(paths, COORDINATOR, answered.note_id, text="Även städning.")
    write(paths, "decision", "Vi följer upp i maj.")
    write(paths, text="Varför skiljer sig administrationen?")
    visit = open_page("fragor", data=paths)
    assert visit.answer == "En fråga väntar på svar"
    headings = [one.value for one in visit.app.subheader]
    assert headings == ["Öppna frågor", "Beslut", "Besvarade och avslutade frågor"]
    said = words(visit)
    places = [said.index(text) for text in ("administrationen", "i maj", "hyran", "städning")]
    assert places == sorted(places)


def test_a_question_is_answered_and_closed_on_the_page_that_lists_it(open_page, paths):
    write(paths, text="Ett?")
    second = write(paths, text="Två?")
    visit = open_page("fragor", data=paths)
    assert visit.answer == "Två frågor väntar på svar"
    visit.app.text_area(key=f"fraga-{second.note_id}-text").input("Ja.")
    press(visit, "Spara")
    assert visit.answer == "En fråga väntar på svar"
    press(visit, "Avsluta frågan")
    assert visit.answer == "Ingen fråga väntar på svar"
    assert {one.what for one in read_audit(paths)} == {"noted", "question_closed"}


def test_a_note_that_is_taken_back_is_listed_without_its_words(open_page, paths):
    write(paths, text="Varför skiljer sig administrationen?")
    visit = open_page("fragor", data=paths)
    press(visit, "Ta tillbaka")
    assert visit.answer == "Ingenting är antecknat än"
    table = visit.table("Slag")
    assert table["Tillbakatagen av"].to_list() == ["lokal användare"]
    assert "administrationen" not in words(visit)


def test_a_text_that_names_somebody_is_stopped_until_it_is_said_to_be_nobodys(open_page, paths):
    visit = open_notes(open_page("budget", data=paths))
    say(visit, "Se protokoll från Erik Lindström")
    assert "”Erik Lindström”" in visit.app.error[0].value
    assert not read_notes(paths).notes
    assert visit.app.text_area(key="matrix-text").value == "Se protokoll från Erik Lindström"
    visit.app.checkbox(key="matrix-ingen-person").check()
    press(visit, "Spara")
    assert len(read_notes(paths).notes) == 1


def test_who_may_only_read_sees_notes_and_nothing_to_write_with(visit_as, paths):
    assert row(visit_as(LOGGED_OUT, "budget")).options == [
        *("Var står siffran?", "Tabell", "Bild", "Källa")
    ]
    write(paths, on=about(parameters=ALL))
    visit = open_notes(visit_as(LOGGED_OUT, "budget"))
    assert "Varför ökar kostnaden?" in words(visit)
    assert not visit.app.text_area
    listing = visit_as(LOGGED_OUT, "fragor")
    assert "Varför ökar kostnaden?" in words(listing)
    labels = {button.label for button in [*visit.app.button, *listing.app.button]}
    assert labels.isdisjoint({"Spara", "Ta tillbaka", "Avsluta frågan"})


def test_a_login_that_ended_since_the_page_was_drawn_writes_nothing_and_says_so(visit_as, paths):
    write(paths, on=about(parameters=ALL))
    told = claims()
    visit = open_notes(visit_as(told, "budget"))
    visit.app.text_area(key="matrix-text").input("Varför?")
    logins.end(logins.read_login(told, group_claim="groups"))
    press(visit, "Spara")
    assert "inte inloggad längre" in visit.app.error[0].value
    assert len(read_notes(paths).notes) == 1


def test_a_torn_line_is_said_on_the_page_and_takes_no_page_down(open_page, paths):
    write(paths, on=about(parameters=ALL))
    with paths.notes.open("ab") as file:
        file.write(b'{"event": "wri\xff\n[]\n')
    visit = open_page("fragor", data=paths)
    (said,) = visit.app.warning
    assert (
        said.value == "Raderna 2 och 3 i filen notes/notes.jsonl går inte att läsa. Resten visas."
    )
    assert "1 fråga" in row(visit.go("budget")).options


def test_an_edition_shows_the_notes_as_they_were_and_takes_no_new_ones(open_page, paths):
    note = write(paths, on=about(parameters=ALL))
    seal(paths, COORDINATOR)
    take_back(paths, COORDINATOR, note.note_id)
    write(paths, "decision", "Vi väntar.", on=about(parameters=ALL))
    visit = open_notes(open_page("budget", data=paths, utgava="1"))
    assert "1 fråga" in row(visit).options
    assert not visit.app.text_area
    listing = visit.go("fragor")
    assert listing.answer == "En fråga väntar på svar"
    assert "Vi väntar." not in words(listing)
    assert not [one for one in listing.app.button if one.label in ("Ta tillbaka", "Spara")]


def test_the_link_to_a_view_opens_it_whatever_was_chosen_before(open_page, paths):
    visit = open_page("budget", data=paths, forbund="kramfors", matt="tkr")
    visit.app.query_params.clear()
    for name, value in {"forbund": "vasteras", "ar": "2014", "matt": "andel", "vy": "1"}.items():
        visit.app.query_params[name] = value
    visit.app.run()
    assert visit.app.session_state["forbund"] == ["vasteras"]
    assert (visit.app.session_state["ar"], visit.app.session_state["matt"]) == ("2014", "andel")
    assert "vy" not in visit.address


def test_a_note_about_a_page_that_there_is_no_more_is_listed_without_a_way_there(open_page, paths):
    write(paths, on=about(page="borta"))
    visit = open_page("fragor", data=paths)
    assert "Varför ökar kostnaden?" in words(visit)
    assert "Visa bilden" not in words(visit)


def test_a_cost_that_a_visitor_has_typed_is_nothing_to_note_about(open_page, paths):
    visit = open_page("kostnadsfordelning", data=paths)
    assert not [one for one in visit.app.pills if "Anteckna" in one.options]


def test_the_pack_of_the_page_holds_footnotes_and_says_when_they_are_new(open_page, paths):
    write(paths, "footnote", "Utan engångsposter.", on=about(parameters=ALL))
    visit = open_page("underlag", data=paths)
    press(visit, "Gör underlaget")
    _, page = visit.app.session_state["_underlag_gjort"].files["html"]
    assert "Not 1: Utan engångsposter." in page.decode()
    write(paths, "footnote", "Med moms.", on=about(parameters=ALL))
    visit.app.run()
    assert "har ändrats sedan filerna gjordes" in words(visit)


def test_the_log_says_who_wrote_and_took_back(open_page, paths):
    note = write(paths)
    take_back(paths, COORDINATOR, note.note_id)
    said = words(open_page("kallor", data=paths).unfold())
    assert "Skrev en anteckning" in said
    assert "Tog tillbaka en anteckning" in said


def test_many_notes_are_searched_and_turned_over(open_page, paths):
    for number in range(24):
        write(paths, "decision", f"Beslut om hyran nummer {number}.")
    write(paths, text="Varför skiljer sig administrationen?")
    visit = open_page("fragor", data=paths)
    assert "nummer 23." in words(visit)
    assert "nummer 0." not in words(visit)
    visit.app.selectbox(key="sida").select("2").run()
    assert visit.address["sida"] == "2"
    assert "nummer 0." in words(visit)
    visit.app.text_input(key="sok").input("ADMINISTRATIONEN skiljer").run()
    assert not visit.has_failed
    assert [one.value for one in visit.app.subheader] == ["Öppna frågor"]
    assert "En anteckning med" in words(visit)
    assert "nummer" not in words(visit)
    again = open_page("fragor", data=paths, sok="finns inte här")
    assert "0 anteckningar med" in words(again)


def test_few_notes_have_no_field_to_search_in(open_page, paths):
    write(paths, text="Varför skiljer sig administrationen?")
    fields = open_page("fragor", data=paths).app.text_input
    assert [field.key for field in fields] == ["sok-allt"]


def test_a_page_in_the_room_shows_what_is_noted_of_its_pictures(open_page, paths):
    write(paths, "decision", "Vi följer upp i maj.", on=about(parameters=ALL))
    assert "Vi följer upp i maj." in words(open_page("budget", data=paths, visning="1"))
    assert "Vi följer upp i maj." not in words(open_page("budget", data=paths))

"""Where a note stands: where all that it is about is shown, and nowhere else."""

from dataclasses import replace
from datetime import UTC, datetime

import polars as pl
import pytest

from finsam_metrics.exhibits.noted import (
    ShownPicture,
    count_text,
    figures_of,
    footnote_text,
    for_pack,
    is_open,
    notes_on,
    stands_on,
    state_of_question,
)
from finsam_metrics.model.notes import Ending, Note, NoteKind
from tests.noted import PARAMETERS, about

MOMENT = datetime(2026, 3, 3, 12, tzinfo=UTC)


def note(note_id="1", kind="question", **more):
    """One note of 3 March 2026."""
    return Note(
        **{
            "note_id": note_id,
            "kind": NoteKind(kind),
            "text": "Varför?",
            "written_by": "samordnaren",
            "written_at": MOMENT,
            "about": about(),
        }
        | more
    )


def shown(figure_ids=(), page="budget", picture="matrix", **parameters):
    """A picture as it is shown, with some words of the address changed."""
    return ShownPicture(
        page=page,
        picture=picture,
        parameters=PARAMETERS | parameters,
        figure_ids=frozenset(figure_ids),
    )


def test_a_note_about_figures_stands_wherever_all_of_them_are_shown():
    of_two = about(["a", "b"])
    assert stands_on(of_two, shown(["a", "b", "c"], page="mal", picture="goals"))
    assert not stands_on(of_two, shown(["a", "c"]))
    assert not stands_on(of_two, shown())


def test_a_note_about_a_picture_stands_where_it_shows_at_least_the_same_associations():
    assert stands_on(about(), shown(forbund="arvika,kramfors,vasteras"))
    assert not stands_on(about(), shown(forbund="kramfors"))


@pytest.mark.parametrize(
    "other", [{"page": "mal"}, {"picture": "areas"}, {"ar": "2014"}, {"kalender": "2014"}]
)
def test_a_note_about_a_picture_stands_on_no_other_picture_year_or_choice_of_the_page(other):
    assert not stands_on(about(), shown(**other))


def test_how_amounts_are_told_does_not_matter():
    assert stands_on(about(), shown(matt="tkr", priser="2014", bedomningar="dolj"))


def test_an_answer_stands_right_after_its_question_and_what_is_taken_back_nowhere():
    ending = Ending(by="b", at=MOMENT)
    question, other = note("1"), note("2", "decision")
    answer = note("3", "answer", answers="1")
    gone = note("4", "answer", answers="1", taken_back=ending)
    notes = [question, other, answer, gone, note("5", "footnote", taken_back=ending)]
    assert notes_on(notes, shown()) == [question, answer, other]
    assert answer not in notes_on([replace(question, taken_back=ending), answer], shown())


def test_a_question_is_open_until_it_is_answered_or_closed_and_again_without_its_answer():
    question, answer = note("1"), note("2", "answer", answers="1")
    ending = Ending(by="samordnaren", at=MOMENT)
    assert is_open(question, [question])
    assert not is_open(question, [question, answer])
    assert is_open(question, [question, replace(answer, taken_back=ending)])
    assert not is_open(replace(question, closed=ending), [question])
    assert not is_open(replace(question, taken_back=ending), [question])
    assert not is_open(note("3", "decision"), [])


def test_the_state_of_a_question_is_said_in_a_word():
    question, answer = note("1"), note("2", "answer", answers="1")
    closed = replace(question, closed=Ending(by="Anna", at=MOMENT))
    assert state_of_question(question, [question]) == "öppen"
    assert state_of_question(question, [question, answer]) == "besvarad"
    assert state_of_question(closed, [closed]) == "avslutad av Anna, 3 mars 2026"


def test_notes_are_counted_by_kind():
    kinds = ["decision", "question", "footnote", "footnote", "answer"]
    notes = [note(str(at), kind) for at, kind in enumerate(kinds)]
    assert count_text(notes) == "1 fråga, 1 svar, 1 beslut, 2 fotnoter"
    assert count_text([]) == ""


def test_a_pack_holds_footnotes_and_decisions_and_no_questions():
    kinds = ["question", "decision", "footnote"]
    notes = [note(kind, kind) for kind in kinds]
    assert [one.note_id for one in for_pack(notes, shown())] == ["decision", "footnote"]


def test_a_footnote_says_its_number_and_its_figure_and_a_decision_its_day():
    assert footnote_text(1, note(kind="footnote")) == "Not 1: Varför?"
    on_figure = note(kind="decision", about=about(["a"], text="Kramfors 2014 · Kansli"))
    said = footnote_text(2, on_figure)
    assert said == "Not 2, Kramfors 2014 · Kansli: Beslut 3 mars 2026: Varför?"


def test_the_figures_of_a_picture_are_those_of_all_its_cells():
    asks = pl.DataFrame(
        {"origin_ids": [["a", "b"], [], None, ["b"]]}, schema={"origin_ids": pl.List(pl.String)}
    )
    assert figures_of(asks) == {"a", "b"}
    assert figures_of(None) == frozenset()

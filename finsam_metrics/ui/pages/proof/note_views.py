"""All notes: open questions first, then decisions and footnotes, and what is done with."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.noted import KIND_NAMES, answers_to, is_open
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.intake.people import Person
from finsam_metrics.model.notes import Note, NoteKind
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.swedish_numbers import format_count, format_list, format_number
from finsam_metrics.store.notes import KeptNotes
from finsam_metrics.ui.parts import choices, components, notes
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import as_table
from finsam_metrics.ui.shell.filters import WHOLE_VIEW
from finsam_metrics.ui.shell.navigation import PAGES

_MOST_LINES: Final = 6
_FEW: Final = 5
_ON_A_PAGE: Final = 20
_LONGEST_SEARCH: Final = 80
_WORDS, _PAGE = "sok", "sida"
_Thread = tuple[str, Note]


def draw_notes(kept: KeptNotes, person: Person) -> None:
    """Draw how many questions wait for an answer, and every note with the way to its view."""
    standing = [note for note in kept.notes if note.taken_back is None]
    asked = [note for note in standing if note.kind is NoteKind.QUESTION]
    waiting = [note for note in asked if is_open(note, standing)]
    components.answer(_answer(waiting, standing))
    components.subtitle(
        "Frågor, svar, beslut och fotnoter som har skrivits vid siffror och bilder, med vem och när"
    )
    _say_unread(kept.unread_lines)
    notes.draw_fault()
    if not standing:
        st.info(
            f"Välj {notes.WRITE} under en bild, eller där en siffras plats visas."
            if notes.may_write(person)
            else "Här står det som den som har rollen samordnare antecknar."
        )
    done = [note for note in asked if note not in waiting]
    in_order = [
        (title, note)
        for title, listed in (
            ("Öppna frågor", waiting),
            ("Beslut", _of_kind(standing, NoteKind.DECISION)),
            ("Fotnoter", _of_kind(standing, NoteKind.FOOTNOTE)),
            ("Besvarade och avslutade frågor", done),
        )
        for note in reversed(listed)
    ]
    shown = _choose_page(_search(in_order, standing))
    for title, threads in groupby(shown, key=itemgetter(0)):
        components.heading(title)
        for _, note in threads:
            _draw_thread(note, standing, person)
    _draw_taken_back([note for note in kept.notes if note.taken_back is not None])


def _search(threads: Sequence[_Thread], standing: Sequence[Note]) -> Sequence[_Thread]:
    """Draw the field to search in, and give the threads that hold every word that is typed."""
    if len(threads) <= _FEW:
        return threads
    typed = choices.type_text(
        "Sök", parameter=_WORDS, placeholder="till exempel hyra", max_chars=_LONGEST_SEARCH
    )
    words = typed.casefold().split()
    found = [
        thread
        for thread in threads
        if all(word in _all_words(thread[1], standing) for word in words)
    ]
    if words:
        count = "En anteckning" if len(found) == 1 else f"{format_number(len(found))} anteckningar"
        st.caption(plain(f"{count} med ”{typed.strip()}”"))
    return found


def _all_words(note: Note, standing: Sequence[Note]) -> str:
    """What a note and its answers say, what it is about and who wrote."""
    thread = (note, *answers_to(note, standing))
    said = [text for one in thread for text in (one.text, one.written_by)]
    return " ".join((KIND_NAMES[note.kind], note.about.text, *said)).casefold()


def _choose_page(threads: Sequence[_Thread]) -> Sequence[_Thread]:
    """Draw the choice of which to show, where they are many, and give those."""
    if len(threads) <= _ON_A_PAGE:
        return threads
    total = format_number(len(threads))
    pages = {
        str(number): f"{format_number(first + 1)}–"
        f"{format_number(min(first + _ON_A_PAGE, len(threads)))} av {total}"
        for number, first in enumerate(range(0, len(threads), _ON_A_PAGE), start=1)
    }
    chosen = int(choices.choose_one("Visa", pages, parameter=_PAGE, default="1", width=180))
    return threads[(chosen - 1) * _ON_A_PAGE : chosen * _ON_A_PAGE]


def _answer(waiting: Sequence[Note], standing: Sequence[Note]) -> str:
    if not standing:
        return "Ingenting är antecknat än"
    if not waiting:
        return "Ingen fråga väntar på svar"
    count = format_count(len(waiting)).capitalize()
    return "En fråga väntar på svar" if len(waiting) == 1 else f"{count} frågor väntar på svar"


def _say_unread(lines: Sequence[int]) -> None:
    """Say which lines of the file say nothing known, so that somebody can look at them."""
    if not lines:
        return
    numbers = [format_number(line) for line in lines[:_MOST_LINES]]
    if len(lines) > len(numbers):
        numbers.append(f"{format_number(len(lines) - len(numbers))} till")
    paths = default_paths()
    name = paths.notes.relative_to(paths.root).as_posix()
    noun = "Rad" if len(lines) == 1 else "Raderna"
    st.warning(
        f"{noun} {format_list(numbers)} i filen {name} går inte att läsa. Resten visas.",
        icon=":material/warning:",
    )


def _of_kind(standing: Sequence[Note], kind: NoteKind) -> list[Note]:
    return [note for note in standing if note.kind is kind]


def _draw_thread(note: Note, standing: Sequence[Note], person: Person) -> None:
    """Draw a note with its answers, and the way to what it is about."""
    about = note.about
    with st.container(border=True, gap="xsmall", key=f"trad-{note.note_id}"):
        notes.draw_note(note, person, about=about.text, place="lista")
        for answer in answers_to(note, standing):
            notes.draw_note(answer, person, about="", place="lista")
        with st.container(horizontal=True, vertical_alignment="center"):
            for page in PAGES:
                if page.url_path == about.page:
                    what = "siffran" if about.figure_ids else "bilden"
                    components.link(page, f"Visa {what}", **{**about.parameters, WHOLE_VIEW: "1"})
            if is_open(note, standing):
                notes.draw_answering(note, person)


def _draw_taken_back(taken_back: Sequence[Note]) -> None:
    """Draw who took which notes back; what they said is shown no more."""
    rows = [
        {
            "kind": KIND_NAMES[note.kind],
            "about": note.about.text,
            "written": note.written_by,
            "by": note.taken_back.by,
            "day": note.taken_back.at.date(),
        }
        for note in taken_back
        if note.taken_back is not None
    ]
    if not rows:
        return
    as_table(
        Table(
            frame=pl.DataFrame(rows),
            columns=[
                Column(name="kind", title="Slag"),
                Column(name="about", title="Gällde"),
                Column(name="written", title="Skriven av"),
                Column(name="by", title="Tillbakatagen av"),
                Column(name="day", title="Dag", kind="date"),
            ],
            name="tillbakatagna-anteckningar",
            alt="Anteckningar som har tagits tillbaka, av vem och när",
        ),
        key="tillbakatagna",
        label=f"Tillbakatagna ({format_number(len(rows))})",
    )

"""Where notes stand, and what is said of them: under a picture, at a figure, in a pack."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from finsam_metrics.exhibits import addresses
from finsam_metrics.model.notes import About, Note, NoteKind
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import format_number

ASKED: Final = "fraga"
"""The word of an address that asks a value where it stands."""

KIND_NAMES: Final = {
    NoteKind.QUESTION: "Fråga",
    NoteKind.ANSWER: "Svar",
    NoteKind.DECISION: "Beslut",
    NoteKind.FOOTNOTE: "Fotnot",
}
_SEVERAL: Final = {
    NoteKind.QUESTION: "frågor",
    NoteKind.ANSWER: "svar",
    NoteKind.DECISION: "beslut",
    NoteKind.FOOTNOTE: "fotnoter",
}
# What is chosen for all pages; how amounts are told does not change what they are.
_OF_ALL_PAGES: Final = {
    addresses.ASSOCIATIONS,
    addresses.YEAR,
    addresses.MEASURE,
    addresses.PRICES,
    addresses.JUDGEMENTS,
    ASKED,
}
_IN_PACKS: Final = (NoteKind.DECISION, NoteKind.FOOTNOTE)


@dataclass(frozen=True, kw_only=True)
class ShownPicture:
    """A picture, or an asked value of one, as it is shown.

    Attributes:
        page: The address of its page; None where no page shows it.
        picture: Its key.
        parameters: The words of the address.
        figure_ids: The printed rows that its values are made of.
    """

    page: str | None
    picture: str
    parameters: Mapping[str, str]
    figure_ids: frozenset[str]


def figures_of(asks: pl.DataFrame | None) -> frozenset[str]:
    """Give the printed rows that a picture's values are made of."""
    if asks is None:
        return frozenset()
    return frozenset(asks["origin_ids"].explode().drop_nulls())


def stands_on(about: About, shown: ShownPicture) -> bool:
    """Whether all that a note is about is shown.

    A note about figures stands wherever all of them are; one about a picture where the same
    picture shows the same year of at least the same associations.
    """
    if about.figure_ids:
        return shown.figure_ids.issuperset(about.figure_ids)
    return (
        (about.page, about.picture) == (shown.page, shown.picture)
        and _year(about.parameters) == _year(shown.parameters)
        and _own(about.parameters) == _own(shown.parameters)
        and _associations(about.parameters) <= _associations(shown.parameters)
    )


def notes_on(notes: Sequence[Note], shown: ShownPicture) -> list[Note]:
    """Give the notes that stand on what is shown, each question followed by its answers."""
    return [
        one
        for note in notes
        if note.answers is None and note.taken_back is None and stands_on(note.about, shown)
        for one in (note, *answers_to(note, notes))
    ]


def answers_to(question: Note, notes: Sequence[Note]) -> list[Note]:
    """Give the answers to a question that stand, the first first."""
    return [one for one in notes if one.answers == question.note_id and one.taken_back is None]


def is_open(note: Note, notes: Sequence[Note]) -> bool:
    """Whether a note is a question that nobody has answered or closed."""
    return (
        note.kind is NoteKind.QUESTION
        and note.closed is None
        and note.taken_back is None
        and not answers_to(note, notes)
    )


def count_text(notes: Sequence[Note]) -> str:
    """Count notes by kind, as "1 fråga, 2 beslut"; empty where there are none."""
    counts = Counter(note.kind for note in notes)
    return ", ".join(
        f"{format_number(counts[kind])} "
        f"{KIND_NAMES[kind].lower() if counts[kind] == 1 else _SEVERAL[kind]}"
        for kind in NoteKind
        if counts[kind]
    )


def signature(note: Note) -> str:
    """Say who wrote a note, and which day."""
    return f"{note.written_by}, {format_date(note.written_at.date())}"


def state_of_question(note: Note, notes: Sequence[Note]) -> str:
    """Say whether a question is open, answered or closed, and by whom."""
    if note.closed is not None:
        return f"avslutad av {note.closed.by}, {format_date(note.closed.at.date())}"
    return "öppen" if is_open(note, notes) else "besvarad"


def for_pack(notes: Sequence[Note], shown: ShownPicture) -> list[Note]:
    """Give the notes that stand in a pack on what is shown: footnotes and decisions."""
    return [note for note in notes_on(notes, shown) if note.kind in _IN_PACKS]


def footnote_text(number: int, note: Note) -> str:
    """Write a note as a pack shows it."""
    about = f", {note.about.text}" if note.about.figure_ids else ""
    decided = (
        f"Beslut {format_date(note.written_at.date())}: " if note.kind is NoteKind.DECISION else ""
    )
    return f"Not {number}{about}: {decided}{note.text}"


def _year(parameters: Mapping[str, str]) -> str:
    return parameters.get(addresses.YEAR, addresses.LATEST)


def _associations(parameters: Mapping[str, str]) -> set[str]:
    return set(parameters.get(addresses.ASSOCIATIONS, "").split(","))


def _own(parameters: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in parameters.items() if name not in _OF_ALL_PAGES}

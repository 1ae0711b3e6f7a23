"""What persons write about figures and views: questions, answers, decisions and footnotes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NoteKind(StrEnum):
    """What a note is."""

    QUESTION = "question"
    ANSWER = "answer"
    DECISION = "decision"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What a note is about: figures, or a picture as it was chosen.

    Attributes:
        page: The address of the page that it was written on.
        picture: The key of the picture, unique on the page.
        parameters: The words of the address that open the same view, none of them personal.
        figure_ids: The printed rows that the asked value is made of; empty where the note is about
            the picture.
        text: The same in words, as they were when the note was written.
    """

    page: str
    picture: str
    parameters: Mapping[str, str]
    figure_ids: tuple[str, ...] = ()
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ending:
    """Who ended something, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """One note.

    Attributes:
        note_id: Tells it from all others.
        kind: What it is.
        text: What it says, on one line.
        written_by: The person's name.
        written_at: When, in Sweden.
        about: What it is about; an answer is about what its question is.
        answers: The question that it answers; None where it is no answer.
        closed: Who said that a question needs no answer; None where nobody has.
        taken_back: Who took it back; None while it stands.
    """

    note_id: str
    kind: NoteKind
    text: str
    written_by: str
    written_at: datetime
    about: About
    answers: str | None = None
    closed: Ending | None = None
    taken_back: Ending | None = None

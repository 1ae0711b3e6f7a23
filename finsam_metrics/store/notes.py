"""The file of notes: what was written, closed and taken back, a line each; it is only added to."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Final

from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.notes import About, Ending, Note, NoteKind
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.publications import settle

_WRITTEN: Final = "written"
_CLOSED, _TAKEN_BACK = "closed", "taken_back"


@dataclass(frozen=True, kw_only=True)
class KeptNotes:
    """All that was written.

    Attributes:
        notes: Every note, the first written first, those taken back among them.
        unread_lines: The lines of the file that say nothing known, counted from 1.
    """

    notes: tuple[Note, ...] = ()
    unread_lines: tuple[int, ...] = ()


def written_line(note: Note) -> str:
    """Give the line that says that a note was written."""
    said = {**asdict(note), "written_at": note.written_at.isoformat()}
    del said[_CLOSED], said[_TAKEN_BACK]
    return json.dumps({"event": _WRITTEN, **said}, ensure_ascii=False)


def closed_line(note_id: str, ending: Ending) -> str:
    """Give the line that says that a question needs no answer."""
    return _ending_line(_CLOSED, note_id, ending)


def taken_back_line(note_id: str, ending: Ending) -> str:
    """Give the line that says that a note was taken back."""
    return _ending_line(_TAKEN_BACK, note_id, ending)


def notes_state(paths: DataPaths) -> tuple[int, int]:
    """Say how long the file is and when it changed: the same as long as nothing is written."""
    try:
        status = paths.notes.stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


def notes_to_seal(paths: DataPaths) -> dict[str, str]:
    """Give the file as text, by its path below the data folder; nothing where there is none."""
    text = _text_of_file(paths)
    return {paths.notes.relative_to(paths.root).as_posix(): text} if text else {}


def read_notes(paths: DataPaths) -> KeptNotes:
    """Read every note; a line that is torn or says nothing known is counted and passed over.

    What a killed writer had agreed on is put in place first, where it can be.
    """
    with suppress(StoreError):
        settle(paths)
    notes: dict[str, Note] = {}
    unread = []
    for number, line in enumerate(_text_of_file(paths).split("\n"), start=1):
        if line and not _take(line, notes):
            unread.append(number)
    return KeptNotes(notes=tuple(notes.values()), unread_lines=tuple(unread))


def _text_of_file(paths: DataPaths) -> str:
    """The file as text; bytes that are no letters are replaced, what is no file is empty."""
    try:
        return paths.notes.read_bytes().decode(errors="replace") if paths.notes.is_file() else ""
    except OSError:
        return ""


def _take(line: str, notes: dict[str, Note]) -> bool:
    """Let a line change what is known; False where it says nothing that can be known."""
    try:
        said = json.loads(line)
        if said["event"] == _WRITTEN:
            note = _note(said)
            return notes.setdefault(note.note_id, note) == note
        known = notes[said["note_id"]]
        ending = Ending(by=_text(said["by"]), at=datetime.fromisoformat(said["at"]))
        if said["event"] == _CLOSED:
            notes[known.note_id] = replace(known, closed=known.closed or ending)
        elif said["event"] == _TAKEN_BACK:
            notes[known.note_id] = replace(known, taken_back=known.taken_back or ending)
        else:
            return False
    except (ValueError, TypeError, KeyError, RecursionError):
        return False
    return True


def _note(said: Mapping[str, Any]) -> Note:
    about = said["about"]
    return Note(
        note_id=_text(said["note_id"]),
        kind=NoteKind(said["kind"]),
        text=_text(said["text"]),
        written_by=_text(said["written_by"]),
        written_at=datetime.fromisoformat(said["written_at"]),
        about=About(
            page=_text(about["page"]),
            picture=_text(about["picture"]),
            parameters={_text(k): _text(v) for k, v in dict(about["parameters"]).items()},
            figure_ids=tuple(_text(one) for one in about["figure_ids"]),
            text=_text(about["text"]),
        ),
        answers=None if said["answers"] is None else _text(said["answers"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _ending_line(event: str, note_id: str, ending: Ending) -> str:
    said = {"event": event, "note_id": note_id, "by": ending.by, "at": ending.at.isoformat()}
    return json.dumps(said, ensure_ascii=False)

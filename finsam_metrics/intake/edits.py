"""What a person changed in a draft: a list of steps, each undone as one.

The list is the one truth of a review: what is shown, what is published and ``changes.csv`` are
made of what was read and of this list.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter, ValidationError


class Scope(StrEnum):
    """How much an edit reaches."""

    DOCUMENT = "document"
    TABLE = "table"
    COLUMN = "column"
    ROW = "row"
    FIGURE = "figure"
    FACT = "fact"


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """One thing that is set.

    Attributes:
        scope: What kind of thing.
        target: Which: ``t1``, ``t1-c2``, ``t1-r3``, ``t1-r3-c2``, ``training-2``; empty for the
            document.
        field: What of it.
        value: The new value as the files write it, of a fact as a person types it, of what is
            added as ``written_in`` writes it; None takes it away.
        reason: Why, in the person's words; None where none was asked.
    """

    scope: Scope
    target: str
    field: str
    value: str | None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What a person did in one go.

    Attributes:
        at: When.
        who: The person's name.
        text: What it was, in Swedish.
        edits: In order.
    """

    at: datetime
    who: str
    text: str
    edits: tuple[Edit, ...]


class _Turn(StrEnum):
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, kw_only=True, slots=True)
class StepList:
    """The steps that hold, and those that were undone and can be done again, latest last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


_STEP: TypeAdapter[Step] = TypeAdapter(Step)
UNDO_LINE, REDO_LINE = (json.dumps({"turn": turn}) for turn in _Turn)


def step_line(step: Step) -> str:
    """Write a step as a line of the list."""
    return _STEP.dump_json(step).decode()


def read_steps(lines: Iterable[str]) -> StepList:
    """Follow a list of steps, undoings and redoings, the oldest first.

    A line that a killed writer left half is passed over: what it held was never answered for.
    """
    done: list[Step] = []
    undone: list[Step] = []
    for turn in _turns(lines):
        if isinstance(turn, Step):
            done.append(turn)
            undone = []
        elif turn is _Turn.UNDO and done:
            undone.append(done.pop())
        elif turn is _Turn.REDO and undone:
            done.append(undone.pop())
    return StepList(done=tuple(done), undone=tuple(undone))


def _turns(lines: Iterable[str]) -> Iterator[Step | _Turn]:
    for line in lines:
        try:
            data: Any = json.loads(line)
            yield _Turn(data["turn"]) if "turn" in data else _STEP.validate_json(line)
        except (ValueError, TypeError, KeyError, ValidationError):
            continue


def edits_of(steps: Sequence[Step]) -> Iterator[tuple[Step, Edit]]:
    """Give every edit with its step, the oldest first."""
    for step in steps:
        for edit in step.edits:
            yield step, edit


def chosen_association(steps: Sequence[Step]) -> str | None:
    """Give the association that a person has chosen for the document; None where nobody has."""
    chosen = None
    for _, edit in edits_of(steps):
        if edit.scope is Scope.DOCUMENT and edit.field == "association_id":
            chosen = edit.value
    return chosen

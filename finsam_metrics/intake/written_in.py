"""What a person writes in that was not read: its texts by field, and where it stands."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from finsam_metrics.intake.edit_faults import no_such
from finsam_metrics.intake.edits import Edit
from finsam_metrics.intake.read_documents import ReadLine


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenIn:
    """What is said of a figure or a fact that was not read.

    Attributes:
        texts: What is typed or chosen, by field; what is empty is not stated.
        line: The line of the document that states it; None where nobody says which.
    """

    texts: Mapping[str, str]
    line: int | None = None


def written_text(said: WrittenIn) -> str:
    """Write what is said as an edit holds it."""
    return json.dumps({"texts": dict(said.texts), "line": said.line}, ensure_ascii=False)


def read_written(edit: Edit) -> WrittenIn:
    """Read what an edit holds.

    Raises:
        IntakeError: It holds nothing of the kind.
    """
    try:
        said = json.loads(edit.value or "")
        texts = {str(name): str(text).strip() for name, text in said["texts"].items()}
        return WrittenIn(texts=texts, line=said["line"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise no_such(edit) from error


def place_of(said: WrittenIn, lines: Sequence[ReadLine]) -> ReadLine:
    """Give the line that is named, else the first that has the longest of the texts.

    Where neither is there, the document as a whole: its first line, without text.
    """
    named = next((line for line in lines if line.number == said.line), None)
    if named is not None:
        return named
    sought = max(said.texts.values(), key=len, default="").casefold()
    found = (line for line in lines if sought and sought in line.text.casefold())
    return next(found, ReadLine(number=1, page=None, text=""))

"""Notes that tests write, and what they are about."""

from finsam_metrics.intake.notes import write_note
from finsam_metrics.model.notes import About, NoteKind
from tests.taken_in import COORDINATOR

FIGURE = "kramfors-2014/budget/budget/12/2014/budget"
PARAMETERS = {"forbund": "kramfors,vasteras", "ar": "senaste", "matt": "andel"}


def about(figure_ids=(), **changed):
    """What a note is about: a picture of Budget, else figures, with some of it changed."""
    told = {
        "page": "budget",
        "picture": "matrix",
        "parameters": PARAMETERS,
        "figure_ids": tuple(figure_ids),
        "text": "Kostnader per kategori",
    }
    return About(**(told | changed))


def write(paths, kind="question", text="Varför ökar kostnaden?", on=None, **more):
    """Write a note as the coordinator."""
    return write_note(
        paths, COORDINATOR, kind=NoteKind(kind), text=text, about=on or about(), **more
    )

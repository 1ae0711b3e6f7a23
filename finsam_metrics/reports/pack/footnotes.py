"""The footnotes of a pack, numbered in the order in which they are met."""

from collections.abc import Sequence

from finsam_metrics.exhibits.noted import ShownPicture, footnote_text, for_pack
from finsam_metrics.model.notes import Note


class Footnotes:
    """Numbers the notes of one pack; a note that is met again keeps its number."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._notes = notes
        self._numbers: dict[str, int] = {}

    def of(self, shown: ShownPicture) -> tuple[str, ...]:
        """Give the footnotes of what is shown, a line each."""
        return tuple(
            footnote_text(self._numbers.setdefault(note.note_id, len(self._numbers) + 1), note)
            for note in for_pack(self._notes, shown)
        )

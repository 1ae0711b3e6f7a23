"""Lines of documents that have no pages: paragraphs and rows of tables, one after the other."""

from collections.abc import Sequence

from finsam_metrics.documents.reasons import Reason, UnreadableError
from finsam_metrics.model.sources import Cell, Line

_MOST_LINES = 60_000
_MOST_CHARACTERS = 3_000_000


class LineList:
    """Lines as a reader of files finds them."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._tables = 0
        self._characters = 0

    def add_text(self, text: str, *, page: int | None = None) -> None:
        """Add a paragraph; tabs divide it into cells."""
        parts = [part.strip() for part in text.strip("\n\r ").split("\t")]
        is_row = len(parts) > 1 and any(parts)
        before = self._lines[-1] if self._lines else None
        if is_row and (before is None or not before.cells):
            self._tables += 1
        self._add(
            "\t".join(parts) if is_row else " ".join(text.split()),
            tuple(Cell(text=part) for part in parts) if is_row else (),
            page,
            self._tables if is_row else None,
        )

    def add_table(self, rows: Sequence[Sequence[Cell]], *, page: int | None = None) -> None:
        """Add the rows of a table, each with as many cells as the widest."""
        width = max((len(row) for row in rows), default=0)
        self._tables += 1
        for row in rows:
            filled = (*row, *(Cell(text="") for _ in range(width - len(row))))
            text = "\t".join(cell.text for cell in filled)
            self._add(text if text.strip() else "", filled, page, self._tables)

    def finish(self) -> tuple[Line, ...]:
        """Give all lines."""
        return tuple(self._lines)

    def _add(self, text: str, cells: tuple[Cell, ...], page: int | None, table: int | None) -> None:
        self._characters += len(text)
        if len(self._lines) >= _MOST_LINES or self._characters > _MOST_CHARACTERS:
            raise UnreadableError(Reason.TOO_MUCH)
        self._lines.append(
            Line(
                number=len(self._lines) + 1, page=page, text=text.strip(), cells=cells, table=table
            )
        )

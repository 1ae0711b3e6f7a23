"""A read document as plain data, which is all that a reader's process hands over."""

import json
from typing import Any

from finsam_metrics.documents.printable import printable
from finsam_metrics.model.sources import Box, Cell, Line, SourceDocument, Word


def dump_document(document: SourceDocument) -> str:
    """Write a document as JSON."""
    return json.dumps(
        {
            "media_type": document.media_type,
            "page_count": document.page_count,
            "angles": list(document.angles.items()),
            "omitted": [printable(one) for one in document.omitted],
            "tools": document.tools,
            "lines": [_dump_line(line) for line in document.lines],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def load_document(data: dict[str, Any], sha256: str) -> SourceDocument:
    """Make a document of its JSON.

    Raises:
        ValueError: The data have another form.
    """
    try:
        return SourceDocument(
            sha256=sha256,
            media_type=str(data["media_type"]),
            page_count=_whole(data["page_count"]),
            angles={int(page): float(angle) for page, angle in data["angles"]},
            omitted=tuple(str(one) for one in data["omitted"]),
            tools={str(name): str(version) for name, version in data["tools"].items()},
            lines=tuple(_load_line(*line) for line in data["lines"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("a reader handed over something else than a document") from error


def _dump_line(line: Line) -> list[Any]:
    cells = [[printable(cell.text), _dump_box(cell.box)] for cell in line.cells]
    words = [
        [printable(word.text), _dump_box(word.box), word.angle, word.is_ocr, word.confidence]
        for word in line.words
    ]
    return [line.number, line.page, printable(line.text), cells, words, line.table]


def _dump_box(box: Box | None) -> list[float] | None:
    if box is None:
        return None
    return [round(one, 2) for one in (box.left, box.top, box.right, box.bottom)]


def _load_line(number: Any, page: Any, text: Any, cells: Any, words: Any, table: Any) -> Line:
    return Line(
        number=int(number),
        page=_whole(page),
        text=str(text),
        cells=tuple(Cell(text=str(own), box=_load_box(box)) for own, box in cells),
        words=tuple(
            Word(
                text=str(own),
                box=_load_box(box),
                angle=int(angle),
                is_ocr=bool(is_ocr),
                confidence=None if confidence is None else float(confidence),
            )
            for own, box, angle, is_ocr, confidence in words
        ),
        table=_whole(table),
    )


def _load_box(data: Any) -> Box | None:
    if data is None:
        return None
    left, top, right, bottom = (float(one) for one in data)
    return Box(left=left, top=top, right=right, bottom=bottom)


def _whole(data: Any) -> int | None:
    return None if data is None else int(data)

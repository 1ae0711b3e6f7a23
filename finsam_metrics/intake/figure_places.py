"""Where the figures of an Office document stand on its pages, which LibreOffice lays out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from finsam_metrics.documents.kinds import SPREADSHEETS
from finsam_metrics.documents.laid_out import lay_out, read_laid_out
from finsam_metrics.documents.printed_places import PrintedRow, find_rows
from finsam_metrics.intake.draft_folders import write_whole
from finsam_metrics.intake.kept_documents import laid_out_path
from finsam_metrics.intake.read_documents import ReadDocument, ReadFigure
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.sources import Box


def with_places(paths: DataPaths, document: Path, read: ReadDocument) -> ReadDocument:
    """Give what was read with the places of its figures, where the document can be laid out.

    Its pages are kept beside it, and made once. A figure whose place is not certain has none.
    """
    pages = laid_out_path(paths, read.sha256)
    if not read.figures or not (pages.is_file() or _is_laid_out(document, pages, read.media_type)):
        return read
    rows = find_rows(
        [line.text for line in read.lines],
        read_laid_out(pages),
        is_sheets=read.media_type in SPREADSHEETS,
    )
    by_line = {
        line.number: row for line, row in zip(read.lines, rows, strict=True) if row is not None
    }
    boxes = dict(_boxes(read, by_line))
    return replace(
        read,
        figures=tuple(
            replace(figure, box=box, laid_out_page=by_line[figure.line.line].page)
            if (box := boxes.get(figure.line.figure_id))
            else figure
            for figure in read.figures
        ),
    )


def _is_laid_out(document: Path, target: Path, media_type: str) -> bool:
    content = lay_out(document, media_type)
    if content is None:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, content)
    return True


def _boxes(read: ReadDocument, by_line: Mapping[int, PrintedRow]) -> Iterator[tuple[str, Box]]:
    """The places of figures; like amounts of a row stand in the order of their columns."""
    alike: defaultdict[tuple[int, str], list[ReadFigure]] = defaultdict(list)
    for figure in sorted(read.figures, key=lambda figure: figure.column):
        alike[figure.line.line, figure.line.printed_text].append(figure)
    for (line, printed_text), figures in alike.items():
        places = by_line[line].places_of(printed_text) if line in by_line else []
        if len(places) == len(figures):
            for figure, place in zip(figures, places, strict=True):
                yield figure.line.figure_id, place

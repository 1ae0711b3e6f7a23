"""A pack as PDF on A4, tagged for screen readers (PDF/UA-1)."""

import json
from importlib.resources import files
from typing import Any, Final

import typst

from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.reports.pack.colophon import SERVICE, colophon, source_line
from finsam_metrics.reports.pack.making import Pack, Section, Shown
from finsam_metrics.reports.picture_files import draw_svg
from finsam_metrics.reports.shown_signs import as_shown

_TEMPLATE: Final = files("finsam_metrics.reports.pack").joinpath("pack.typ")
# As wide as makes its letters as large as the text's when it fills an A4 page.
_PICTURE_WIDTH: Final = 680
_LONG_CELL: Final = 24
_LONGEST_CELL: Final = 70

Values = dict[str, Any]


def write_pdf(pack: Pack) -> bytes:
    """Write a pack as PDF. The same pack gives the same bytes."""
    meeting = pack.meeting_date
    values = {
        "heading": pack.heading,
        "associations": pack.associations,
        "meeting": None if meeting is None else f"den {format_date(meeting)}",
        "choices": pack.choices,
        "colophon": colophon(pack),
        "footer": f"{pack.heading} · {SERVICE} {format_date(pack.made)}",
        "sections": [_section(section) for section in pack.sections],
    }
    written: bytes = typst.compile(
        _TEMPLATE.read_bytes(),
        sys_inputs={"pack": json.dumps(as_shown(values))},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    return written


def _section(section: Section) -> Values:
    return {
        "title": section.title,
        "subtitle": section.subtitle,
        "exhibits": [_exhibit(shown) for shown in section.shown],
    }


def _exhibit(shown: Shown) -> Values:
    exhibit = shown.exhibit
    return {
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "absent": exhibit.absent,
        "picture": None if exhibit.chart is None else draw_svg(exhibit.chart, _PICTURE_WIDTH),
        "alt": exhibit.alt_text,
        "notes": exhibit.notes_text,
        "findings": shown.findings,
        "footnotes": shown.footnotes,
        "table": None
        if exhibit.table is None or exhibit.table.frame.is_empty()
        else _table(exhibit.table),
        "source": source_line(shown),
    }


def _table(table: Table) -> Values:
    rows = table.text_rows
    return {
        "columns": [{"title": column.title, "right": column.is_right} for column in table.shown],
        "widths": [
            _width(column, [row[place] for row in rows]) for place, column in enumerate(table.shown)
        ],
        "rows": rows,
    }


def _width(column: Column, texts: list[str]) -> int:
    """How much of the width left a column takes; 0: what its longest cell needs."""
    longest = max(map(len, texts), default=0)
    if column.is_right or longest <= _LONG_CELL:
        return 0
    return min(longest, _LONGEST_CELL)

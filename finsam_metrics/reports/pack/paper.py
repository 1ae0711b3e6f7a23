"""A pack as PDF on A4, tagged for screen readers (PDF/UA-1)."""

import json
from importlib.resources import files
from typing import Any, Final

import typst

from finsam_metrics.exhibits.tables import Table
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.reports.pack.colophon import SERVICE, colophon, source_line
from finsam_metrics.reports.pack.column_widths import column_weight, letters_across
from finsam_metrics.reports.pack.making import Pack, Section, Shown
from finsam_metrics.reports.picture_files import PAGE_WIDTH, draw_svg, height_of
from finsam_metrics.reports.shown_signs import as_shown

_TEMPLATE: Final = files("finsam_metrics.reports.pack").joinpath("pack.typ")
# How high a picture may be in px, and how much it is made smaller before the table stands alone.
_PAGE_HEIGHT: Final = 880
_LEAST_SHARE: Final = 0.75
_TOO_TALL: Final = "Bilden är högre än ett papper. Samma siffror står i tabellen."
_PREVIEW_DOTS: Final = 110
_LETTERS_ACROSS: Final = 95

Values = dict[str, Any]


def write_pdf(pack: Pack) -> bytes:
    """Write a pack as PDF. The same pack gives the same bytes."""
    written: bytes = typst.compile(
        _TEMPLATE.read_bytes(),
        sys_inputs={"pack": _values(pack)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    return written


def draw_pages(pack: Pack) -> list[bytes]:
    """Draw the pages of the same PDF as PNG, to look at before they are printed."""
    drawn: bytes | list[bytes] = typst.compile(
        _TEMPLATE.read_bytes(),
        sys_inputs={"pack": _values(pack)},
        ignore_system_fonts=True,
        format="png",
        ppi=_PREVIEW_DOTS,
    )
    return drawn if isinstance(drawn, list) else [drawn]


def _values(pack: Pack) -> str:
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
    return json.dumps(as_shown(values))


def _section(section: Section) -> Values:
    return {
        "title": section.title,
        "subtitle": section.subtitle,
        "exhibits": [_exhibit(shown) for shown in section.shown],
    }


def _exhibit(shown: Shown) -> Values:
    exhibit = shown.exhibit
    picture = None if exhibit.chart is None else draw_svg(exhibit.chart, PAGE_WIDTH)
    share = 1.0 if picture is None else min(1.0, _PAGE_HEIGHT / height_of(picture))
    is_too_tall = share < _LEAST_SHARE and exhibit.table is not None
    return {
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "absent": exhibit.absent,
        "picture": None if is_too_tall else picture,
        "picture-share": share,
        "alt": exhibit.alt_text,
        "notes": _TOO_TALL if is_too_tall else exhibit.notes_text,
        "findings": shown.findings,
        "footnotes": shown.footnotes,
        "table": None
        if exhibit.table is None or exhibit.table.frame.is_empty()
        else _table(exhibit.table),
        "source": source_line(shown),
    }


def _table(table: Table) -> Values:
    columns, rows = table.shown, table.text_rows
    texts = [[column.title, *(row[at] for row in rows)] for at, column in enumerate(columns)]
    is_narrow = letters_across(texts) <= _LETTERS_ACROSS
    return {
        "columns": [{"title": column.title, "right": column.is_right} for column in columns],
        "widths": [0 if is_narrow else column_weight(cells) for cells in texts],
        "rows": rows,
    }

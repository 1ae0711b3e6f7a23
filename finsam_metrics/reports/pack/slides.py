"""A pack as slides: the conclusion as title, a chart to edit, the sources in the notes."""

import io
from typing import Any, Final

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Length, Pt

from finsam_metrics.charts.kit.palette import HAIRLINE, INK, MUTED, WHITE
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.plots import Form, Plot
from finsam_metrics.exhibits.tables import Table
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.reports.pack.colophon import colophon, source_line
from finsam_metrics.reports.pack.column_widths import column_weight, letters_across
from finsam_metrics.reports.pack.making import Pack, Section, Shown
from finsam_metrics.reports.pack.still_files import still

_WIDTH: Final = Inches(13.333)
_HEIGHT: Final = Inches(7.5)
_EDGE: Final = Inches(0.6)
_ROOM: Final = Emu(_WIDTH - 2 * _EDGE)
_TOP: Final = Inches(1.75)
_BOTTOM: Final = Inches(0.95)
_TITLE_ONLY: Final = 5
_ACCENT: Final = "#005293"
_HEAD: Final = "#eef4f9"
_PLAIN: Final = ("#0a1440", "#7ea6d9", "#7ee4b4", "#fccc60", "#a8b46c", "#c0e4e4")
_FONT: Final = "Calibri"
_MOST_ROWS: Final = 11
_MOST_TABLE_SLIDES: Final = 3
_MOST_LABELS: Final = 40
_LONG_NAME: Final = 14
_LONG_SUBTITLE: Final = 120
_LONG_TITLE: Final = 60
_LONGEST_CATEGORY: Final = 44
_MANY: Final = 6
_FORMATS: Final[dict[str | Measure, str]] = {
    "share": "0 %",
    "exact_share": "0.0 %",
    Measure.SHARE: "0 %",
    Measure.PER_INHABITANT: "#,##0.0",
    Measure.PER_INHABITANT_16_64: "#,##0.0",
}
_WHOLE: Final = "#,##0"


def write_pptx(pack: Pack) -> bytes:
    """Write a pack as slides. The same pack gives the same bytes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    core = deck.core_properties
    core.title, core.author, core.language = pack.heading, "Finsam i siffror", "sv-SE"
    _add_cover(deck, pack)
    for section in pack.sections:
        for shown in section.shown:
            _add_exhibit(deck, section, shown)
    out = io.BytesIO()
    deck.save(out)
    return still(out.getvalue(), pack.made)


def _add_cover(deck: Any, pack: Pack) -> None:
    slide = _add_slide(deck, pack.heading, top=Inches(2.2), height=Inches(1.6), size=38)
    meeting = pack.meeting_date
    lines = [
        pack.associations,
        "" if meeting is None else f"Möte den {format_date(meeting)}",
        " · ".join(f"{name}: {text}" for name, text in pack.choices),
    ]
    _add_text(slide, [line for line in lines if line], top=Inches(3.9), height=Inches(2), size=20)
    _write_notes(slide, colophon(pack))


def _add_exhibit(deck: Any, section: Section, shown: Shown) -> None:
    exhibit = shown.exhibit
    table = exhibit.table
    if exhibit.plot is not None and any(
        value is not None for one in exhibit.plot.series for value in one.values
    ):
        slide = _begin(deck, section, shown)
        _add_chart(slide, exhibit, exhibit.plot)
    elif table is not None and not table.frame.is_empty():
        _add_tables(deck, section, shown, table)
    else:
        slide = _begin(deck, section, shown)
        _add_text(slide, list(exhibit.absent), top=_TOP, height=Inches(3), size=20)


def _begin(deck: Any, section: Section, shown: Shown, count: str = "") -> Any:
    """Begin a slide with its section, its conclusion, what it shows, its marks and its notes."""
    exhibit = shown.exhibit
    slide = _add_slide(deck, exhibit.title, top=Inches(0.55), height=Inches(0.85))
    _add_text(
        slide, [f"{section.title}{count}"], top=Inches(0.28), height=Inches(0.3), color=_ACCENT
    )
    _add_text(
        slide,
        [exhibit.subtitle],
        top=Inches(1.36),
        height=Inches(0.34),
        size=14 if len(exhibit.subtitle) <= _LONG_SUBTITLE else 11,
        color=MUTED,
    )
    said = [exhibit.notes_text, _not_stated(exhibit), *shown.findings, *shown.footnotes]
    _add_text(
        slide,
        [text for text in said if text],
        top=Emu(_HEIGHT - _BOTTOM + Inches(0.08)),
        height=Emu(_BOTTOM - Inches(0.2)),
        size=12,
        color=MUTED,
    )
    _write_notes(
        slide,
        [exhibit.title, exhibit.subtitle, exhibit.alt_text, *said, source_line(shown)],
    )
    return slide


def _not_stated(exhibit: Exhibit) -> str:
    """Name what has no bar since nothing is stated."""
    plot = exhibit.plot
    if plot is None:
        return ""
    series = [one.name for one in plot.series if all(v is None for v in one.values)]
    values = zip(*(one.values for one in plot.series), strict=True)
    categories = [
        name
        for name, of_one in zip(plot.categories, values, strict=True)
        if all(value is None for value in of_one)
    ]
    return f"Ej angivet: {format_list([*series, *categories])}" if series or categories else ""


def _add_slide(deck: Any, title: str, *, top: Length, height: Length, size: int = 26) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = _EDGE, top, _ROOM, height
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fits = len(title) <= _LONG_TITLE
    _set_line(frame.paragraphs[0], title, size if fits else size - 6, INK)
    frame.paragraphs[0].runs[0].font.bold = True
    return slide


def _add_text(
    slide: Any,
    lines: list[str],
    *,
    top: Length,
    height: Length,
    size: int = 14,
    color: str = INK,
) -> None:
    shown = [line for line in lines if line]
    if not shown:
        return
    frame = slide.shapes.add_textbox(_EDGE, top, _ROOM, height).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, line in enumerate(shown):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        _set_line(paragraph, line, size, color)


def _set_line(paragraph: Any, text: str, size: float, color: str) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.name, run.font.color.rgb = Pt(size), _FONT, _rgb(color)
    run._r.get_or_add_rPr().set("lang", "sv-SE")  # noqa: SLF001 the library has no name for it
    paragraph.alignment = PP_ALIGN.LEFT


def _rgb(colour: str) -> RGBColor:
    read: RGBColor = RGBColor.from_string(colour.removeprefix("#").upper())
    return read


def _write_notes(slide: Any, lines: list[str]) -> None:
    slide.notes_slide.notes_text_frame.text = "\n".join(line for line in lines if line)


def _add_chart(slide: Any, exhibit: Exhibit, plot: Plot) -> None:
    data = CategoryChartData(number_format=_FORMATS.get(plot.kind, _WHOLE))
    data.categories = [_shortened(name) for name in plot.categories]
    for one in plot.series:
        data.add_series(one.name, one.values)
    frame = slide.shapes.add_chart(
        _chart_type(plot), _EDGE, _TOP, _ROOM, Emu(_HEIGHT - _TOP - _BOTTOM), data
    )
    _describe(frame, exhibit.alt_text or exhibit.title)
    chart = frame.chart
    chart.font.size, chart.font.name, chart.font.color.rgb = (
        Pt(_letters(plot)),
        _FONT,
        _rgb(INK),
    )
    chart.has_title = False
    chart.has_legend = len(plot.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    _set_axes(chart, plot)
    _set_series(chart, plot)


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_CATEGORY else f"{name[:_LONGEST_CATEGORY].rstrip()} …"


def _chart_type(plot: Plot) -> XL_CHART_TYPE:
    if plot.form is Form.LINES:
        return XL_CHART_TYPE.LINE_MARKERS
    if plot.form is Form.STACKED:
        return XL_CHART_TYPE.BAR_STACKED
    return XL_CHART_TYPE.BAR_CLUSTERED if _is_lying(plot) else XL_CHART_TYPE.COLUMN_CLUSTERED


def _is_lying(plot: Plot) -> bool:
    return len(plot.categories) > _MANY or max(map(len, plot.categories)) > _LONG_NAME


def _letters(plot: Plot) -> int:
    count = len(plot.categories) * (1 if plot.form is Form.STACKED else len(plot.series))
    return 14 if count <= 20 else 12 if count <= _MOST_LABELS else 10


def _set_axes(chart: Any, plot: Plot) -> None:
    values, names = chart.value_axis, chart.category_axis
    values.has_major_gridlines, values.visible = False, False
    values.minimum_scale = None if _has_negative(plot) else 0
    names.format.line.color.rgb = _rgb(HAIRLINE)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _name_every_category(names)
    if plot.form is Form.STACKED or (plot.form is Form.BARS and _is_lying(plot)):
        names.reverse_order = True


def _name_every_category(axis: Any) -> None:
    """No name is left out, however close they stand."""
    skip = axis._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})  # noqa: SLF001 no name
    before = axis._element.find(qn("c:noMultiLvlLbl"))  # noqa: SLF001
    if before is None:
        axis._element.append(skip)  # noqa: SLF001
    else:
        before.addprevious(skip)


def _has_negative(plot: Plot) -> bool:
    return any(value is not None and value < 0 for one in plot.series for value in one.values)


def _set_series(chart: Any, plot: Plot) -> None:
    drawn = chart.plots[0]
    stated = sum(value is not None for one in plot.series for value in one.values)
    if plot.form is not Form.LINES:
        drawn.gap_width = 40
        drawn.overlap = 100 if plot.form is Form.STACKED else -5
    if stated <= _MOST_LABELS or plot.form is Form.STACKED:
        drawn.has_data_labels = True
        labels = drawn.data_labels
        labels.number_format, labels.number_format_is_linked = (
            _FORMATS.get(plot.kind, _WHOLE),
            False,
        )
        labels.font.size = Pt(_letters(plot))
    for place, (series, one) in enumerate(zip(drawn.series, plot.series, strict=True)):
        color = _rgb(one.colour or _PLAIN[place % len(_PLAIN)])
        if plot.form is Form.LINES:
            series.smooth = False
            series.format.line.color.rgb = color
            series.format.line.width = Pt(2.5)
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = color
            series.marker.format.line.color.rgb = color
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = color
            series.invert_if_negative = False
        if plot.form is Form.STACKED:
            _write_inside(series, plot, place)


def _write_inside(series: Any, plot: Plot, place: int) -> None:
    """Write the values of a part inside it, white where the part is dark."""
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = _FORMATS.get(plot.kind, _WHOLE), False
    labels.font.size = Pt(_letters(plot))
    labels.font.color.rgb = _rgb(WHITE if place == 0 else INK)


def _describe(frame: Any, text: str) -> None:
    frame._element.nvGraphicFramePr.cNvPr.set("descr", text)  # noqa: SLF001 no name for it


def _add_tables(deck: Any, section: Section, shown: Shown, table: Table) -> None:
    """Add a table, on as many slides as it takes; what is beyond the most is said."""
    rows = table.text_rows
    pages = [rows[at : at + _MOST_ROWS] for at in range(0, len(rows), _MOST_ROWS)]
    kept = pages[:_MOST_TABLE_SLIDES]
    left = sum(map(len, pages[_MOST_TABLE_SLIDES:]))
    for number, page in enumerate(kept, start=1):
        count = f" ({number} av {len(kept)})" if len(kept) > 1 else ""
        slide = _begin(deck, section, shown, count)
        _add_table(slide, shown.exhibit, table, page)
        if left and number == len(kept):
            rest = "1 rad till" if left == 1 else f"{left} rader till"
            _add_text(
                slide,
                [f"… och {rest}, se arbetsboken"],
                top=Emu(_HEIGHT - Inches(0.4)),
                height=Inches(0.3),
                size=12,
            )


def _add_table(slide: Any, exhibit: Exhibit, table: Table, rows: list[tuple[str, ...]]) -> None:
    columns = table.shown
    frame = slide.shapes.add_table(
        len(rows) + 1, len(columns), _EDGE, _TOP, _ROOM, Inches(0.36 * (len(rows) + 1))
    )
    _describe(frame, table.alt or exhibit.title)
    drawn = frame.table
    style = frame._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId"))  # noqa: SLF001
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style: rules are drawn by cells
    texts = [[column.title for column in columns], *rows]
    cells = [[row[place] for row in texts] for place in range(len(columns))]
    weights = [column_weight(of_one) for of_one in cells]
    for place, weight in enumerate(weights):
        drawn.columns[place].width = Emu(int(_ROOM * weight / sum(weights)))
    letters = letters_across(cells)
    size = 16 if letters <= 100 else 14 if letters <= 140 else 12 if letters <= 260 else 10
    for at, row in enumerate(texts):
        for place, text in enumerate(row):
            cell = drawn.cell(at, place)
            cell.margin_left = cell.margin_right = Inches(0.05)
            cell.margin_top = cell.margin_bottom = Inches(0.025)
            paragraph = cell.text_frame.paragraphs[0]
            _set_line(paragraph, text, size, INK)
            paragraph.runs[0].font.bold = at == 0
            if columns[place].is_right:
                paragraph.alignment = PP_ALIGN.RIGHT
            cell.fill.solid()
            cell.fill.fore_color.rgb = _rgb(_HEAD if at == 0 else WHITE)

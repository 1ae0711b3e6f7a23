"""A pack as one web page that stands alone: for a phone, without a network."""

from html import escape
from importlib.resources import files
from typing import Final

from finsam_metrics.exhibits.tables import Table
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.reports.pack.colophon import colophon, source_line
from finsam_metrics.reports.pack.making import Pack, Section, Shown
from finsam_metrics.reports.picture_files import draw_svg

_WIDE, _NARROW = 860, 358
_STYLE: Final = files("finsam_metrics.reports.pack").joinpath("web_page.css").read_text("utf-8")


def write_html(pack: Pack) -> bytes:
    """Write a pack as one page of HTML with its pictures in it. The same pack, the same bytes."""
    contents = "".join(
        f'<li><a href="#del-{place}">{escape(section.title)}</a></li>'
        for place, section in enumerate(pack.sections, start=1)
    )
    sections = "".join(
        _section(section, place) for place, section in enumerate(pack.sections, start=1)
    )
    meeting = pack.meeting_date
    when = "" if meeting is None else f"<p>Möte den {format_date(meeting)}</p>"
    choices = " · ".join(f"{name}: {text}" for name, text in pack.choices)
    said = "".join(f"<p>{escape(text)}</p>" for text in colophon(pack))
    return (
        '<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{escape(pack.heading)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{escape(pack.heading)}</h1><p>{escape(pack.associations)}</p>{when}"
        f"<p>{escape(choices)}</p>"
        f'<nav aria-label="Innehåll"><ol>{contents}</ol></nav></header>\n'
        f"<main>\n{sections}</main>\n<footer>{said}</footer>\n</body>\n</html>\n"
    ).encode()


def _section(section: Section, place: int) -> str:
    subtitle = f'<p class="q">{escape(section.subtitle)}</p>' if section.subtitle else ""
    shown = "".join(_exhibit(one, f"{place}-{n}") for n, one in enumerate(section.shown, start=1))
    return (
        f'<section id="del-{place}"><h2>{escape(section.title)}</h2>{subtitle}{shown}</section>\n'
    )


def _exhibit(shown: Shown, number: str) -> str:
    exhibit = shown.exhibit
    parts = [f"<h3>{escape(exhibit.title)}</h3>"]
    if exhibit.subtitle:
        parts.append(f'<p class="q">{escape(exhibit.subtitle)}</p>')
    parts += [f'<p class="absent">{escape(text)}</p>' for text in exhibit.absent]
    if exhibit.chart is not None:
        parts += [
            _picture(draw_svg(exhibit.chart, width), exhibit.alt_text, name, number)
            for name, width in (("wide", _WIDE), ("narrow", _NARROW))
        ]
    if exhibit.notes_text:
        parts.append(f"<p>{escape(exhibit.notes_text)}</p>")
    parts += [f'<p class="finding">{escape(text)}</p>' for text in shown.findings]
    parts += [f"<p>{escape(text)}</p>" for text in shown.footnotes]
    if exhibit.table is not None and not exhibit.table.frame.is_empty():
        table = _table(exhibit.table)
        is_beside = exhibit.chart is not None
        parts.append(f"<details><summary>Tabell</summary>{table}</details>" if is_beside else table)
    if source := source_line(shown):
        parts.append(f'<p class="q">{escape(source)}</p>')
    return f"<article>{''.join(parts)}</article>\n"


def _picture(svg: str, alt_text: str, name: str, number: str) -> str:
    """Put a drawing in the page under names of its own: ids are the whole page's."""
    drawing = svg[svg.index("<svg") :]
    for inner in ("clip", "gradient"):
        drawing = drawing.replace(f'"{inner}', f'"{name}-{number}-{inner}')
        drawing = drawing.replace(f"#{inner}", f"#{name}-{number}-{inner}")
    return (
        f'<div class="{name}" role="img" aria-label="{escape(alt_text, quote=True)}">'
        f"{drawing}</div>"
    )


def _table(table: Table) -> str:
    classes = [' class="r"' if column.is_right else "" for column in table.shown]
    head = "".join(
        f'<th scope="col"{right}>{escape(column.title)}</th>'
        for column, right in zip(table.shown, classes, strict=True)
    )
    body = "".join(f"<tr>{''.join(map(_cell, row, classes))}</tr>" for row in table.text_rows)
    return (
        f'<div class="t" tabindex="0" role="region" aria-label="{escape(table.alt, quote=True)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(text: str, right: str) -> str:
    return f"<td{right}>{escape(text)}</td>"

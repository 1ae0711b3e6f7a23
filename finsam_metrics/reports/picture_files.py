"""A picture of a page as a file that stands alone: heading, unit, picture, marks and source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import vl_convert

from finsam_metrics.charts.kit.drawings import Drawable
from finsam_metrics.charts.kit.lettering import text_width, wrap_text
from finsam_metrics.memo import Same, remembered

WIDTH: Final = 960
# As wide as makes letters as large as the text beside when it fills an A4 page or a screen.
PAGE_WIDTH: Final = 680
_VEGA_LITE: Final = "6.4"
# The font that vl-convert carries, so that a picture is the same on every machine. It is wider than
# the one that the pictures are laid out for, and written a little smaller.
_FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
_NARROWER: Final = 0.92
_EDGE: Final = 28
_SCALE: Final = 2
_COMPOSED: Final = {"layer", "hconcat", "vconcat", "concat"}
_INK: Final = "#0f1720"
_MUTED: Final = "#4a5763"


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What stands around a picture.

    Attributes:
        title: The conclusion above it.
        subtitle: What it shows, in which unit and prices.
        notes: What its marks mean, and further facts.
        source: Where its figures come from.
    """

    title: str
    subtitle: str
    notes: str
    source: str


def draw_svg(chart: Drawable, width: int) -> str:
    """Draw a picture alone as SVG, so wide in px, in the font that the files carry."""
    return _drawn(Same(chart), width)


@remembered
def _drawn(chart: Same, width: int) -> str:
    drawn = chart.value
    if not isinstance(drawn, Drawable):
        raise ReferenceError("the chart to draw is gone")
    return vl_convert.vegalite_to_svg(
        _in_our_font({**drawn.to_dict(validate=False), "width": width}),
        vl_version=_VEGA_LITE,
        allowed_base_urls=[],
    )


def write_svg(drawing: Mapping[str, Any], wording: Wording) -> bytes:
    """Write a picture as SVG with its heading above it and its marks and source below.

    Args:
        drawing: The picture as Vega-Lite with its rows, as wide as ``WIDTH``.
        wording: What stands around it.
    """
    inner = vl_convert.vegalite_to_svg(
        _in_our_font(drawing), vl_version=_VEGA_LITE, allowed_base_urls=[]
    )
    above, top = _lines(
        [(wording.title, 22, 700, _INK), (wording.subtitle, 14, 400, _MUTED)], _EDGE
    )
    height = height_of(inner)
    below, bottom = _lines(
        [(wording.notes, 13, 400, _INK), (wording.source, 13, 400, _MUTED)], top + 8 + height + 14
    )
    whole, across = bottom + _EDGE - 8, WIDTH + 2 * _EDGE
    placed = inner.replace("<svg ", f'<svg x="{_EDGE}" y="{top + 8}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{whole}"'
        f' viewBox="0 0 {across} {whole}" font-family="{_FONT}">'
        f"<title>{escape(wording.title)}</title>"
        f'<rect width="{across}" height="{whole}" fill="white"/>'
        f"{above}{placed}{below}</svg>\n"
    ).encode()


def write_png(drawing: Mapping[str, Any], wording: Wording) -> bytes:
    """Write the same picture as PNG, two dots a px."""
    return vl_convert.svg_to_png(write_svg(drawing, wording).decode(), scale=_SCALE)


def _in_our_font(drawing: Mapping[str, Any]) -> dict[str, Any]:
    config = {**drawing.get("config", {}), "font": _FONT}
    return {**_view_in_our_font(drawing), "config": config}


def _view_in_our_font(view: Mapping[str, Any]) -> dict[str, Any]:
    changed = dict(view)
    mark = view.get("mark")
    if isinstance(mark, Mapping) and mark["type"] == "text":
        changed["mark"] = {**mark, "font": _FONT, "fontSize": _narrower(mark.get("fontSize", 11))}
    for inner in _COMPOSED & view.keys():
        changed[inner] = [_view_in_our_font(part) for part in view[inner]]
    return changed


def _narrower(size: float | Mapping[str, str]) -> Any:
    if isinstance(size, Mapping):
        return {"expr": f"({size['expr']}) * {_NARROWER}"}
    return size * _NARROWER


def _lines(texts: list[tuple[str, int, int, str]], top: int) -> tuple[str, int]:
    """Write texts under each other, broken to the width; give where they end."""
    written = []
    for text, size, weight, colour in texts:
        if not text:
            continue
        room = WIDTH * _NARROWER
        whole = " ".join(_pieces(text, room, size, weight))
        for line in wrap_text(whole, room, size, weight=weight).split("\n"):
            top += round(size * 1.35)
            written.append(
                f'<text x="{_EDGE}" y="{top - round(size * 0.3)}" font-size="{size}"'
                f' font-weight="{weight}" fill="{colour}">{escape(line)}</text>'
            )
        top += 4
    return "".join(written), top


def _pieces(text: str, room: float, size: int, weight: int) -> Iterator[str]:
    """Give the words of a text; one that is wider than the room, as an address, in pieces."""
    for word in text.split(" "):
        start = 0
        for end in range(1, len(word)):
            if text_width(word[start : end + 1], size, weight=weight) > room:
                yield word[start:end]
                start = end
        yield word[start:]


def height_of(svg: str) -> int:
    """Give the height of a drawing in px."""
    return round(float(svg.partition(' height="')[2].partition('"')[0]))

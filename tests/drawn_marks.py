"""What a saved picture draws: its marks in order, each where it stands in its own chart."""

import re
from xml.etree.ElementTree import Element

_PLACED = ("d", "transform", "fill", "stroke", "font-size")


def marks_in(svg: Element) -> list[tuple[str, ...]]:
    """Give each shape and text of the marks: its kind, where and how it is drawn, what it says."""
    groups = [group for group in svg.iter() if "role-mark" in group.get("class", "")]
    return [
        (
            mark.tag.rpartition("}")[2],
            *(_to_tenths(mark.get(name, "")) for name in _PLACED),
            "".join(mark.itertext()),
        )
        for group in groups
        for mark in group.iter()
        if mark.tag.endswith(("path", "text")) and (mark.get("d") or mark.tag.endswith("text"))
    ]


def _to_tenths(place: str) -> str:
    return re.sub(r"\d+\.\d+", lambda number: f"{float(number[0]):.1f}", place)

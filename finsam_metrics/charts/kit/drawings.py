"""A chart as the browser draws it: Vega-Lite with its rows as Arrow, and how tall it will be."""

import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import altair as alt
import polars as pl
from altair.utils import update_nested

from finsam_metrics.charts.kit.composing import Picture
from finsam_metrics.charts.kit.expressions import count_all
from finsam_metrics.charts.kit.layout import swedish_theme
from finsam_metrics.memo import Same, remembered

Drawable = alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart | alt.FacetChart

_USUAL_HEIGHT: Final = 300
_PARTS_OF_A_LAYER: Final = ("mark", "encoding", "transform", "name", "params")
_PARTS_OF_A_CHART: Final = (
    *("params", "width", "height", "encoding", "transform", "resolve"),
    *("title", "background", "config", "padding", "view"),
)


def write_drawing(chart: Drawable) -> dict[str, Any]:
    """Write a chart as Vega-Lite with its rows as Arrow streams.

    The names of its rows stay the same from run to run, so that the browser need not draw it anew.

    Args:
        chart: Any chart of Altair's. Nobody changes it afterwards.
    """
    return dict(_written(Same(chart)))


def heights_at(chart: Drawable, widths: tuple[int, ...]) -> tuple[int, ...]:
    """Give the height in px that a chart takes at each width, before a browser draws it."""
    if isinstance(chart, Picture):
        return _heights(tuple(chart.parameters.items()), widths)
    height = chart.height
    return (height if isinstance(height, int) else _USUAL_HEIGHT,) * len(widths)


@remembered
def _written(drawn: Same) -> Mapping[str, Any]:
    chart = drawn.value
    if not isinstance(chart, Drawable):
        raise ReferenceError("the chart to draw is gone")
    if isinstance(chart, Picture) and _is_of_frames(chart):
        return MappingProxyType(_write_layers(chart.alone()))
    return MappingProxyType(chart.to_dict(validate=False))


@remembered
def _heights(expressions: tuple[tuple[str, str], ...], widths: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(int(count_all(dict(expressions), width)["height"]) for width in widths)


def _write_layers(chart: alt.LayerChart) -> dict[str, Any]:
    """Write a chart of layers without copying it.

    Altair copies every layer several times as it writes, and looks its parameters up in the schema.
    """
    frames: dict[int, tuple[str, Any]] = {}
    layers = []
    for layer in chart.layer:
        name, _ = frames.setdefault(id(layer.data), (f"rows-{len(frames)}", layer.data))
        parts: dict[str, Any] = {part: layer[part] for part in _PARTS_OF_A_LAYER}
        unit = alt.UnitSpec(**parts)
        drawn = unit.to_dict(validate=False, context={"data": layer.data})
        layers.append({**drawn, "data": {"name": name}})
    stated: dict[str, Any] = {part: chart[part] for part in _PARTS_OF_A_CHART}
    whole = alt.TopLevelLayerSpec(layer=[], **stated)
    spec = {"$schema": alt.SCHEMA_URL, **whole.to_dict(validate=False)}
    rows = {name: _arrow(frame) for name, frame in frames.values()}
    return {**update_nested(swedish_theme(), spec, copy=True), "layer": layers, "datasets": rows}


def _is_of_frames(chart: alt.LayerChart) -> bool:
    return all(
        isinstance(layer, alt.Chart) and isinstance(layer.data, pl.DataFrame)
        for layer in chart.layer
    )


def _arrow(frame: pl.DataFrame) -> bytes:
    # The browser's Arrow does not know the newer kind of text columns.
    stream = io.BytesIO()
    frame.write_ipc_stream(stream, compat_level=pl.CompatLevel.oldest())
    return stream.getvalue()

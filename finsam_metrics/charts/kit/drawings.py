"""A chart as the browser draws it: Vega-Lite with its rows as Arrow, and how tall it will be."""

import io
import weakref
from typing import Any, Final

import altair as alt
import polars as pl
from altair.utils import update_nested

from finsam_metrics.charts.kit.expressions import evaluate
from finsam_metrics.charts.kit.layout import swedish_theme

Drawable = alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart | alt.FacetChart

_USUAL_HEIGHT: Final = 300
_PARTS_OF_A_LAYER: Final = ("mark", "encoding", "transform", "name", "params")
_PARTS_OF_A_CHART: Final = (
    *("params", "width", "height", "encoding", "transform", "resolve"),
    *("title", "background", "config", "padding", "view"),
)

# Of each chart that lives: how it is written, under ``None``, and its heights by width.
_known: dict[int, dict[int | None, Any]] = {}


def write_drawing(chart: Drawable) -> dict[str, Any]:
    """Write a chart as Vega-Lite with its rows as Arrow streams, once while the chart lives.

    The names of its rows stay the same from run to run, so that the browser need not draw it anew.

    Args:
        chart: Any chart of Altair's. Nobody changes it afterwards.
    """
    known = _known_of(chart)
    if None not in known:
        known[None] = (
            _write_layers(chart)
            if isinstance(chart, alt.LayerChart) and _is_of_frames(chart)
            else chart.to_dict(validate=False)
        )
    return dict(known[None])


def height_at(chart: Drawable, width: int) -> int:
    """Give the height in px that a chart takes at a width, before a browser draws it."""
    known = _known_of(chart)
    if width not in known:
        known[width] = _count_height(chart, width)
    return int(known[width])


def _known_of(chart: Drawable) -> dict[int | None, Any]:
    if id(chart) not in _known:
        _known[id(chart)] = {}
        weakref.finalize(chart, _known.pop, id(chart), None)
    return _known[id(chart)]


def _count_height(chart: Drawable, width: int) -> int:
    params: Any = chart.params
    stated = [] if params is alt.Undefined else params
    expressions = {param.name: param.expr for param in stated if "expr" in dir(param)}
    names: dict[str, Any] = {"width": width}
    if "height" in expressions:
        for name, expression in expressions.items():
            names[name] = evaluate(expression, names)
    height = names.get("height", chart.height)
    return int(height) if isinstance(height, int | float) else _USUAL_HEIGHT


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

"""Charts as data: small frames in, and a reader of what a finished chart draws."""

import re
from collections.abc import Callable
from typing import Any

import altair as alt
import polars as pl
import pytest

NAMES = {
    "vm": ("Västra Mälardalen", "V Mälardalen", "VM", 1, 2021),
    "vas": ("Västerås", "Västerås", "Vås", 2, 2014),
    "nv": ("Norra Västmanland", "N Västmanland", "NV", 3, 2011),
    "snk": ("Södra Norrlandskusten", "S Norrlandskusten", "SN", 6, 2023),
    "nio": ("Nionde förbundet", "Nionde", "Nio", 9, 2020),
}
GAP_TEXT = "Planen anger bara ramen: 7 000 tkr. Fördelning ej angiven."
Layer = dict[str, Any]


class Drawn:
    """What a chart draws: its layers, each with the rows of its data."""

    def __init__(self, chart: alt.LayerChart) -> None:
        self.spec = chart.to_dict()  # raises where it is not Vega-Lite
        self.params = {
            param["name"]: param["expr"] for param in self.spec["params"] if "expr" in param
        }

    def layers(self, mark: str, **look: object) -> list[Layer]:
        """Layers of a mark type, with the rows whose mark has the given properties."""
        found = []
        for layer in self.spec["layer"]:
            if layer["mark"]["type"] == mark:
                rows = [
                    row
                    for row in self.spec["datasets"][layer["data"]["name"]]
                    if all(
                        seen(layer["mark"].get(name), row) == value for name, value in look.items()
                    )
                ]
                if rows or not look:
                    found.append(layer | {"rows": rows})
        return found

    def bars(self, fill: str) -> list[Layer]:
        """Rows that are filled with the colour in a column of theirs."""
        return [
            row
            for layer in self.layers("rect")
            for row in layer["rows"]
            if row.get(fill) and self.shown(layer, "fill", row) == row[fill]
        ]

    def symbols(self) -> list[tuple[Layer, Layer]]:
        """Every symbol's look and the row that it stands for."""
        return [
            (
                {
                    "shape": self.shown(layer, "shape", row) or layer["mark"].get("shape"),
                    "size": seen(layer["mark"]["size"], row),
                    "fill": self.shown(layer, "fill", row),
                    "stroke": self.shown(layer, "stroke", row),
                    "is_dashed": row.get("form_is_dashed", False),
                },
                row,
            )
            for layer in self.layers("point")
            for row in layer["rows"]
        ]

    def texts(self, field: str, **look: object) -> list[str]:
        """The values of a field where it is written, in rows with the given looks."""
        return [
            row[field]
            for layer in self.layers("text", **look)
            if (said := self.told_by(layer, "text")) == field or f"datum.{field}" in str(said)
            for row in layer["rows"]
        ]

    @staticmethod
    def told_by(layer: Layer, channel: str) -> str | None:
        """What a channel shows: the name of a field, a constant or an expression."""
        channel = layer["encoding"].get(channel, {"value": None})
        value = channel.get("field", channel.get("value"))
        return value["expr"] if isinstance(value, dict) else value

    @staticmethod
    def shown(layer: Layer, channel: str, row: Layer) -> Any:
        """What a channel shows for a row: the value of a field, or a constant."""
        stated = layer["encoding"].get(channel, {"value": None})
        return row[stated["field"]] if "field" in stated else seen(stated["value"], row)

    def dashed_boxes(self) -> list[Layer]:
        return [row for layer in self.layers("rect", strokeDash=[4, 3]) for row in layer["rows"]]


def seen(look: Any, row: dict[str, Any]) -> Any:
    """How a mark looks for a row: as it is stated, as a field says, or by a condition on one."""
    if not isinstance(look, dict):
        return look
    condition = re.fullmatch(r"datum\.(\w+)( == null)? \? (\S+) : (\S+)", look["expr"])
    if condition is None:
        field = re.fullmatch(r"datum\.(\w+)", look["expr"])
        return row[field[1]] if field else look["expr"]
    holds = row[condition[1]] is None if condition[2] else row[condition[1]]
    chosen = condition[3 if holds else 4].strip("'")
    if chosen.startswith("datum."):
        return row[chosen.removeprefix("datum.")]
    return int(chosen) if chosen.isdigit() else chosen


@pytest.fixture
def drawn() -> type[Drawn]:
    return Drawn


@pytest.fixture
def make_budgets() -> Callable[..., pl.DataFrame]:
    def make(*association_ids: str, gaps: tuple[str, ...] = ()) -> pl.DataFrame:
        rows = []
        for association_id in association_ids:
            name, short_name, initials, sort_order, year = NAMES[association_id]
            is_gap = association_id in gaps
            rows.append(
                {
                    "association_id": association_id,
                    "association_name": name,
                    "short_name": short_name,
                    "initials": initials,
                    "sort_order": sort_order,
                    "year": year,
                    "version_text": "budget",
                    "gap_text": GAP_TEXT if is_gap else None,
                    "gap_short_text": "Fördelning ej angiven" if is_gap else None,
                    "gap_value": 7_000_000.0 if is_gap else None,
                }
            )
        types = {"gap_text": pl.String, "gap_short_text": pl.String, "gap_value": pl.Float64}
        return pl.DataFrame(rows, schema_overrides=types)

    return make

"""What the addresses of the open data are, as OpenAPI 3.1."""

from collections.abc import Sequence
from typing import Any, Final

from finsam_metrics.metrics.catalog import MEASURES, METRICS
from finsam_metrics.reports.open_data.data_files import MEDIA_TYPES, MOST_ROWS, USUAL_ROWS
from finsam_metrics.reports.open_data.data_package import ABOUT, LICENCE, TITLE
from finsam_metrics.reports.open_data.descriptions import TableDescription

_PROBLEM: Final = {"$ref": "#/components/responses/problem"}
_UNCHANGED: Final = {"description": "Unchanged since the ETag that If-None-Match names."}


def describe_routes(described: Sequence[TableDescription], *, version: str) -> dict[str, Any]:
    """Describe the addresses.

    Args:
        described: The public tables.
        version: Which state of the data they hold.
    """
    names = [table.name for table in described]
    table = {
        "name": "table",
        "in": "path",
        "required": True,
        "description": "A public table.",
        "schema": {"type": "string", "enum": names},
        "example": "budget_line",
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE["en"],
            "description": ABOUT["en"],
            "version": version,
            "license": {"name": LICENCE["title"], "url": LICENCE["path"]},
        },
        "paths": {
            **{
                f"/data/{{table}}.{form}": _get(
                    f"A whole table as {form}.",
                    {media_type.partition(";")[0]: {"schema": {"type": "string"}}},
                    [table],
                )
                for form, media_type in MEDIA_TYPES.items()
            },
            "/data/{table}.json": _get(
                "Rows of a table; next_offset leads on, and is null at the end.",
                {"application/json": {"schema": {"$ref": "#/components/schemas/rows"}}},
                [table, *_paging()],
            ),
            "/data/editions.json": _get(
                "The sealed editions, the latest first; each keeps its addresses.", _json(), []
            ),
            "/data/edition/{edition}/changes.json": _get(
                "What has changed in the data since an edition, with its cause: the change log.",
                {"application/json": {"schema": {"$ref": "#/components/schemas/changes"}}},
                [_edition_number(), *_paging()],
            ),
            **{
                f"/data/edition/{{edition}}/{{table}}.{form}": _get(
                    f"A table of an edition as {form}. origin_url leads to the figure of today.",
                    {media_type: {"schema": {"type": "string"}}},
                    [_edition_number(), table, *(_paging() if form == "json" else [])],
                )
                for form, media_type in (
                    *((form, kind.partition(";")[0]) for form, kind in MEDIA_TYPES.items()),
                    ("json", "application/json"),
                )
            },
            "/data/edition/{edition}/datapackage.json": _get(
                "What each table and column of an edition holds.", _json(), [_edition_number()]
            ),
            "/data/datapackage.json": _get(
                "What each table and column holds, in Swedish and English.", _json(), []
            ),
            "/data/dcat.rdf": _get(
                "The catalogue by DCAT-AP-SE.",
                {"application/rdf+xml": {"schema": {"type": "string"}}},
                [],
            ),
            "/data/dcat.jsonld": _get(
                "The same catalogue as JSON-LD.",
                {"application/ld+json": {"schema": {"type": "object"}}},
                [],
            ),
            "/api/metric/{metric}": _get(
                "A key figure; next_offset leads on. "
                + " ".join(f"{m.name}: {m.description}." for m in METRICS.values()),
                {"application/json": {"schema": {"$ref": "#/components/schemas/metric_rows"}}},
                [_metric_name(), *_metric_choices(), *_paging()],
            ),
            "/figur/{figure}.json": _get(
                "Where printed rows stand: document, place, text, sums and findings. Without "
                ".json a browser is led to the page that shows them.",
                {"application/json": {"schema": {"$ref": "#/components/schemas/figures"}}},
                [_figure_id()],
            ),
            "/api/openapi.json": _get("This description.", _json(), []),
        },
        "components": {
            "responses": {
                "problem": {
                    "description": "What is wrong and what to do (RFC 9457).",
                    "content": {
                        "application/problem+json": {
                            "schema": {"$ref": "#/components/schemas/problem"}
                        }
                    },
                }
            },
            "schemas": {
                "problem": _problem_schema(),
                "rows": _rows_schema("table"),
                "metric_rows": _rows_schema("metric", "description"),
                "figures": _figures_schema(),
                "changes": _changes_schema(),
            },
        },
    }


def _get(summary: str, content: dict[str, Any], parameters: list[Any]) -> dict[str, Any]:
    return {
        "get": {
            "summary": summary,
            "parameters": parameters,
            "responses": {
                "200": {"description": summary, "content": content},
                "304": _UNCHANGED,
                "4XX": _PROBLEM,
            },
        }
    }


def _json() -> dict[str, Any]:
    return {"application/json": {"schema": {"type": "object"}}}


def _paging() -> list[dict[str, Any]]:
    return [
        {
            "name": "offset",
            "in": "query",
            "description": "The first row, from 0.",
            "schema": {"type": "integer", "minimum": 0, "default": 0},
            "example": 0,
        },
        {
            "name": "limit",
            "in": "query",
            "description": "How many rows at most.",
            "schema": {
                "type": "integer",
                "minimum": 1,
                "maximum": MOST_ROWS,
                "default": USUAL_ROWS,
            },
            "example": 100,
        },
    ]


def _problem_schema() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
        },
    }


def _metric_name() -> dict[str, Any]:
    return {
        "name": "metric",
        "in": "path",
        "required": True,
        "description": "A key figure.",
        "schema": {"type": "string", "enum": list(METRICS)},
        "example": "cost-by-area",
    }


def _metric_choices() -> list[dict[str, Any]]:
    choices = (
        ("associations", "Only these associations, with commas between.", "vasteras,kramfors"),
        ("years", "Only these years, with commas between.", "2010,2014"),
        ("measure", f"Adds value: {', '.join(MEASURES)} (kronor).", "per-inhabitant"),
        ("prices", "The year whose prices value is in; without it, current prices.", "2021"),
    )
    return [
        {
            "name": name,
            "in": "query",
            "description": description,
            "schema": {"type": "string"},
            "example": example,
        }
        for name, description, example in choices
    ]


def _edition_number() -> dict[str, Any]:
    return {
        "name": "edition",
        "in": "path",
        "required": True,
        "description": "The number of a sealed edition.",
        "schema": {"type": "integer", "minimum": 1},
        "example": 1,
    }


def _figure_id() -> dict[str, Any]:
    return {
        "name": "figure",
        "in": "path",
        "required": True,
        "description": "A figure_id, or what stands after /figur/ in origin_url; several with "
        "commas between.",
        "schema": {"type": "string"},
        "example": "vasteras-2014-budget-r13-2015-forecast",
    }


def _figures_schema() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["version", "total", "figures"],
        "properties": {
            "version": {"type": "string"},
            "total": {"type": "integer"},
            "figures": {"type": "array", "items": {"type": "object"}},
        },
    }


def _changes_schema() -> dict[str, Any]:
    rows = _rows_schema()
    own = {
        "edition": {"type": "integer"},
        "files": {"type": "array", "items": {"type": "string"}},
    }
    return {
        **rows,
        "required": [*rows["required"], *own],
        "properties": {**rows["properties"], **own},
    }


def _rows_schema(*named: str) -> dict[str, Any]:
    counts = {name: {"type": "integer"} for name in ("total", "offset", "limit")}
    texts = {name: {"type": "string"} for name in (*named, "version")}
    return {
        "type": "object",
        "required": [*texts, *counts, "next_offset", "rows"],
        "properties": {
            **texts,
            **counts,
            "next_offset": {"type": ["integer", "null"]},
            "rows": {"type": "array", "items": {"type": "object"}},
        },
    }

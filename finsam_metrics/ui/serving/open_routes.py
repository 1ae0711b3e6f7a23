"""Addresses that last: the public tables, their package and catalogue, for programs to read."""

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import parse_qs, quote

import polars as pl
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.memo import remembered
from finsam_metrics.metrics.catalog import METRICS
from finsam_metrics.model.errors import FinsamError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.reports.open_data.data_files import (
    MEDIA_TYPES,
    MOST_ROWS,
    USUAL_ROWS,
    table_file,
    table_page,
)
from finsam_metrics.reports.open_data.data_package import DESCRIPTOR
from finsam_metrics.reports.open_data.descriptions import describe
from finsam_metrics.reports.open_data.figure_addresses import MOST_IN_ONE, with_addresses
from finsam_metrics.reports.open_data.figure_trails import trace_rows
from finsam_metrics.reports.open_data.metric_rows import (
    MetricQuestionError,
    metric_page,
    read_metric_question,
)
from finsam_metrics.reports.open_data.open_package import write_open_data
from finsam_metrics.reports.open_data.openapi import describe_routes
from finsam_metrics.store.versions import data_version
from finsam_metrics.ui.serving.edition_answers import (
    CHANGES,
    EDITION,
    EDITIONS,
    is_sealed,
    list_editions,
    page_of_changes,
    state_asked,
    version_of,
)
from finsam_metrics.ui.serving.open_answers import OPEN_TO_ALL, RecentAnswers, respond
from finsam_metrics.ui.serving.public_paths import is_public
from finsam_metrics.ui.shell.data import load_edition, load_today
from finsam_metrics.ui.shell.opened_edition import open_by_number

# A table by its name, and where the package says that it lies.
_TABLE: Final = re.compile(r"/data/(?:(?:csv|parquet)/)?(\w+)\.(csv|parquet|json)")
_METRIC: Final = re.compile(r"/api/metric/([\w-]+)")
_FIGURES: Final = "/figur/"
_FIGURE: Final = re.compile(r"/figur/([\w./,-]+?)(\.json)?")
_OPENAPI: Final = "/api/openapi.json"
_PACKAGE: Final[Mapping[str, tuple[str, str]]] = {
    f"/data/{DESCRIPTOR}": (DESCRIPTOR, "application/json"),
    "/data/dcat.rdf": ("dcat.rdf", "application/rdf+xml"),
    "/data/dcat.jsonld": ("dcat.jsonld", "application/ld+json"),
}
_LONGEST_COUNT: Final = 10
_NOT_UNDERSTOOD: Final = "Frågan går inte att förstå"
_BY_KIND: Final = {"Vary": "Accept"}


_RECENT: Final = RecentAnswers()


class _ProblemError(Exception):
    """A request that cannot be answered, as problem+json (RFC 9457)."""

    def __init__(self, status: int, title: str, detail: str) -> None:
        self.status, self.title, self.detail = status, title, detail
        super().__init__(detail)


class OpenRoutes:
    """Answer requests for open data; pass on all others."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the data as they are now, with a tag by which a copy is known to be fresh."""
        if not is_public(scope):
            await self._app(scope, receive, send)
            return
        response = await run_in_threadpool(_answer, scope)
        await response(scope, receive, send)


def _answer(scope: Scope) -> Response:
    try:
        if scope["method"] not in ("GET", "HEAD"):
            raise _ProblemError(405, "Adressen går bara att läsa", "Fråga med GET.")
        if page := _page_of_figures(scope):
            return Response(status_code=302, headers={**OPEN_TO_ALL, **_BY_KIND, "location": page})
        data = load_today()
        path = scope["path"]
        asked = (data.state, _base(scope), path, scope["query_string"], state_asked(path))
        content, media_type = _RECENT.give(asked, lambda: _content(data, scope))
    except _ProblemError as problem:
        return _problem(problem)
    except MetricQuestionError as error:
        return _problem(_ProblemError(400, _NOT_UNDERSTOOD, error.swedish))
    except FinsamError:
        return _problem(
            _ProblemError(503, "Uppgifterna går inte att läsa just nu", "Försök igen om en stund.")
        )
    return respond(scope, content, media_type, has_page=scope["path"].startswith(_FIGURES))


def _content(data: Data, scope: Scope) -> tuple[bytes, str]:
    path = scope["path"]
    if path == EDITIONS:
        return _written(list_editions(_base(scope))), "application/json"
    if found := EDITION.fullmatch(path):
        return _of_edition(found[1], f"/data/{found[2]}", scope)
    if path == _OPENAPI:
        described = describe(data.dictionary)
        return _written(describe_routes(described, version=_version(data))), "application/json"
    if path in _PACKAGE:
        name, media_type = _PACKAGE[path]
        return _package(data, f"{_base(scope)}data/", _version(data))[name], media_type
    if found := _FIGURE.fullmatch(path):
        return _written(_figures(found[1], data, scope)), "application/json"
    if (found := _METRIC.fullmatch(path)) and found[1] in METRICS:
        return _written(_metric(found[1], data, scope)), "application/json"
    return _table(data, scope, _version(data))


def _of_edition(number: str, path: str, scope: Scope) -> tuple[bytes, str]:
    """Answer of a sealed edition what is answered of today's data, and what has changed since."""
    if not is_sealed(number):
        raise _not_there()
    if path == CHANGES:
        offset, limit = _paging(scope)
        return _written(page_of_changes(number, offset=offset, limit=limit)), "application/json"
    opened = open_by_number(number)
    data, version = load_edition(opened), version_of(opened)
    if path in _PACKAGE:
        name, media_type = _PACKAGE[path]
        address = f"{_base(scope)}data/edition/{opened.edition.number}/"
        return _package(data, address, version)[name], media_type
    return _table(data, {**scope, "path": path}, version)


def _table(data: Data, scope: Scope, version: str) -> tuple[bytes, str]:
    found = _TABLE.fullmatch(scope["path"])
    opened = _open_tables(data, _base(scope))
    if found is None or found[1] not in opened:
        raise _not_there()
    name, form = found[1], found[2]
    if form in MEDIA_TYPES:
        return _whole_table(data, _base(scope), name, form), MEDIA_TYPES[form]
    offset, limit = _paging(scope)
    page = table_page(name, opened[name], version=version, offset=offset, limit=limit)
    return _written(page), "application/json"


# Remembered by the state of the data: to tell tables by their rows takes longer than to answer.
@remembered
def _open_tables(data: Data, address: str) -> Mapping[str, pl.DataFrame]:
    return with_addresses(data.tables, describe(data.dictionary), address)


@remembered
def _whole_table(data: Data, address: str, name: str, form: str) -> bytes:
    return table_file(_open_tables(data, address)[name], form)


def _metric(name: str, data: Data, scope: Scope) -> dict[str, Any]:
    offset, limit = _paging(scope)
    asked = {word: values[-1] for word, values in _asked(scope).items()}
    question = read_metric_question(name, asked, data.tables)
    return metric_page(
        question,
        data.tables,
        version=_version(data),
        address=_base(scope),
        offset=offset,
        limit=limit,
    )


def _figures(asked: str, data: Data, scope: Scope) -> dict[str, Any]:
    told = trace_rows(
        asked.split(",")[:MOST_IN_ONE],
        data.origins,
        data.tables,
        version=_version(data),
        address=_base(scope),
    )
    if not told["figures"]:
        raise _not_there()
    return told


def _page_of_figures(scope: Scope) -> str | None:
    """Where a person reads of the figures that are asked for; None for a program."""
    found = _FIGURE.fullmatch(scope["path"])
    kinds = Headers(scope=scope).get("accept", "")
    if found is None or found[2] or "text/html" not in kinds:
        return None
    # The service may lie below another address than it knows.
    up = "../" * (found[1].count("/") + 1)
    return f"{up}siffra?rad={quote(found[1], safe='/,')}"


def _not_there() -> _ProblemError:
    return _ProblemError(
        404, "Adressen finns inte", "Vilka adresser som finns står i /api/openapi.json."
    )


@remembered
def _package(data: Data, address: str, version: str) -> Mapping[str, bytes]:
    files = write_open_data(data.tables, data.dictionary, version=version, address=address)
    return MappingProxyType({name: files[name] for name, _ in _PACKAGE.values()})


def _base(scope: Scope) -> str:
    scheme = scope.get("scheme", "http")
    return f"{scheme}://{Headers(scope=scope).get('host', 'localhost')}/"


def _asked(scope: Scope) -> dict[str, list[str]]:
    return parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _paging(scope: Scope) -> tuple[int, int]:
    asked = _asked(scope)
    offset = _count(asked, "offset", 0, least=0, most=10**9)
    return offset, _count(asked, "limit", USUAL_ROWS, least=1, most=MOST_ROWS)


def _count(asked: Mapping[str, list[str]], name: str, usual: int, *, least: int, most: int) -> int:
    text = asked.get(name, [str(usual)])[-1]
    value = int(text) if text.isdecimal() and len(text) < _LONGEST_COUNT else -1
    if not least <= value <= most:
        raise _ProblemError(
            400,
            _NOT_UNDERSTOOD,
            f"{name} ska vara ett heltal från {least} till {most}.",
        )
    return value


@remembered
def _version(_: Data) -> str:
    """The version of the files that the data were built from."""
    return data_version(default_paths())


def _written(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _problem(problem: _ProblemError) -> Response:
    document = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
    }
    return Response(
        _written(document),
        problem.status,
        media_type="application/problem+json",
        headers=dict(OPEN_TO_ALL),
    )

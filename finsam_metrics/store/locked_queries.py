"""One question in SQL, put to a database that it can only read, with nothing else within reach.

It bounds neither time nor memory: who asks does so in a process of its own, under limits.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb

_LOCKED: Final[dict[str, str | bool | int | float | list[str]]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "temp_directory": "",
    "threads": "1",
    "memory_limit": "256MB",
    "max_expression_depth": "200",
    "errors_as_json": "true",
    "lock_configuration": "true",
}
_BEGINNING: Final = re.compile(r"(?:\s|\(|--[^\n]*(?:\n|$)|/\*.*?\*/)*(\w*)", re.DOTALL)
_QUESTIONS: Final = frozenset({"select", "with", "from", "values"})
# What makes rows of nothing; the others read files, settings, or run texts as SQL.
_ROW_MAKERS: Final = frozenset({"range", "generate_series", "unnest"})
_OF_THE_ENGINE: Final = re.compile(r"(?:duckdb|pragma|sqlite|pg)_")
_SETTINGS: Final = frozenset({"current_setting", "getvariable", "getenv"})


@dataclass(frozen=True, kw_only=True)
class QueryRows:
    """What a question gave.

    Attributes:
        columns: Name and type of each column, as the engine calls it.
        rows: The rows.
        is_cut: Whether there were more rows than were asked for.
    """

    columns: tuple[tuple[str, str], ...]
    rows: list[tuple[Any, ...]]
    is_cut: bool


class RefusedQueryError(Exception):
    """A question that has no answer.

    Attributes:
        kind: Of our own refusals ``empty``, ``several``, ``no question`` or ``not open``; else
            what the engine calls the fault, as ``Parser`` or ``Catalog``.
        message: The engine's words, or the name that is not open.
        position: Where in the text it is, in bytes from 0; None where that is not known.
    """

    def __init__(self, kind: str, message: str = "", position: int | None = None) -> None:
        self.kind, self.message, self.position = kind, message, position
        super().__init__(message)


def answer_query(file: Path, sql: str, *, most_rows: int) -> QueryRows:
    """Put one question to a database file.

    Args:
        file: The database.
        sql: A single ``select``.
        most_rows: No more rows are given.

    Raises:
        RefusedQueryError: It is no single ``select``, reaches for what is not open, or cannot be
            answered.
    """
    try:
        with duckdb.connect(str(file), read_only=True, config=_LOCKED) as connection:
            _check(connection, sql)
            found = connection.execute(sql)
            columns = tuple((name, str(kind)) for name, kind, *_ in found.description or ())
            rows = found.fetchmany(most_rows + 1)
    except duckdb.Error as error:
        raise _refused(error) from error
    return QueryRows(columns=columns, rows=rows[:most_rows], is_cut=len(rows) > most_rows)


def _check(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    statements = connection.extract_statements(sql)
    if not statements:
        raise RefusedQueryError("empty")
    if len(statements) > 1:
        raise RefusedQueryError("several")
    begun = _BEGINNING.match(sql)
    is_select = statements[0].type == duckdb.StatementType.SELECT
    # A pragma that shows something counts as a select.
    if not is_select or begun is None or begun[1].lower() not in _QUESTIONS:
        raise RefusedQueryError("no question")
    (text,) = connection.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchone() or (
        "",
    )
    tree = json.loads(text)
    if tree.get("error"):
        raise RefusedQueryError("no question")
    for node in _nodes(tree):
        _check_node(node)


def _check_node(node: Mapping[str, Any]) -> None:
    kind, position = node.get("type"), node.get("query_location")
    if kind == "TABLE_FUNCTION":
        name = str(node["function"].get("function_name", "")).lower()
        if name not in _ROW_MAKERS:
            raise RefusedQueryError("not open", name, position)
    if kind == "BASE_TABLE":
        name = str(node.get("table_name", "")).lower()
        if _OF_THE_ENGINE.match(name):
            raise RefusedQueryError("not open", name, position)
    if kind == "FUNCTION":
        name = str(node.get("function_name", "")).lower()
        if name in _SETTINGS:
            raise RefusedQueryError("not open", name, position)


def _nodes(tree: object) -> Iterator[Mapping[str, Any]]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _refused(error: duckdb.Error) -> RefusedQueryError:
    _, _, told = str(error).partition("Error: ")
    try:
        fault = json.loads(told)
        position = fault.get("position")
        return RefusedQueryError(
            fault["exception_type"],
            fault["exception_message"],
            None if position is None else int(position),
        )
    except (ValueError, TypeError, KeyError):
        return RefusedQueryError(type(error).__name__.removesuffix("Exception"), str(error))

"""A question put to the open tables: it waits its turn, and is answered in a process of its own."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import polars as pl

from finsam_metrics.queries import bounds, faults
from finsam_metrics.queries.faults import QueryError, explain_refusal
from finsam_metrics.queries.rows import make_frame
from finsam_metrics.queries.waiting import FullLineError, WaitingLine

_LOOK_EVERY_SECONDS: Final = 0.3
_LINE: Final = WaitingLine(at_once=bounds.AT_ONCE, most_waiting=bounds.MOST_WAITING)


@dataclass(frozen=True, kw_only=True)
class QueryAnswer:
    """What a question gave.

    Attributes:
        rows: The rows; amounts, whole numbers, days and texts are that, the rest is text.
        is_cut: Whether there were more rows than are given.
    """

    rows: pl.DataFrame
    is_cut: bool


def ask(sql: str, copy: Path, *, say_place: Callable[[int], None]) -> QueryAnswer:
    """Put a question when it is its turn.

    Args:
        sql: The question.
        copy: The open tables, as ``open_copy`` gives them.
        say_place: Told the place in the line while it waits, now and again.

    Raises:
        QueryError: It has no answer.
    """
    if len(sql) > bounds.MOST_SIGNS:
        raise QueryError(faults.TOO_LONG)
    try:
        with _LINE.stand() as one:
            while place := _LINE.wait(one, _LOOK_EVERY_SECONDS):
                say_place(place)
            return _answer_apart(sql, copy)
    except FullLineError as full:
        raise QueryError(faults.TOO_MANY_ASK) from full


def _answer_apart(sql: str, copy: Path) -> QueryAnswer:
    if find_spec("resource") is None:
        raise QueryError(faults.NOT_HERE)
    # Windows has no such limits, and cannot load what sets them.
    from finsam_metrics.documents.limits import Limits, run_apart, why_ended

    limits = Limits(
        memory=bounds.MEMORY_BYTES,
        processor_seconds=bounds.PROCESSOR_SECONDS,
        seconds=bounds.SECONDS,
        page_memory=0,
        page_processor_seconds=0,
        page_seconds=0,
    )
    task = json.dumps({"file": str(copy), "sql": sql, "limits": asdict(limits)})
    module = f"{__package__}.answering"
    code, printed = run_apart([sys.executable, "-m", module, task], limits)
    if code == bounds.EXIT_TOO_MUCH_TEXT:
        raise QueryError(faults.TOO_MUCH_TEXT)
    if code:
        raise QueryError(faults.ENDED.get(why_ended(code), faults.NO_ANSWER))
    answer = json.loads(printed)
    if "kind" in answer:
        raise explain_refusal(sql, **answer)
    return QueryAnswer(rows=make_frame(answer["columns"], answer["rows"]), is_cut=answer["is_cut"])

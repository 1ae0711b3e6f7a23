"""The process that answers one question: ``python -m finsam_metrics.queries.answering TASK``."""

import datetime
import json
import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from finsam_metrics.documents.confinement import confine
from finsam_metrics.documents.limits import EXIT_TOO_MUCH_MEMORY, Limits
from finsam_metrics.queries import bounds
from finsam_metrics.store.locked_queries import RefusedQueryError, answer_query

_GENTLE: Final = 19


def main(argument: str) -> int:
    """Answer a question under its limits, and print the answer or why there is none.

    Args:
        argument: JSON with ``file``, ``sql`` and ``limits``.

    Returns:
        The exit code: 0 where an answer or a reason was printed.
    """
    task = json.loads(argument)
    os.nice(_GENTLE)
    confine()
    Limits(**task["limits"]).hold()
    try:
        answer = _answer(Path(task["file"]), task["sql"])
    except RefusedQueryError as refused:
        position = refused.position
        answer = {"kind": refused.kind, "message": refused.message, "position": position}
    except MemoryError:
        return EXIT_TOO_MUCH_MEMORY
    written = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
    if len(written) > bounds.MOST_BYTES:
        return bounds.EXIT_TOO_MUCH_TEXT
    sys.stdout.buffer.write(written)
    return 0


def _answer(file: Path, sql: str) -> dict[str, Any]:
    found = answer_query(file, sql, most_rows=bounds.MOST_ROWS)
    return {
        "columns": found.columns,
        "rows": [[_plain(value) for value in row] for row in found.rows],
        "is_cut": found.is_cut,
    }


def _plain(value: object) -> object:
    """A value as JSON has it: amounts, days and what is composed as texts."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ", ".join(str(_plain(part)) for part in value)
    return str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

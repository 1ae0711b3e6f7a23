"""The values of the cells of some sheets, in a process of its own.

``python -m finsam_metrics.documents.sheet_values``.
"""

import json
import sys
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from typing import Any, Final

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook

from finsam_metrics.documents.answering import answer
from finsam_metrics.documents.kinds import SPREADSHEETS, find_kind
from finsam_metrics.documents.printable import printable
from finsam_metrics.documents.progress import Progress
from finsam_metrics.documents.reasons import Reason, UnreadableError

MOST_ROWS: Final = 5_000
_MOST_COLUMNS: Final = 100


def main(arguments: list[str]) -> int:
    """Read the cells of some sheets.

    Args:
        arguments: JSON with the path and the names of the sheets.

    Returns:
        The exit code: 0 where an answer or a reason was written.
    """
    return answer(arguments, _read_task)


def _read_task(task: dict[str, Any], _: Progress) -> str:
    path = Path(task["path"])
    if find_kind(path) not in SPREADSHEETS:
        return json.dumps({"sheets": None})
    try:
        book = CalamineWorkbook.from_path(path)
        names = [name for name in task["names"] if name in book.sheet_names]
        sheets = {name: _rows(book.get_sheet_by_name(name)) for name in names}
    except python_calamine.PasswordError as error:
        raise UnreadableError(Reason.ENCRYPTED) from error
    except python_calamine.CalamineError as error:
        raise UnreadableError(Reason.BROKEN) from error
    return json.dumps({"sheets": sheets}, ensure_ascii=False)


def _rows(sheet: CalamineSheet) -> list[list[str | int | float]]:
    """Rows from the first one on, each with its cells from the first column on."""
    if sheet.total_height > MOST_ROWS or sheet.total_width > _MOST_COLUMNS:
        raise UnreadableError(Reason.TOO_MUCH)
    rows = sheet.to_python(skip_empty_area=False)
    return [[_plain(value) for value in row] for row in rows]


def _plain(value: object) -> str | int | float:
    """A value as JSON has it: a day in its plain form, a number that is none as nothing."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return value if isfinite(value) else ""
    if isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(printable(str(value)).split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

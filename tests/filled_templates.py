"""The workbook for plans that are written by hand, filled with its own examples."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from finsam_metrics.model.paths import DataPaths
from finsam_metrics.pipeline import read_sound_folder
from finsam_metrics.reports.plan_templates import write_plan_template
from finsam_metrics.words.plan_sheets import (
    EXAMPLE_SHEET,
    IDENTITY,
    PLAN_SHEET,
    SHEETS,
    vocabulary_choices,
)


def fill_template(
    paths: DataPaths, file: Path, mend: Callable[[Any], None] = lambda book: None
) -> None:
    """Write the workbook with an example in each column; ``mend`` may change it first."""
    file.write_bytes(write_plan_template(vocabulary_choices(read_sound_folder(paths).shared)))
    book = openpyxl.load_workbook(file)
    for row in book[PLAN_SHEET].iter_rows():
        for column in IDENTITY:
            if row[0].value and str(row[0].value).startswith(column.heading):
                row[1].value = column.example
    for sheet in SHEETS:
        page = book[sheet.name]
        heads = {str(cell.value).rstrip(" *"): cell for row in page.iter_rows() for cell in row}
        for column in sheet.columns:
            head = heads[column.heading]
            if column.field != "part_of":
                page.cell(head.row + 1, head.column).value = column.example
    del book[EXAMPLE_SHEET]
    mend(book)
    book.save(file)

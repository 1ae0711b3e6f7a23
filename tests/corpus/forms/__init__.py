"""The forms that a budget is printed in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.corpus.budgets import Budget
from tests.corpus.forms import pdfs, plain_text, sheets, web, word

Printer = Callable[[Budget], bytes]


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form: its name, the end of its files' names, what prints it.

    Attributes:
        is_lossy: True where a reader cannot know which column a figure stands in, so that cells
            are not scored; what is marked sure must still be right.
        is_scan: True where the pages are pictures.
    """

    name: str
    suffix: str
    write: Printer
    is_lossy: bool = False
    is_scan: bool = False


FORMS = (
    Form(name="text, tabs", suffix="txt", write=plain_text.tabs),
    Form(name="text, tabs, cp1252", suffix="txt", write=plain_text.tabs_of_old_windows),
    Form(name="text, tabs, UTF-16", suffix="txt", write=plain_text.tabs_in_utf16),
    Form(name="text, tabs, page numbers", suffix="txt", write=plain_text.tabs_with_page_numbers),
    Form(name="text, aligned", suffix="txt", write=plain_text.aligned),
    Form(name="text, dot leaders", suffix="txt", write=plain_text.dot_leaders),
    Form(name="text, spaced dots", suffix="txt", write=plain_text.spaced_dot_leaders),
    Form(name="Markdown", suffix="md", write=plain_text.pipes),
    Form(name="Markdown, bold", suffix="md", write=plain_text.bold_pipes),
    Form(name="text, flattened", suffix="txt", write=plain_text.flattened, is_lossy=True),
    Form(
        name="text, flattened, blanks lost",
        suffix="txt",
        write=plain_text.flattened_without_blanks,
        is_lossy=True,
    ),
    Form(name="text, a row a line", suffix="txt", write=plain_text.rows_in_text, is_lossy=True),
    Form(name="text, rows wrapped", suffix="txt", write=plain_text.wrapped_rows, is_lossy=True),
    Form(name="text, a cell a line", suffix="txt", write=plain_text.cells_on_lines, is_lossy=True),
    Form(name="HTML, head and body", suffix="html", write=web.table),
    Form(name="HTML, merged sections", suffix="html", write=web.merged_sections),
    Form(name="HTML, marked up", suffix="html", write=web.marked_up),
    Form(name="docx, tables", suffix="docx", write=word.table),
    Form(name="docx, merged sections", suffix="docx", write=word.merged),
    Form(name="docx, tab stops", suffix="docx", write=word.tab_stops),
    Form(name="odt, tables", suffix="odt", write=word.open_document),
    Form(name="xlsx, numbers", suffix="xlsx", write=sheets.numbers),
    Form(name="xlsx, text numbers", suffix="xlsx", write=sheets.text_numbers),
    Form(name="xlsx, formulas", suffix="xlsx", write=sheets.formulas),
    Form(name="xlsx, empty columns", suffix="xlsx", write=sheets.empty_columns),
    Form(name="xlsx, hidden sheet", suffix="xlsx", write=sheets.hidden_sheet),
    Form(name="ods", suffix="ods", write=sheets.open_sheet),
    *(
        Form(name=f"PDF, {name}", suffix="pdf", write=partial(pdfs.write, layout=layout))
        for name, layout in pdfs.LAYOUTS.items()
    ),
    Form(name="scan, straight", suffix="pdf", write=pdfs.picture, is_scan=True),
    Form(name="scan, skewed", suffix="pdf", write=partial(pdfs.picture, skew=0.7), is_scan=True),
    Form(
        name="scan, dot leaders",
        suffix="pdf",
        write=partial(pdfs.picture, layout=pdfs.LAYOUTS["dot leaders"]),
        is_scan=True,
    ),
    Form(
        name="scan, copied", suffix="pdf", write=partial(pdfs.picture, is_copied=True), is_scan=True
    ),
    Form(
        name="scan, unevenly lit",
        suffix="pdf",
        write=partial(pdfs.picture, is_shaded=True),
        is_scan=True,
    ),
)

"""PDF files that a program wrote, in many layouts, and pictures of their pages."""

import io
import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from random import Random

import pypdfium2
import reportlab
from PIL import Image, ImageChops, ImageFilter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.corpus import words
from tests.corpus.budgets import Budget, Role
from tests.corpus.printing import Grid, Text, blocks_of

_FOLDER = Path(reportlab.__file__).parent / "fonts"
_PLAIN, _BOLD = "Vera", "VeraBd"
_MISSING = {0x2009: 0xA0, 0x202F: 0xA0}
_MARGIN = 40.0


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How pages look.

    Attributes:
        size: Letters, in points.
        rules: none, rows or grid: which lines are drawn; strokes: typed ones above sums.
        leader: What stands between label and amounts.
        is_wide: Pages lie down.
        turned: Degrees that the page says that it is turned.
        is_text_turned: Text runs upwards on the page.
        rows_per_page: Rows of a table on a page; None: as many as there is room for.
        is_heading_repeated: Headings again after a new page.
        label_width: Width at which labels wrap.
        column_width: Width of a column of amounts.
        is_fitted: Columns are no wider than their amounts and words need.
        amount_side: Side that amounts are aligned to.
        text_columns: Columns of running text.
        is_bold: Sums and headings in bold type.
        is_shaded: Every other row on grey.
        has_page_numbers: Running head and page number.
        indent: How far items stand in.
        are_headings_turned: Headings of columns run upwards.
        is_led_throughout: The leader stands before every amount, and where none is.
        are_labels_last: Labels right of the amounts, where those are of one column.
        are_blocks_beside: Income to the left and costs to the right, where there is one column.
    """

    size: float = 8
    rules: str = "none"
    leader: str = ""
    is_wide: bool = False
    turned: int = 0
    is_text_turned: bool = False
    rows_per_page: int | None = None
    is_heading_repeated: bool = True
    label_width: float = 190
    column_width: float = 64
    is_fitted: bool = False
    amount_side: str = "right"
    text_columns: int = 1
    is_bold: bool = False
    is_shaded: bool = False
    has_page_numbers: bool = False
    indent: float = 0
    are_headings_turned: bool = False
    is_led_throughout: bool = False
    are_labels_last: bool = False
    are_blocks_beside: bool = False


class _Writer:
    """Writes blocks on pages from the top."""

    def __init__(self, budget: Budget, layout: Layout) -> None:
        for name in (_PLAIN, _BOLD):
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(_FOLDER / f"{name}.ttf")))
        self.budget, self.layout = budget, layout
        self.size = landscape(A4) if layout.is_wide or layout.is_text_turned else A4
        self.file = io.BytesIO()
        sheet = (self.size[1], self.size[0]) if layout.is_text_turned else self.size
        self.canvas = Canvas(self.file, pagesize=sheet, invariant=1)
        self.page = 0
        self.top = 0.0
        self.left = _MARGIN
        self.begin()

    def begin(self) -> None:
        """Begin a page."""
        if self.page:
            self.canvas.showPage()
        self.page += 1
        width, height = self.size
        if self.layout.is_text_turned or self.layout.turned == 90:
            self.canvas.translate(height, 0)
            self.canvas.rotate(90)
        elif self.layout.turned == 180:
            self.canvas.translate(width, height)
            self.canvas.rotate(180)
        elif self.layout.turned == 270:
            self.canvas.translate(0, width)
            self.canvas.rotate(-90)
        if self.layout.turned:
            self.canvas.setPageRotation(self.layout.turned)
        self.top = height - _MARGIN
        if self.layout.has_page_numbers:
            self.draw(_MARGIN, height - 24, self.budget.association, size=6)
            self.draw(width / 2, 22, str(self.page), size=7)

    def draw(
        self, x: float, y: float, text: str, *, font: str = _PLAIN, size: float = 0, side: str = ""
    ) -> None:
        self.canvas.setFont(font, size or self.layout.size)
        plain = text.translate(_MISSING)
        if side == "right":
            self.canvas.drawRightString(x, y, plain)
        else:
            self.canvas.drawString(x, y, plain)

    def width(self, text: str, font: str = _PLAIN) -> float:
        return float(pdfmetrics.stringWidth(text.translate(_MISSING), font, self.layout.size))

    def wrapped(self, text: str, room: float, font: str = _PLAIN) -> list[str]:
        """Split a text in lines that have room."""
        lines, line = [], ""
        for word in _words(text):
            longer = f"{line} {word}".strip()
            if line and self.width(longer, font) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        return [*lines, line]

    def paragraph(self, block: Text) -> None:
        size = {0: 0, 1: 13, 2: 10, 3: 9}[block.level]
        self.top -= 10 if block.level else 2
        for line in self.wrapped(block.text, self.size[0] - 2 * _MARGIN):
            self.top -= (size or self.layout.size) * 1.35
            font = _BOLD if block.level else _PLAIN
            self.draw(_MARGIN, self.top, line, font=font, size=size)

    def columns_of_text(self, sentences: list[str]) -> None:
        """Running text in two columns."""
        room = (self.size[0] - 2 * _MARGIN - 20) / 2
        lines = [line for s in sentences for line in [*self.wrapped(s, room), ""]]
        half = (len(lines) + 1) // 2
        height = self.layout.size * 1.35
        for column, own in enumerate((lines[:half], lines[half:])):
            for place, line in enumerate(own):
                self.draw(_MARGIN + column * (room + 20), self.top - (place + 1) * height, line)
        self.top -= (half + 1) * height

    def table(self, grid: Grid) -> None:
        count = len(grid.headings[0]) - 1
        narrow = (self.size[0] - 2 * _MARGIN - self.layout.label_width) / count
        amounts = [cell for row in grid.rows for cell in row[1:]]
        widest = max(self.width(text, _BOLD) for text in amounts) + 8
        wide = max(self.layout.column_width, widest)
        self.step = min(self.needed(grid) if self.layout.is_fitted else wide, narrow)
        self.top -= 4
        if self.layout.are_blocks_beside and (cut := _end_of_income(grid)):
            self.beside(grid, cut)
            return
        self.headings(grid)
        on_page = 0
        for place, (row, role) in enumerate(zip(grid.rows, grid.roles, strict=True)):
            most = self.layout.rows_per_page
            if self.top < 70 or (most and on_page == most):
                self.begin()
                on_page = 0
                if self.layout.is_heading_repeated:
                    self.headings(grid)
            self.row(row, role, is_odd=place % 2 == 1)
            on_page += 1
        self.top -= 6

    def beside(self, grid: Grid, cut: int) -> None:
        """Income to the left and costs to the right on the same rows, the result below."""
        before, feet = self.top, []
        half = (self.size[0] - 2 * _MARGIN) / 2
        self.step = min(self.step, half - self.layout.label_width - 10)
        for left, places in ((_MARGIN, range(cut)), (_MARGIN + half, range(cut, len(grid.rows)))):
            self.left, self.top = left, before
            self.headings(grid)
            for place in places:
                is_result = place == len(grid.rows) - 1
                if is_result:
                    self.left = _MARGIN
                    self.top = min(*feet, self.top) - 4
                self.row(grid.rows[place], grid.roles[place], is_odd=False)
            feet.append(self.top)
        self.left, self.top = _MARGIN, min(feet) - 6

    def needed(self, grid: Grid) -> float:
        """Width that the widest amount and the longest word of the headings need."""
        amounts = [cell for row in grid.rows for cell in row[1:]]
        heads = [word for row in grid.headings for cell in row[1:] for word in _words(cell)]
        return max(self.width(text, _BOLD) for text in [*amounts, *heads]) + 10

    def headings(self, grid: Grid) -> None:
        """Headings, wrapped where they have no room; those of odd seeds stand on the last line."""
        font = _BOLD if self.layout.is_bold else _PLAIN
        if self.layout.are_headings_turned:
            self.turned_headings(grid, font)
            return
        for level, row in enumerate(grid.headings, start=1):
            is_outer = level < len(grid.headings)
            if is_outer and any(one == other != "" for one, other in pairwise(row[1:])):
                self.spanning(row, font)
                continue
            cells = [self.wrapped(cell, self.step - 8, font) for cell in row[1:]]
            count = max(map(len, cells))
            for cell in cells:
                empty = [""] * (count - len(cell))
                cell[:] = [*empty, *cell] if self.budget.seed % 2 else [*cell, *empty]
            for at in range(count):
                is_last = at == count - 1
                texts = (row[0] if is_last else "", *(cell[at] for cell in cells))
                self.row(texts, Role.SUM, is_odd=False, is_heading=True, is_ruled=is_last)

    def spanning(self, row: tuple[str, ...], font: str) -> None:
        """Headings that stand in the middle of the columns that they are over."""
        self.top -= self.layout.size * 1.5
        self.draw(self.left, self.top + 3, row[0], font=font)
        place = 0
        for text, own in groupby(row[1:]):
            count = len(list(own))
            middle = self.left + self.layout.label_width + self.step * (place + count / 2)
            self.draw(middle - self.width(text, font) / 2, self.top + 3, text, font=font)
            place += count

    def turned_headings(self, grid: Grid, font: str) -> None:
        """Headings that run upwards, those of several levels as one."""
        columns = [" ".join(filter(None, column)) for column in zip(*grid.headings, strict=True)]
        before = self.top
        self.top -= max(self.width(text, font) for text in columns[1:]) + 8
        self.draw(_MARGIN, self.top + 3, columns[0], font=font)
        for place, text in enumerate(columns[1:], start=1):
            right = self.left + self.layout.label_width + self.step * place
            self.canvas.saveState()
            self.canvas.translate(right - self.step / 2 + self.layout.size / 2, self.top + 4)
            self.canvas.rotate(90)
            self.draw(0, 0, text, font=font)
            self.canvas.restoreState()
        self.rules(before, len(columns) - 1)

    def row(
        self,
        row: tuple[str, ...],
        role: Role,
        *,
        is_odd: bool,
        is_heading: bool = False,
        is_ruled: bool = True,
    ) -> None:
        layout = self.layout
        left = self.left + (layout.indent if role in (Role.ITEM, Role.DETAIL) else 0)
        font = _BOLD if layout.is_bold and role in (Role.SUM, Role.SECTION) else _PLAIN
        room = layout.label_width - (left - self.left) - 8
        if layout.are_labels_last and len(row) == 2:
            left += self.step
        lines = self.wrapped(row[0], room)
        height = layout.size * 1.5
        self.strokes(role, height, len(row) - 1)
        before = self.top
        if layout.is_shaded and is_odd:
            self.canvas.setFillGray(0.9)
            full = layout.label_width + self.step * (len(row) - 1)
            self.canvas.rect(
                self.left, before - height * len(lines), full, height, fill=1, stroke=0
            )
            self.canvas.setFillGray(0)
        for line in lines:
            self.top -= height
            self.draw(left, self.top + 3, line, font=font)
        if layout.leader and any(row[1:]) and not is_heading:
            start = left + self.width(lines[-1], font) + 3
            end = self.left + layout.label_width - 2
            end += self.step - 6 - self.width(row[1], font) if layout.is_led_throughout else 0
            self.lead(start, end)
        for place, cell in enumerate(row[1:], start=1):
            edge = self.left + layout.label_width + self.step * place
            if layout.are_labels_last and len(row) == 2:
                edge = self.left + self.step - 8
            if layout.is_led_throughout and place > 1 and any(row[1:]) and not is_heading:
                self.lead(edge - self.step + 2, edge - 6 - self.width(cell, font))
            if layout.amount_side == "right":
                self.draw(edge - 3, self.top + 3, cell, font=font, side="right")
            else:
                self.draw(edge - self.step + 8, self.top + 3, cell, font=font)
        if is_ruled:
            self.rules(before, len(row) - 1)

    def strokes(self, role: Role, height: float, count: int) -> None:
        """A line of typed strokes above a sum."""
        if self.layout.rules == "strokes" and role is Role.SUM:
            self.top -= height
            full = self.layout.label_width + self.step * count - 8
            self.draw(self.left, self.top + 3, "_" * int(full / self.width("_")))

    def lead(self, start: float, end: float) -> None:
        """Dots from one place to another."""
        times = max(0, int((end - start) / self.width(self.layout.leader)))
        self.draw(start, self.top + 3, (self.layout.leader * times).rstrip())

    def rules(self, before: float, count: int) -> None:
        right = self.left + self.layout.label_width + self.step * count
        self.canvas.setLineWidth(0.5)
        if self.layout.rules in ("rows", "grid"):
            self.canvas.line(self.left, self.top, right, self.top)
        if self.layout.rules == "grid":
            self.canvas.line(self.left, before, right, before)
            edges = [self.left, *(right - self.step * n for n in range(count + 1))]
            for edge in edges:
                self.canvas.line(edge, before, edge, self.top)

    def content(self) -> bytes:
        self.canvas.save()
        return self.file.getvalue()


def _end_of_income(grid: Grid) -> int:
    """The row after the sum of income in a table of one column that ends with a result; else 0."""
    labels = [row[0].casefold() for row in grid.rows]
    sums = [
        place
        for place, (label, role) in enumerate(zip(labels, grid.roles, strict=True))
        if role is Role.SUM and "intäkter" in label
    ]
    is_whole = bool(sums) and len(grid.rows[0]) == 2 and "resultat" in labels[-1]
    return sums[0] + 1 if is_whole and 2 < sums[0] < len(labels) - 4 else 0


def _words(text: str) -> list[str]:
    """What a line may end after; a year as "2 011" stays whole."""
    return re.split(r"(?<!\b2) ", text)


def write(budget: Budget, layout: Layout) -> bytes:
    """Write a budget in a layout."""
    writer = _Writer(budget, layout)
    blocks = blocks_of(budget)
    if layout.text_columns == 2:
        writer.paragraph(blocks[0])  # type: ignore[arg-type]
        writer.paragraph(blocks[1])  # type: ignore[arg-type]
        writer.columns_of_text([*budget.sentences, *words.SENTENCES])
        blocks = blocks[2 + 2 * len(words.HEADINGS) :]
    for block in blocks:
        if writer.top < 110:
            writer.begin()
        if isinstance(block, Grid):
            writer.table(block)
        else:
            writer.paragraph(block)
    return writer.content()


LAYOUTS = {
    "unruled": Layout(),
    "ruled rows": Layout(rules="rows", is_bold=True),
    "grid": Layout(rules="grid", size=7.5),
    "two columns of text": Layout(text_columns=2),
    "dot leaders": Layout(leader="."),
    "spaced dot leaders": Layout(leader=". "),
    "amounts to the left": Layout(amount_side="left"),
    "narrow columns": Layout(column_width=54, label_width=200, size=7),
    "lying": Layout(is_wide=True, column_width=90, label_width=240, size=9),
    "Rotate 90": Layout(turned=90, is_wide=True, column_width=80),
    "Rotate 180": Layout(turned=180, rules="rows"),
    "Rotate 270": Layout(turned=270, is_wide=True, column_width=80),
    "turned text": Layout(is_text_turned=True, column_width=90),
    "broken, headings again": Layout(rows_per_page=9, has_page_numbers=True),
    "broken, headings once": Layout(
        rows_per_page=9, is_heading_repeated=False, has_page_numbers=True
    ),
    "wrapped labels": Layout(label_width=95, column_width=75),
    "wrapped labels, grid": Layout(label_width=95, column_width=75, rules="grid"),
    "wrapped headings": Layout(rules="rows", is_bold=True, size=8.5, is_fitted=True),
    "turned headings, grid": Layout(rules="grid", size=7.5, are_headings_turned=True),
    "turned headings": Layout(rules="rows", are_headings_turned=True),
    "shaded and indented": Layout(is_shaded=True, indent=12, is_bold=True),
    "leaders to every amount": Layout(leader=".", is_led_throughout=True),
    "amounts before labels": Layout(are_labels_last=True),
    "strokes above sums": Layout(rules="strokes"),
    "income beside costs": Layout(are_blocks_beside=True, label_width=170, size=7.5),
}


def picture(
    budget: Budget,
    layout: Layout = LAYOUTS["wrapped headings"],
    *,
    skew: float = 0.0,
    is_copied: bool = False,
    is_shaded: bool = False,
) -> bytes:
    """Pages as pictures, as a scanner gives them: grey and noisy.

    Args:
        budget: What is printed.
        layout: How the pages look.
        skew: Degrees that the pages lie askew.
        is_copied: Black and white only, with the dark edge that a copier leaves.
        is_shaded: Darker to one side, not sharp, and pressed together as photographs are.
    """
    random = Random(budget.seed)
    pages = []
    for page in pypdfium2.PdfDocument(write(budget, layout)):
        image = page.render(scale=200 / 72).to_pil().convert("L")
        if skew:
            image = image.rotate(skew, fillcolor=255, resample=Image.Resampling.BICUBIC)
        for _ in range(400):
            place = (random.randrange(image.width), random.randrange(image.height))
            image.putpixel(place, random.randrange(120, 200))
        if is_copied:
            image.paste(0, (0, 0, random.randrange(8, 30), image.height))
            image = image.point(lambda grey: 255 if grey > 150 else 0)
        if is_shaded:
            light = Image.linear_gradient("L").rotate(90).resize(image.size)
            light = light.point(lambda grey: 150 + grey * 0.4)
            image = ImageChops.multiply(image.filter(ImageFilter.GaussianBlur(0.6)), light)
        pages.append(image)
    file = io.BytesIO()
    kept = {"quality": 50} if is_shaded else {}
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=200, **kept)
    return file.getvalue()

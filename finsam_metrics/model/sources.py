"""A document of any kind as pages, lines, words and cells, each with its place.

The one form that every reader gives and every later stage takes.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A place on a page, in points from its upper left corner as it is read."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One word of a page.

    Attributes:
        text: As printed.
        box: Where it stands; None where the document has no pages.
        angle: Degrees that it is turned clockwise.
        is_ocr: True where it was read from a picture.
        confidence: How sure the reader of pictures is, 0 to 1; None for a text layer.
    """

    text: str
    box: Box | None = None
    angle: int = 0
    is_ocr: bool = False
    confidence: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell of a row; its text is empty where nothing is printed."""

    text: str
    box: Box | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a document.

    Attributes:
        number: Counted from 1 through the document's text.
        page: Page as the document shows it or as the file has it; None where it has none.
        text: The whole line.
        cells: Its cells where the document tells them apart, by tabs, a grid or alignment;
            empty for running text.
        words: Its words where they are known one by one.
        table: Which table of the document the line is a row of, where the document says so;
            lines of the same table have the same number.
    """

    number: int
    page: int | None
    text: str
    cells: tuple[Cell, ...] = ()
    words: tuple[Word, ...] = ()
    table: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceDocument:
    """A document as it was read.

    Attributes:
        sha256: Of the file.
        media_type: What the file is, by its content.
        page_count: Pages of the file, or the highest page number that a text shows; None
            where there are none.
        lines: All lines, in reading order.
        angles: By page, degrees that its words are turned clockwise as the file shows the page;
            only pages that had to be turned to be read.
        omitted: What was left out and named, as hidden sheets.
        tools: Name and version of what read it.
    """

    sha256: str
    media_type: str
    page_count: int | None
    lines: tuple[Line, ...]
    angles: dict[int, float] = field(default_factory=dict)
    omitted: tuple[str, ...] = ()
    tools: dict[str, str] = field(default_factory=dict)

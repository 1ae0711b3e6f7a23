"""Pages as tests write them: words stand where they stand in the text, letters four points wide."""

from finsam_metrics.documents.document_lines import document_lines
from finsam_metrics.documents.page_layout.pages import PageContent
from finsam_metrics.model.sources import Box, Line, Word

LETTER = 4.0
LINE = 14.0


def words_of(*rows: str) -> tuple[Word, ...]:
    """The words of a page, a row of text a line."""
    words = []
    for place, row in enumerate(rows):
        at = 0
        for text in row.split(" "):
            if text:
                box = Box(
                    left=at * LETTER,
                    top=place * LINE,
                    right=(at + len(text)) * LETTER,
                    bottom=place * LINE + 10,
                )
                words.append(Word(text=text, box=box))
            at += len(text) + 1
    return tuple(words)


def page_lines(*pages: tuple[str, ...]) -> tuple[Line, ...]:
    """The lines of a document whose pages look so."""
    contents = [
        (number, PageContent(words=words_of(*rows))) for number, rows in enumerate(pages, start=1)
    ]
    return document_lines(contents, begins=lambda _: None)

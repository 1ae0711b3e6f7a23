"""Pages of a document as pictures, so that a person sees what was read where it stands."""

import base64
from dataclasses import dataclass
from pathlib import Path

from finsam_metrics.documents.kinds import check_file
from finsam_metrics.documents.limits import Limits, answer_apart
from finsam_metrics.documents.reasons import Reason, UnreadableError, reading_error


@dataclass(frozen=True, kw_only=True)
class PagePicture:
    """A page as it is read.

    Attributes:
        width: In points, as the boxes of the page's words.
        height: In points.
        content: The picture as WEBP.
    """

    width: float
    height: float
    content: bytes

    @property
    def url(self) -> str:
        """The picture as an address that holds it."""
        return f"data:image/webp;base64,{base64.b64encode(self.content).decode('ascii')}"


def read_page_picture(path: Path, page: int, *, angle: float = 0.0) -> PagePicture | None:
    """Give a page of a document as a picture.

    Args:
        path: The file. What it is, its content says.
        page: Counted from 1 as the file has them.
        angle: What ``SourceDocument.angles`` says of the page, 0 where it says nothing: the boxes
            of its words hold for the page set straight.

    Returns:
        The picture. None where the document has no pages until something lays it out, as a text or
        a spreadsheet.

    Raises:
        ReadingError: The file or the page cannot be read, or not within the limits.
    """
    try:
        check_file(path)
        task = {"path": str(path.resolve()), "page": page, "angle": angle}
        return _picture(answer_apart("page_drawing", task, Limits()))
    except UnreadableError as error:
        raise reading_error(path.name, error.reason) from error


def _picture(drawn: dict[str, object]) -> PagePicture | None:
    match drawn:
        case {"content": None}:
            return None
        case {"width": float(width), "height": float(height), "content": str(text)}:
            try:
                return PagePicture(width=width, height=height, content=base64.b64decode(text))
            except ValueError as odd:
                raise UnreadableError(Reason.BROKEN) from odd
    raise UnreadableError(Reason.BROKEN)

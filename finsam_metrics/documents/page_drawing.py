"""One page to a picture, in a process of its own.

``python -m finsam_metrics.documents.page_drawing``. The page is drawn as it is read, so that the
boxes of its words lie where the words do.
"""

import base64
import io
import json
import math
import sys
from pathlib import Path
from typing import Any, Final

import pypdfium2
from PIL import Image

from finsam_metrics.documents.answering import answer
from finsam_metrics.documents.formats.pdfs import open_pdf
from finsam_metrics.documents.kinds import FileKind, find_kind
from finsam_metrics.documents.progress import Progress
from finsam_metrics.documents.reasons import Reason, UnreadableError

_SCALE: Final = 1.6
# In points, as A4 is wide: what is narrower would be blown up on a screen.
_LEAST_WIDTH: Final = 595.0
_MOST_PIXELS: Final = 4_000_000
_LONGEST_SIDE: Final = 8_000
_QUARTER: Final = 90
_QUALITY: Final = 80


def main(arguments: list[str]) -> int:
    """Draw one page.

    Args:
        arguments: JSON with the path, the page and how far its words are turned.

    Returns:
        The exit code: 0 where a picture or a reason was written.
    """
    return answer(arguments, _draw_task)


def _draw_task(task: dict[str, Any], progress: Progress) -> str:
    path = Path(task["path"])
    if find_kind(path) is not FileKind.PDF:
        return json.dumps({"content": None})
    pdf = open_pdf(path)
    try:
        if not 1 <= task["page"] <= len(pdf):
            raise UnreadableError(Reason.NO_PAGES)
        progress.begins(task["page"])
        width, height, picture = _draw(pdf[task["page"] - 1], task["angle"])
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(Reason.BROKEN) from error
    finally:
        pdf.close()
    content = io.BytesIO()
    picture.save(content, "WEBP", quality=_QUALITY)
    drawn = base64.b64encode(content.getvalue()).decode("ascii")
    return json.dumps({"width": width, "height": height, "content": drawn})


def _draw(page: pypdfium2.PdfPage, angle: float) -> tuple[float, float, Image.Image]:
    """Width and height in points, and the picture; what was read askew is set straight the same."""
    quarters = round(angle / _QUARTER)
    skew = angle - quarters * _QUARTER
    width, height = page.get_size()
    if quarters % 2:
        width, height = height, width
    wide = max(width, _LEAST_WIDTH)
    scale = min(
        _SCALE,
        math.sqrt(_MOST_PIXELS / (wide * height)),
        _LONGEST_SIDE / max(wide, height),
    )
    drawn = page.render(scale=scale, rotation=-quarters * _QUARTER % 360).to_pil()
    if skew:
        drawn = drawn.rotate(skew, Image.Resampling.BICUBIC, fillcolor="white")
    if wide == width:
        return width, height, drawn
    whole = Image.new("RGB", (round(wide * scale), drawn.height), "white")
    whole.paste(drawn)
    return wide, height, whole


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

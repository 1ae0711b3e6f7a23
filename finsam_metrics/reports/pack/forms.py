"""The forms that a pack is handed out in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from finsam_metrics.model.slugs import make_slug
from finsam_metrics.reports.pack.making import Pack
from finsam_metrics.reports.pack.paper import write_pdf
from finsam_metrics.reports.pack.slides import write_pptx
from finsam_metrics.reports.pack.web_page import write_html
from finsam_metrics.reports.pack.workbook import write_workbook

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form.

    Attributes:
        title: What it is called.
        media_type: Its media type.
        write: Writes a pack in it.
    """

    title: str
    media_type: str
    write: Callable[[Pack], bytes]


FORMS: Final[Mapping[str, Form]] = {
    "pdf": Form(title="PDF", media_type="application/pdf", write=write_pdf),
    "pptx": Form(
        title="PowerPoint", media_type=f"{_OFFICE}.presentationml.presentation", write=write_pptx
    ),
    "xlsx": Form(title="Excel", media_type=f"{_OFFICE}.spreadsheetml.sheet", write=write_workbook),
    # Not as text/html: it is a file to keep, no page of this server.
    "html": Form(title="Webbsida", media_type="application/octet-stream", write=write_html),
}


def file_name(pack: Pack, ending: str) -> str:
    """Name a file of a pack by its heading and the day of the meeting, or the day it was made."""
    day = pack.meeting_date or pack.made
    name = make_slug(pack.heading)[:_LONGEST_NAME].strip("-")
    return f"underlag-{name or 'mote'}-{day.isoformat()}.{ending}"

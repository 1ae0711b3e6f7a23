"""Office files whose bytes say nothing of when they were written, but for the day that is given."""

import datetime as dt
import io
import re
import zipfile
from typing import Final

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_WRITTEN: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def still(content: bytes, made: dt.date) -> bytes:
    """Write an Office file anew with one time for all that it holds, also in files in it."""
    when = f"{made.isoformat()}T00:00:00Z".encode()
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as whole,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in whole.namelist():
            part = whole.read(name)
            if name.endswith(".xlsx"):
                part = still(part, made)
            elif name == "docProps/core.xml":
                part = _WRITTEN.sub(rb"\g<1>" + when + rb"\g<3>", part)
            written.writestr(zipfile.ZipInfo(name, _FIRST_DAY), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()

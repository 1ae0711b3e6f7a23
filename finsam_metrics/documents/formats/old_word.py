"""Old Word documents (doc), by LibreOffice where it is installed."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from finsam_metrics.documents.limits import Limits, run_apart
from finsam_metrics.documents.reasons import Reason, UnreadableError

_PROGRAMS: Final = ("soffice", "libreoffice")
_LIMITS: Final = Limits(seconds=90.0)


@contextmanager
def converted(path: Path) -> Iterator[Path]:
    """Give an old document as a new one, in a folder that is gone afterwards.

    Raises:
        UnreadableError: LibreOffice is not installed, or cannot read the document.
    """
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise UnreadableError(Reason.OLD_WORD)
    with tempfile.TemporaryDirectory(prefix="finsam-") as folder:
        source = Path(folder) / "document.doc"
        shutil.copyfile(path, source)
        confined = [sys.executable, "-m", "finsam_metrics.documents.confinement"]
        command = [
            *confined,
            program,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
        ]
        command += ["--norestore", "--convert-to", "docx", "--outdir", folder, str(source)]
        run_apart(command, _LIMITS)
        target = source.with_suffix(".docx")
        if not target.is_file():
            raise UnreadableError(Reason.BROKEN)
        yield target

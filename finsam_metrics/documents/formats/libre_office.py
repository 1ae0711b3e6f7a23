"""One file made into another kind by LibreOffice, where it is installed."""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final

from finsam_metrics.documents.limits import Limits, run_apart
from finsam_metrics.documents.reasons import Reason, UnreadableError

_PROGRAMS: Final = ("soffice", "libreoffice")
# The program that soffice starts and waits for: started by itself it ends with its parent.
_INNER_PROGRAM: Final = "soffice.bin"
# What it ends with once it has made a new profile.
_WANTS_ANOTHER_START: Final = 81
_LIMITS: Final = Limits(
    memory=4_000_000_000,
    processor_seconds=60,
    seconds=90.0,
    file_size=200_000_000,
    open_files=512,
)
_SETTINGS: Final = (
    ("Setup/L10N", "ooSetupSystemLocale", "sv-SE"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Content/Update", "Link", "2"),
)
_PROFILE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n'
)
_ITEM: Final = (
    '<item oor:path="/org.openoffice.{path}">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)


def find_libre_office() -> Path | None:
    """Give the program; None where it is not installed."""
    found = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if found is None:
        return None
    inner = Path(found).resolve().with_name(_INNER_PROGRAM)
    return inner if inner.is_file() else Path(found)


@contextmanager
def made_by(program: Path, path: Path, suffix: str, *, options: str = "") -> Iterator[Path]:
    """Give a file as one of another kind, in a folder that is gone afterwards.

    The program has a profile of its own there, reaches no network, and follows no links.

    Args:
        program: LibreOffice.
        path: The file; what it is, its content says.
        suffix: Of the kind to make.
        options: How it is made, as LibreOffice writes it after the suffix.

    Raises:
        UnreadableError: It cannot be made, or not within the limits.
    """
    with tempfile.TemporaryDirectory(prefix="finsam-") as folder:
        home = Path(folder)
        source = home / "document"
        shutil.copyfile(path, source)
        user = home / "profile" / "user"
        user.mkdir(parents=True)
        items = "".join(
            _ITEM.format(path=place, name=name, value=value) for place, name, value in _SETTINGS
        )
        (user / "registrymodifications.xcu").write_text(
            _PROFILE.format(items=items), encoding="utf-8"
        )
        command = [sys.executable, "-m", "finsam_metrics.documents.confinement"]
        command += [json.dumps(asdict(_LIMITS)), str(program)]
        command += [f"-env:UserInstallation=file://{home}/profile", "--headless", "--norestore"]
        command += ["--convert-to", f"{suffix}{options}", "--outdir", folder, str(source)]
        code, _ = run_apart(command, _LIMITS, home=home)
        if code == _WANTS_ANOTHER_START:
            run_apart(command, _LIMITS, home=home)
        target = source.with_suffix(f".{suffix}")
        if not target.is_file():
            raise UnreadableError(Reason.BROKEN)
        yield target

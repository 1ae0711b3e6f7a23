"""What an edition says of itself: its number, its files with their hashes, and one hash of it all.

The hash of it all is that of the state: it does not depend on who sealed it, when, or where.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from finsam_metrics.model.swedish_dates import format_date

MANIFEST: Final = "edition.json"
_SEAL: Final = "seal"


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A sealed state of the data.

    Attributes:
        number: Counted from 1.
        content_hash: SHA-256 of the state.
        sealed_at: When, in Sweden.
        sealed_by: The person's name.
        note: What the person said of it; None where nothing was.
        program_version: The program that sealed it.
        choices: What was chosen on the screen, as in the address; empty where nothing was.
        files: The SHA-256 of each file, by its path below the edition's folder.
    """

    number: int
    content_hash: str
    sealed_at: datetime
    sealed_by: str
    note: str | None
    program_version: str
    choices: Mapping[str, str]
    files: Mapping[str, str]


def hash_of(content: bytes) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


def hash_of_state(
    files: Mapping[str, str], *, program_version: str, choices: Mapping[str, str]
) -> str:
    """Give one hash of the files' hashes, the program and the choices, in whichever order."""
    state = {
        "choices": dict(choices),
        "files": dict(files),
        "program_version": program_version,
    }
    return hash_of(json.dumps(state, sort_keys=True, ensure_ascii=False).encode())


def state_text(edition: Edition | None, version: str) -> str:
    """Say which state of the data something is made from.

    Args:
        edition: The edition; None: the data as they are today.
        version: The version of its data, as ``data_version`` gives it.
    """
    of_data = f"uppgifternas version {version}"
    if edition is None:
        return of_data
    return f"utgåva {edition.number}, låst den {format_date(edition.sealed_at.date())} ({of_data})"


def manifest_text(edition: Edition) -> str:
    """Write an edition's manifest, sealed by the hash of all that it says."""
    said = {
        **asdict(edition),
        "sealed_at": edition.sealed_at.isoformat(),
        "choices": dict(sorted(edition.choices.items())),
        "files": dict(sorted(edition.files.items())),
    }
    return f"{_json({**said, _SEAL: hash_of(_json(said).encode())})}\n"


def read_manifest(text: str) -> Edition:
    """Read a manifest that stands as it was written.

    Raises:
        ValueError: A sign of it is another.
    """
    said = json.loads(text)
    try:
        edition = Edition(
            **{
                **{name: value for name, value in said.items() if name != _SEAL},
                "sealed_at": datetime.fromisoformat(said["sealed_at"]),
            }
        )
        is_whole = manifest_text(edition) == text
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(str(error)) from error
    state = hash_of_state(
        edition.files, program_version=edition.program_version, choices=edition.choices
    )
    if not is_whole or state != edition.content_hash:
        msg = "it is not as it was sealed"
        raise ValueError(msg)
    return edition


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)

"""Sealing: the data as they are now become a numbered edition, whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from finsam_metrics.editions.figure_states import FIGURE_STATES, states_of_now, write_states
from finsam_metrics.editions.kept_editions import (
    SEALED,
    edition_numbers,
    read_edition,
    verify_edition,
)
from finsam_metrics.editions.manifests import (
    MANIFEST,
    Edition,
    hash_of,
    hash_of_state,
    manifest_text,
)
from finsam_metrics.intake import audit
from finsam_metrics.intake.people import Person, require_coordinator
from finsam_metrics.intake.personal_data import identity_numbers
from finsam_metrics.model.errors import IntakeError, StoreError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.program import program_version
from finsam_metrics.store.notes import notes_to_seal
from finsam_metrics.store.publications import FolderChange, held, write_change
from finsam_metrics.store.text_files import has_control_characters
from finsam_metrics.store.versions import data_files

LONGEST_NOTE: Final = 200


@dataclass(frozen=True, kw_only=True)
class Sealing:
    """What a sealing gave.

    Attributes:
        edition: The edition that holds the state.
        is_new: Whether it was made now; an edition of the same state is not made again.
    """

    edition: Edition
    is_new: bool


def seal(
    paths: DataPaths,
    person: Person,
    *,
    note: str | None = None,
    choices: Mapping[str, str] | None = None,
) -> Sealing:
    """Seal the data as they are now.

    Args:
        paths: The data folder.
        person: Who seals.
        note: What the person says of it, on one line; it is no part of the state.
        choices: What is chosen on the screen, as in the address.

    Raises:
        NotAllowedError: The person may not.
        IntakeError: The note cannot be kept.
        PackageError: The data files have faults.
        StoreError: It cannot be written. Nothing is changed by any of them.
    """
    require_coordinator(person)
    said = _checked_note(note)
    chosen = dict(choices or {})
    with held(paths):
        texts = _texts_to_seal(paths)
        files = {name: hash_of(text.encode()) for name, text in texts.items()}
        version = program_version()
        state = hash_of_state(files, program_version=version, choices=chosen)
        numbers = edition_numbers(paths)
        for number in numbers:
            # One that was changed since would be no edition of this state to whoever opens it.
            if not verify_edition(paths, number):
                known = read_edition(paths, number)
                if known.content_hash == state:
                    return Sealing(edition=known, is_new=False)
        entry = audit.new_entry(person, SEALED, edition=_next_number(paths, numbers), sha256=state)
        edition = Edition(
            number=entry.edition or 1,
            content_hash=state,
            sealed_at=entry.at,
            sealed_by=entry.who,
            note=said,
            program_version=version,
            choices=chosen,
            files=files,
        )
        folder = f"{paths.editions.name}/{edition.number}"
        written = {f"{folder}/{name}": text for name, text in texts.items()}
        change = FolderChange(
            files={**written, f"{folder}/{MANIFEST}": manifest_text(edition)},
            added_lines={paths.audit.name: audit.audit_line(entry)},
        )
        write_change(paths, change)
    return Sealing(edition=edition, is_new=True)


def _texts_to_seal(paths: DataPaths) -> dict[str, str]:
    """Every data file as it stands, the notes, and what the program makes of the figures."""
    states = states_of_now(paths)
    try:
        texts = {name: path.read_bytes().decode() for name, path in data_files(paths).items()}
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            f"a data file cannot be read: {error}",
            swedish="En av datafilerna kan inte läsas, så ingen utgåva låstes.",
        ) from error
    return {**texts, **notes_to_seal(paths), FIGURE_STATES: write_states(states)}


def _next_number(paths: DataPaths, numbers: list[int]) -> int:
    """A number that no edition has or had: links to one that is gone lead to no other."""
    logged = [one.edition for one in audit.read_audit(paths) if one.edition is not None]
    return max([0, *numbers, *logged]) + 1


def _checked_note(note: str | None) -> str | None:
    said = " ".join((note or "").split())
    if len(said) > LONGEST_NOTE or has_control_characters(said):
        raise IntakeError(
            f"the note must be at most {LONGEST_NOTE} signs of plain text",
            swedish=f"Skriv högst {LONGEST_NOTE} tecken om utgåvan.",
        )
    if identity_numbers(said):
        raise IntakeError(
            "the note holds a personal identity number; take it out",
            swedish="Texten ser ut att innehålla ett personnummer. Ta bort det och försök igen.",
        )
    return said or None

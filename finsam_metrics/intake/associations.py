"""An association that is not known yet: made with its municipalities, before its plan is read."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from finsam_metrics import pipeline
from finsam_metrics.intake import audit
from finsam_metrics.intake.data_changes import make_change
from finsam_metrics.intake.people import Person, require_coordinator
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.slugs import make_slug
from finsam_metrics.store.package_files import read_columns, write_rows
from finsam_metrics.store.packages import SHARED_TABLES
from finsam_metrics.store.publications import FolderChange, held
from finsam_metrics.store.tables import Row

_KIND_OF_BODY: Final = re.compile(r"^(samordningsförbundet?|finsam)\s+(i\s+)?", re.IGNORECASE)
_WEBSITE: Final = re.compile(r"^(https?://)?(www\.)?([a-z0-9-]+(\.[a-z0-9-]+)+)/?$", re.IGNORECASE)
_LONGEST_SHORT: Final = 14


@dataclass(frozen=True, kw_only=True, slots=True)
class NewAssociation:
    """What is said of an association when it is made.

    Attributes:
        name: Its name, with or without the kind of body before it.
        municipality_codes: Its municipalities, at least one.
        formed_date: When it was formed; None where it is not known.
        website: Its address on the web; None where it is not known.
        source_text: Where this is taken from.
        printed_text: What the document calls it, by which it is known again; None where nothing.
    """

    name: str
    municipality_codes: Sequence[str]
    formed_date: date | None
    website: str | None
    source_text: str
    printed_text: str | None = None


def add_association(paths: DataPaths, person: Person, new: NewAssociation) -> str:
    """Add an association to the reference data.

    Returns:
        Its id.

    Raises:
        NotAllowedError: The person may not.
        IntakeError: Something is missing or odd in what is said, or there is one of that name.
        StoreError: It cannot be written. Nothing is changed by any of them.
    """
    require_coordinator(person)
    name = _KIND_OF_BODY.sub("", new.name.strip()).strip()
    association_id = make_slug(name)
    if not association_id:
        raise _missing("Skriv förbundets namn.")
    if not new.municipality_codes:
        raise _missing("Välj minst en kommun.")
    website = _website(new.website)
    with held(paths):
        shared = pipeline.read_shared(paths).shared
        if any(row["association_id"] == association_id for row in shared["association"]):
            raise _missing(f"Förbundet {name} finns redan. Välj det i listan.")
        known = {str(row["municipality_code"]): row for row in shared["municipality"]}
        chosen = [known[code] for code in new.municipality_codes if code in known]
        counties = [(str(row["county_code"]), str(row["county_name"])) for row in chosen]
        county = max(counties, key=counties.count)
        source = new.source_text.strip() or "Angivet vid inläsningen av förbundets plan"
        association = {
            "association_id": association_id,
            "association_name": name,
            "short_name": _short(name),
            "initials": _initials(name, {str(row["initials"]) for row in shared["association"]}),
            "sort_order": 1 + max(int(str(row["sort_order"])) for row in shared["association"]),
            "county_code": county[0],
            "county_name": county[1],
            "formed_date": new.formed_date,
            "website": website,
            "source": source,
        }
        members = [
            {
                "association_id": association_id,
                "municipality_code": row["municipality_code"],
                "municipality_name": row["municipality_name"],
                "source": source,
            }
            for row in chosen
        ]
        spellings = [
            {
                "vocabulary": "association",
                "printed_text": text,
                "target_id": association_id,
                "is_judgement": False,
            }
            for text in [new.printed_text]
            if text and text not in {row["printed_text"] for row in shared["spelling"]}
        ]
        made = audit.new_entry(person, "association_added", plan_id=None)
        change = FolderChange(
            files={
                "reference/association.csv": with_rows(paths, "association", [association]),
                "reference/association_municipality.csv": with_rows(
                    paths, "association_municipality", members
                ),
                **(
                    {"vocabulary/spelling.csv": with_rows(paths, "spelling", spellings)}
                    if spellings
                    else {}
                ),
            },
            added_lines={paths.audit.name: audit.audit_line(made)},
        )
        make_change(paths, change)
    return association_id


def known_association(shared: Mapping[str, Sequence[Row]], printed_text: str | None) -> str | None:
    """Give the association that a document calls so; None where none is known by that name."""
    if printed_text is None:
        return None
    names = {str(row["association_name"]): row["association_id"] for row in shared["association"]}
    names |= {
        str(row["printed_text"]): row["target_id"]
        for row in shared["spelling"]
        if row["vocabulary"] == "association"
    }
    known = {name.casefold(): str(association_id) for name, association_id in names.items()}
    text = printed_text.strip().casefold()
    return known.get(text) or known.get(_KIND_OF_BODY.sub("", text).strip())


def with_rows(paths: DataPaths, table: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """Give the text of a shared table's file with further rows at its end."""
    folder = next(folder for folder, names in SHARED_TABLES.items() if table in names)
    text = (paths.root / folder / f"{table}.csv").read_text(encoding="utf-8-sig")
    added = write_rows(rows, read_columns(paths.schemas, table))
    _, _, without_heading = added.partition("\n")
    return text.rstrip("\n") + "\n" + without_heading


def _website(text: str | None) -> str | None:
    if not text or not text.strip():
        return None
    found = _WEBSITE.match(text.strip())
    if found is None:
        raise _missing("Skriv webbplatsen som samordningumea.se, utan sökväg efter.")
    return found[3].lower()


def _short(name: str) -> str:
    """The name as narrow pictures show it: all but the last word by their first letter."""
    first, _, rest = name.partition(" ")
    return name if len(name) <= _LONGEST_SHORT or not rest else f"{first[0]} {rest}"


def _initials(name: str, taken: Collection[str]) -> str:
    """One to three letters that no other association has."""
    words = name.split()
    letters = "".join(word[0].upper() for word in words)
    begins = [name[:length] for length in range(3, len(name) + 1)]
    return next(
        (
            initials
            for initials in (*([letters] if len(words) > 1 else []), *begins)
            if initials not in taken
        ),
        name,
    )


def _missing(swedish: str) -> IntakeError:
    return IntakeError(f"the association cannot be added: {swedish}", swedish=swedish)

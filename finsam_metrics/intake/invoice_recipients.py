"""The register of what invoices say of associations, kept by who may."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from finsam_metrics import pipeline
from finsam_metrics.intake import audit
from finsam_metrics.intake.data_changes import make_change
from finsam_metrics.intake.people import Person, require_coordinator
from finsam_metrics.intake.personal_data import personal_traces
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.shared_costs.party_details import DETAIL_NAMES, PartyDetails
from finsam_metrics.store.package_files import read_columns, write_rows
from finsam_metrics.store.publications import FolderChange, held
from finsam_metrics.store.tables import Row

LONGEST_SOURCE: Final = 200
_FILE: Final = "reference/invoice_recipient.csv"


def save_recipient(
    paths: DataPaths,
    person: Person,
    *,
    association_id: str,
    details: PartyDetails,
    source_text: str,
) -> None:
    """Write in the register what invoices say of an association.

    What is known already and differs is replaced, with its new source; the log has what it was.

    Args:
        paths: The data folder.
        person: Who writes.
        association_id: The association.
        details: All that is known of it from now on, as they are read of a case.
        source_text: Where they come from.

    Raises:
        NotAllowedError: The person may not.
        IntakeError: Something is missing or odd in what is said, or nothing of it is new.
        StoreError: It cannot be written. Nothing is changed by any of them.
    """
    require_coordinator(person)
    source = " ".join(source_text.split())[:LONGEST_SOURCE]
    if not source:
        raise _odd("Skriv varifrån uppgifterna kommer.")
    if details == PartyDetails():
        raise _odd("Skriv minst en uppgift om parten.")
    _need_no_person(details, source)
    with held(paths):
        shared = pipeline.read_shared(paths).shared
        names = {
            str(row["association_id"]): str(row["association_name"])
            for row in shared["association"]
        }
        if association_id not in names:
            raise _odd("Bara förbund som finns i uppgifterna har en rad i registret.")
        known = {str(row["association_id"]): row for row in shared["invoice_recipient"]}
        former = known.get(association_id)
        row = {"association_id": association_id, **_columns(details), "source": source}
        if former is not None and dict(former) == row:
            raise _odd("Registret har redan de uppgifterna.")
        told = names[association_id]
        if former is not None:
            told += f", som var {_told(former)}"
        change = FolderChange(
            files={_FILE: _with_row(paths, shared["invoice_recipient"], row)},
            added_lines={
                paths.audit.name: audit.audit_line(
                    audit.new_entry(person, "invoice_details_saved", told=told)
                )
            },
        )
        make_change(paths, change)


def _need_no_person(details: PartyDetails, source: str) -> None:
    """See that nothing names a private person; an address for e-mail is one of a function."""
    texts = (details.invoice_address, details.reference, source)
    traces = [trace for text in texts for trace in personal_traces("", None, text or "")]
    if any(trace.is_number for trace in traces):
        raise _odd("Det som står ser ut som ett personnummer, och sådana sparas inte.")
    if traces:
        raise _odd(
            f"”{traces[0].found_text}” ser ut att gälla en person, och sådant sparas inte. "
            "Skriv en funktion eller en kod."
        )


def _columns(details: PartyDetails) -> dict[str, str | None]:
    return {name: getattr(details, name) for name in DETAIL_NAMES}


def _with_row(paths: DataPaths, rows: Sequence[Row], row: Mapping[str, Any]) -> str:
    """The text of the file with a row in the place of that of the same association."""
    left = {str(one["association_id"]): one for one in rows} | {str(row["association_id"]): row}
    columns = read_columns(paths.schemas, "invoice_recipient")
    return write_rows(left.values(), columns)


def _told(former: Row) -> str:
    said = (f"{name} {former[key]}" for key, name in DETAIL_NAMES.items() if former[key])
    return f"{', '.join(said)} (källa: {former['source']})"


def _odd(swedish: str) -> IntakeError:
    return IntakeError(f"the invoice details cannot be saved: {swedish}", swedish=swedish)

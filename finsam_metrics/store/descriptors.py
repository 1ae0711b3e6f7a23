"""The datapackage.json of a plan: what is in it, and what is wrong with it."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from finsam_metrics.model.enums import DocumentKind
from finsam_metrics.model.errors import Fault
from finsam_metrics.model.records import package_id
from finsam_metrics.store.tables import Known, parse_date
from finsam_metrics.store.text_files import DataFileError, has_control_characters, read_text_file

_PHASES = (None, "proposal", "adopted", "revised")
_KINDS = tuple(DocumentKind)
_PLAIN_TEXT = "expected text without control characters or line breaks"
_DOCUMENT_FIELDS = {
    "document_id": str,
    "kind": str,
    "title": str,
    "registry_number": str | None,
    "decided_date": str | None,
    "decided_text": str | None,
    "sha256": str,
    "media_type": str,
    "page_count": int | None,
}


def read_descriptor(
    folder: Path, *, file: str, tables: Collection[str], known: Known
) -> tuple[dict[str, Any] | None, list[Fault]]:
    """Read the datapackage.json of one plan.

    Args:
        folder: The plan's folder.
        file: How messages name the file.
        tables: The tables that a plan may have.
        known: Ids that exist, by ``"table.column"``.

    Returns:
        The descriptor, or None where it cannot be read; and the faults.
    """
    try:
        descriptor = json.loads(
            read_text_file(
                folder / "datapackage.json", name=file, if_missing="write it as CONTRIBUTING shows"
            )
        )
    except DataFileError as error:
        return None, [error.fault]
    except (ValueError, RecursionError) as error:
        return None, [_fault(file, f"not JSON: {error}", "mend the file")]
    if not isinstance(descriptor, dict):
        return None, [_fault(file, "not a JSON object", "write it as CONTRIBUTING shows")]
    return descriptor, [
        *_property_faults(file, folder.name, descriptor, known),
        *_document_faults(file, descriptor.get("document")),
        *_name_faults(file, folder.name, descriptor, known),
        *_resource_faults(file, folder, descriptor.get("resources"), tables),
    ]


def listed_tables(descriptor: dict[str, Any], tables: Collection[str]) -> list[str]:
    """Give the tables that a descriptor lists as it should, each once."""
    resources = descriptor.get("resources")
    listed = [
        str(resource["name"])
        for resource in (resources if isinstance(resources, list) else [])
        if _is_table(resource, tables)
    ]
    return list(dict.fromkeys(listed))


def _is_table(resource: object, tables: Collection[str]) -> bool:
    if not isinstance(resource, dict):
        return False
    name = resource.get("name")
    return name in list(tables) and resource.get("path") == f"{name}.csv"


def _property_faults(
    file: str, folder_name: str, descriptor: dict[str, Any], known: Known
) -> Iterator[Fault]:
    if descriptor.get("name") != folder_name:
        yield _fault(file, repr(descriptor.get("name")), f"expected {folder_name!r}", "name")
    title = descriptor.get("title")
    if not isinstance(title, str):
        yield _fault(file, repr(title), "expected a title", "title")
    elif has_control_characters(title):
        yield _fault(file, repr(title), _PLAIN_TEXT, "title")
    association = descriptor.get("association_id")
    ids = known.get("association.association_id")
    is_known = isinstance(association, str) and (ids is None or association in ids)
    if not is_known:
        expected = (
            "expected an association of reference/association.csv"
            f" ({', '.join(sorted(ids or ()))}), or add it there first"
        )
        yield _fault(file, repr(association), expected, "association_id")
    year = descriptor.get("budget_year")
    if not isinstance(year, int) or not 2004 <= year <= 2100:
        yield _fault(file, repr(year), "expected a year, for example 2014", "budget_year")
    revision = descriptor.get("revision")
    if not isinstance(revision, int) or revision < 1:
        yield _fault(file, repr(revision), "expected 1, or a higher number", "revision")
    if descriptor.get("phase", "") not in _PHASES:
        expected = "expected proposal, adopted, revised or null"
        yield _fault(file, repr(descriptor.get("phase")), expected, "phase")


def _name_faults(
    file: str, folder_name: str, descriptor: dict[str, Any], known: Known
) -> Iterator[Fault]:
    association, year = descriptor.get("association_id"), descriptor.get("budget_year")
    document = descriptor.get("document")
    kind = document.get("kind") if isinstance(document, dict) else None
    if not isinstance(association, str) or not isinstance(year, int) or kind not in _KINDS:
        return
    if association in known.get("association.association_id", (association,)):
        name = package_id(association, year, DocumentKind(kind))
        if folder_name != name:
            expected = f"the folder's name is association and year, then what is no plan: {name}"
            yield _fault(file, repr(folder_name), expected, "name")


def _document_faults(file: str, document: object) -> Iterator[Fault]:
    if not isinstance(document, dict):
        expected = "every plan names its document; write it as CONTRIBUTING shows"
        yield _fault(file, "no document entry", expected, "document")
        return
    for name, kind in _DOCUMENT_FIELDS.items():
        if name not in document:
            expected = "write the property (null where the document does not say)"
            yield _fault(file, "nothing", expected, f"document.{name}")
        elif not isinstance(document[name], kind):
            expected = f"expected {'a number' if 'int' in str(kind) else 'text'}"
            yield _fault(file, repr(document[name]), expected, f"document.{name}")
        elif has_control_characters(str(document[name])):
            yield _fault(file, repr(document[name]), _PLAIN_TEXT, f"document.{name}")
    for name in sorted(set(document) - set(_DOCUMENT_FIELDS)):
        yield _fault(file, "the property is not known", "take it out", f"document.{name}")
    if document.get("kind") not in _KINDS:
        expected = f"expected one of {', '.join(_KINDS)}"
        yield _fault(file, repr(document.get("kind")), expected, "document.kind")
    if not re.fullmatch(r"[0-9a-f]{64}", str(document.get("sha256"))):
        expected = "expected the 64 hexadecimal digits that sha256sum gives"
        yield _fault(file, repr(document.get("sha256")), expected, "document.sha256")
    day = document.get("decided_date")
    try:
        parse_date("2000-01-01" if day is None else str(day))
    except ValueError:
        yield _fault(file, repr(day), "expected a day as 2013-11-29", "document.decided_date")


def _resource_faults(
    file: str, folder: Path, resources: object, tables: Collection[str]
) -> Iterator[Fault]:
    if not isinstance(resources, list) or not resources:
        expected = "list the CSV files of the plan"
        yield _fault(file, "the plan is empty: no resources", expected, "resources")
        return
    listed: list[str] = []
    for resource in resources:
        name = str(resource.get("name")) if isinstance(resource, dict) else ""
        if not _is_table(resource, tables):
            expected = f"expected a name among {', '.join(tables)}, and that name with .csv as path"
            yield _fault(file, repr(name), expected, "resources")
            continue
        schema = f"../../schemas/{name}.json"
        if resource.get("schema") != schema:
            yield _fault(file, repr(resource.get("schema")), f"expected {schema!r}", "resources")
        listed.append(name)
    for name, count in Counter(listed).items():
        if count > 1:
            yield _fault(file, f"{name!r} stands {count} times", "list it once", "resources")
    files = {"datapackage.json", *(f"{name}.csv" for name in listed)}
    for path in sorted(folder.iterdir()):
        if path.name not in files and not path.name.startswith("."):
            expected = "list it in datapackage.json, or take the file away"
            yield _fault(f"plans/{folder.name}/{path.name}", "the file is not listed", expected)


def _fault(file: str, found: str, expected: str, column: str | None = None) -> Fault:
    return Fault(file=file, row=None, column=column, found=found, expected=expected)

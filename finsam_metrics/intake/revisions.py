"""The revisions of a plan: who published each, and what differs between two, figure by figure."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from finsam_metrics.intake.publishing import PUBLICATION, TAKEN_BACK
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.records import BudgetLine, PlanPackage
from finsam_metrics.store.package_files import DESCRIPTOR
from finsam_metrics.store.packages import read_plan_package


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """One revision of a plan.

    Attributes:
        revision: Counted from 1.
        is_current: Whether it holds now.
        is_taken_back: Whether it was published and taken back.
        published_by: Who published it; None where it was laid in the folder by hand.
        published_at: When; None likewise.
        document: Name of the kept document; None likewise.
        sha256: The document's.
        folder: Its package.
    """

    revision: int
    is_current: bool
    is_taken_back: bool
    published_by: str | None
    published_at: datetime | None
    document: str | None
    sha256: str
    folder: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureDifference:
    """One figure that two revisions state differently; None where one does not state it."""

    line_text: str
    section_text: str | None
    year: int | None
    version: str
    former_sek: Decimal | None
    current_sek: Decimal | None


def history(paths: DataPaths, plan_id: str) -> list[Revision]:
    """List the revisions of a plan, the latest first.

    Raises:
        IntakeError: There is no such plan, nor was there.
    """
    folders = [paths.plans / plan_id]
    folders += (paths.revisions / plan_id).glob(f"*/{plan_id}")
    found = [one for folder in folders for one in _revision(folder, paths)]
    if not found:
        raise IntakeError(
            f"there is no plan {plan_id!r}", swedish="Planen finns inte och har inte funnits."
        )
    return sorted(found, key=lambda one: (one.revision, one.is_current), reverse=True)


def _revision(folder: Path, paths: DataPaths) -> Iterator[Revision]:
    with suppress(OSError, ValueError, KeyError):
        descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        said = descriptor.get(PUBLICATION, {})
        at = said.get("published_at")
        yield Revision(
            revision=int(descriptor["revision"]),
            is_current=folder.parent == paths.plans,
            is_taken_back=folder.parent.name.endswith(TAKEN_BACK),
            published_by=said.get("published_by"),
            published_at=None if at is None else datetime.fromisoformat(at),
            document=said.get("document"),
            sha256=descriptor["document"]["sha256"],
            folder=folder,
        )


def load_revision(paths: DataPaths, revision: Revision) -> PlanPackage:
    """Load the package of a revision.

    Raises:
        IntakeError: It is damaged.
    """
    package, faults = read_plan_package(revision.folder, schemas=paths.schemas, known={})
    if package is None:
        raise IntakeError(
            f"revision {revision.revision} is damaged: {faults[0]}",
            swedish=f"Revision {revision.revision} är skadad och kan inte visas.",
        )
    return package


def figure_differences(former: PlanPackage, current: PlanPackage) -> list[FigureDifference]:
    """Compare the figures of two revisions by what they are of, in the current one's order."""
    before, now = _by_meaning(former), _by_meaning(current)
    return [
        FigureDifference(
            line_text=key[2],
            section_text=key[1],
            year=key[3],
            version=key[4],
            former_sek=before.get(key),
            current_sek=now.get(key),
        )
        for key in dict.fromkeys((*now, *before))
        if before.get(key) != now.get(key)
    ]


_Meaning = tuple[str, str | None, str, int | None, str, int]


def _by_meaning(package: PlanPackage) -> Mapping[_Meaning, Decimal]:
    """The amounts by what they are of; rows of one name are told apart by their order."""
    found: dict[_Meaning, Decimal] = {}
    for line in package.budget_line:
        order = 0
        while (key := _meaning(line, order)) in found:
            order += 1
        found[key] = line.amount_sek
    return found


def _meaning(line: BudgetLine, order: int) -> _Meaning:
    return (
        line.statement,
        line.section_text,
        line.line_text,
        line.year,
        str(line.version),
        order,
    )

"""A review becomes a plan package, whole or not at all; a publication can be taken back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Final

from finsam_metrics import pipeline
from finsam_metrics.intake import audit
from finsam_metrics.intake.data_changes import make_change
from finsam_metrics.intake.decided_accounts import decided_accounts
from finsam_metrics.intake.decided_spellings import decided_spellings
from finsam_metrics.intake.draft_folders import (
    DraftEntry,
    entry_path,
    entry_text,
    load_entry,
    load_review,
)
from finsam_metrics.intake.judging import Judgement, judge
from finsam_metrics.intake.people import Person, require_coordinator
from finsam_metrics.intake.personal_data import PersonalTrace, find_personal_data
from finsam_metrics.intake.plan_packages import make_package, plan_id_of
from finsam_metrics.intake.review import Review
from finsam_metrics.model.enums import DocumentKind
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.records import PlanPackage
from finsam_metrics.model.swedish_numbers import format_count
from finsam_metrics.store.package_files import DESCRIPTOR, package_files
from finsam_metrics.store.publications import FolderChange, held

PUBLICATION: Final = "publication"
TAKEN_BACK: Final = "-taken-back"


class Hindrance(StrEnum):
    """What stops a publication."""

    NO_ASSOCIATION = "no_association"
    NO_YEAR = "no_year"
    OPEN_FIGURES = "open_figures"
    OPEN_FACTS = "open_facts"
    NOTHING_KEPT = "nothing_kept"
    PERSONAL_DATA = "personal_data"


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherStatement:
    """A figure that another plan of the association states differently for the same year."""

    plan_id: str
    line_text: str
    year: int
    version: str
    other_sek: Decimal
    here_sek: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What a publication would do.

    Attributes:
        hindrances: What must be done first, each with how many things it concerns.
        package: The package; None while association or year is missing.
        former: The revision that it takes the place of; None where the plan is new.
        traces: What looks like a private person.
        others: What other plans of the association state differently.
    """

    hindrances: Mapping[Hindrance, int]
    package: PlanPackage | None
    former: PlanPackage | None
    traces: tuple[PersonalTrace, ...] = ()
    others: tuple[OtherStatement, ...] = ()

    @property
    def may_be_published(self) -> bool:
        """Whether nothing stops it."""
        return not self.hindrances


class ConflictError(IntakeError):
    """Somebody else published the same plan meanwhile."""


def preview(paths: DataPaths, review: Review, judgement: Judgement) -> Preview:
    """Say what publishing a review would do, and what stops it."""
    hindrances = dict(_hindrances(review, judgement))
    if {Hindrance.NO_ASSOCIATION, Hindrance.NO_YEAR} & set(hindrances):
        return Preview(hindrances=hindrances, package=None, former=None)
    plan_id = plan_id_of(review)
    packages = _plans_of(paths, str(review.identity.association_id))
    former = next((one for one in packages if one.plan_id == plan_id), None)
    package = make_package(review, revision=1 if former is None else former.revision + 1)
    traces = tuple(
        one
        for one in find_personal_data(package)
        if one.is_number or one.found_text not in review.not_personal
    )
    if traces:
        hindrances[Hindrance.PERSONAL_DATA] = len(traces)
    return Preview(
        hindrances=hindrances,
        package=package,
        former=former,
        traces=traces,
        others=tuple(_other_statements(package, packages)),
    )


def _plans_of(paths: DataPaths, association_id: str) -> list[PlanPackage]:
    folders = paths.plans.glob(f"{association_id}-*")
    read = pipeline.read_sound_folder(paths, only={folder.name for folder in folders})
    return [one for one in read.packages if one.association_id == association_id]


def _other_statements(
    package: PlanPackage, packages: Sequence[PlanPackage]
) -> Iterator[OtherStatement]:
    """Compare rows of one label, year and version, where each plan has one such row."""
    here = _by_label(package)
    for other in packages:
        if other.plan_id == package.plan_id:
            continue
        for key, amount in _by_label(other).items():
            if key in here and here[key] != amount:
                line_text, year, version = key
                yield OtherStatement(
                    plan_id=other.plan_id,
                    line_text=line_text,
                    year=year,
                    version=version,
                    other_sek=amount,
                    here_sek=here[key],
                )


def _by_label(package: PlanPackage) -> dict[tuple[str, int, str], Decimal]:
    found: dict[tuple[str, int, str], list[Decimal]] = {}
    for line in package.budget_line:
        if line.year is not None:
            key = (line.line_text, line.year, str(line.version))
            found.setdefault(key, []).append(line.amount_sek)
    return {key: amounts[0] for key, amounts in found.items() if len(amounts) == 1}


def _hindrances(review: Review, judgement: Judgement) -> Iterator[tuple[Hindrance, int]]:
    if not review.identity.association_id:
        yield Hindrance.NO_ASSOCIATION, 1
    if not review.identity.budget_year:
        yield Hindrance.NO_YEAR, 1
    waiting = len(judgement.open_ids) + len(judgement.proved_ids)
    if waiting:
        yield Hindrance.OPEN_FIGURES, waiting
    if judgement.open_facts:
        yield Hindrance.OPEN_FACTS, len(judgement.open_facts)
    is_kept = any(one.is_kept for one in review.figures)
    if not is_kept and all(one.left_out_text is not None for one in review.facts):
        yield Hindrance.NOTHING_KEPT, 1


def read_plan(paths: DataPaths, plan_id: str) -> PlanPackage | None:
    """Give the plan as it is published now; None where there is none.

    Raises:
        PackageError: The plan or what plans share has faults.
    """
    packages = pipeline.read_sound_folder(paths, only={plan_id}).packages
    return next(iter(packages), None)


def publish(
    paths: DataPaths,
    person: Person,
    draft_id: str,
    *,
    expected_revision: int,
    remembers: bool = True,
) -> PlanPackage:
    """Publish a draft: its package is written, the former kept, and the database built anew.

    Args:
        paths: The data folder.
        person: Who publishes.
        draft_id: The draft.
        expected_revision: The revision that the person was shown that it becomes.
        remembers: Whether the categories that were decided are those of the association's next
            plan too.

    Returns:
        The package that was published.

    Raises:
        NotAllowedError: The person may not.
        ConflictError: The plan has got another revision meanwhile.
        IntakeError: Something is still open, or the data folder would not be sound with it.
        StoreError: It cannot be written. Nothing is changed by any of them.
    """
    require_coordinator(person)
    with held(paths):
        entry, review = load_entry(paths, draft_id), load_review(paths, draft_id)
        shown = preview(paths, review, judge(review))
        if shown.package is None or not shown.may_be_published:
            waiting = sum(shown.hindrances.values())
            raise IntakeError(
                f"the draft cannot be published: {', '.join(sorted(shown.hindrances))}",
                swedish=f"Det finns {format_count(waiting)} saker kvar att granska.",
            )
        package = shown.package
        if package.revision != expected_revision:
            raise ConflictError(
                f"{package.plan_id} has got revision {package.revision - 1} meanwhile",
                swedish="Någon annan har publicerat samma plan sedan ni öppnade sidan. Se över "
                "skillnaderna och publicera igen.",
            )
        made = audit.new_entry(
            person,
            "published",
            draft_id=draft_id,
            plan_id=package.plan_id,
            revision=package.revision,
            sha256=entry.sha256,
        )
        learnt = _decided(paths, review) if remembers else {}
        _write(paths, package, made, entry, learnt)
    return package


def _decided(paths: DataPaths, review: Review) -> dict[str, str]:
    """What the review decided of terms, by file: of accounts in books, of labels elsewhere."""
    if review.kind is DocumentKind.BOOKS:
        return decided_accounts(paths, review)
    return decided_spellings(paths, review)


def restore(paths: DataPaths, person: Person, plan_id: str) -> int | None:
    """Take the latest publication of a plan back: the former revision holds again.

    Returns:
        The revision that holds now; None where the plan had only one and is gone.

    Raises:
        NotAllowedError: The person may not.
        IntakeError: There is no such plan, or the data folder would not be sound without it.
        StoreError: It cannot be written. Nothing is changed by any of them.
    """
    require_coordinator(person)
    with held(paths):
        current = read_plan(paths, plan_id)
        if current is None:
            raise IntakeError(
                f"there is no plan {plan_id!r}",
                swedish="Planen finns inte längre.",
            )
        former = _revision_folder(paths, plan_id, str(current.revision - 1))
        files = _files_of(former) if former.is_dir() else {}
        revision = current.revision - 1 if files else None
        made = audit.new_entry(person, "restored", plan_id=plan_id, revision=revision)
        taken_back = _kept_revision(paths, current, suffix=TAKEN_BACK)
        change = FolderChange(
            files={f"plans/{plan_id}/{name}": text for name, text in files.items()} | taken_back,
            removed=(
                *_no_longer_there(paths, plan_id, files),
                *(f"{former.relative_to(paths.root)}/{name}" for name in files),
            ),
            added_lines={paths.audit.name: audit.audit_line(made)},
        )
        make_change(paths, change)
    return revision


def _write(
    paths: DataPaths,
    package: PlanPackage,
    made: audit.AuditEntry,
    entry: DraftEntry,
    learnt: Mapping[str, str],
) -> None:
    files = package_files(package, paths.schemas)
    files[DESCRIPTOR] = _with_publication(files[DESCRIPTOR], made, entry.document)
    noted = replace(entry, plan_id=package.plan_id, revision=package.revision)
    current = read_plan(paths, package.plan_id)
    change = FolderChange(
        files={
            **{f"plans/{package.plan_id}/{name}": text for name, text in files.items()},
            **({} if current is None else _kept_revision(paths, current)),
            entry_path(entry): entry_text(noted),
            **learnt,
        },
        removed=_no_longer_there(paths, package.plan_id, files),
        added_lines={paths.audit.name: audit.audit_line(made)},
    )
    make_change(paths, change)


def _with_publication(descriptor: str, made: audit.AuditEntry, document: str) -> str:
    """The descriptor with who published the plan, when, and the name of the kept document."""
    said = {
        PUBLICATION: {
            "published_by": made.who,
            "published_at": made.at.isoformat(),
            "document": document,
            "draft_id": made.draft_id,
        }
    }
    text = json.dumps({**json.loads(descriptor), **said}, ensure_ascii=False, indent=2)
    return f"{text}\n"


def _kept_revision(paths: DataPaths, current: PlanPackage, *, suffix: str = "") -> dict[str, str]:
    folder = _revision_folder(paths, current.plan_id, f"{current.revision}{suffix}")
    found = _files_of(paths.plans / current.plan_id)
    return {f"{folder.relative_to(paths.root)}/{name}": text for name, text in found.items()}


def _revision_folder(paths: DataPaths, plan_id: str, revision: str) -> Path:
    """Where a former revision is kept: in a folder of the plan's name, as every package is."""
    return paths.revisions / plan_id / revision / plan_id


def _files_of(folder: Path) -> dict[str, str]:
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith(".")
    }


def _no_longer_there(paths: DataPaths, plan_id: str, files: Mapping[str, str]) -> tuple[str, ...]:
    folder = paths.plans / plan_id
    there = _files_of(folder) if folder.is_dir() else {}
    return tuple(f"plans/{plan_id}/{name}" for name in there if name not in files)

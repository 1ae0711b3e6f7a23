"""The stages in order: data files, checks, database."""

import os
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from finsam_metrics.checks.amount_agreement import check_amounts
from finsam_metrics.checks.checks import check_plan
from finsam_metrics.checks.field_rules import check_rules
from finsam_metrics.checks.surroundings import Surroundings
from finsam_metrics.model.errors import PackageError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.database import CheckedPlan, build_database
from finsam_metrics.store.packages import DataFolder, read_data_folder
from finsam_metrics.store.publications import settle

_PROGRAM = Path(__file__).parent
_RULE_FILES = {"reference/rule.csv", "reference/rule_value.csv"}


@dataclass(frozen=True, kw_only=True)
class BuildReport:
    """What a build read and found."""

    plan_count: int
    figure_count: int
    sum_check_count: int
    finding_count: int


def build(paths: DataPaths) -> BuildReport:
    """Validate every data file, check every plan and build the database.

    A data file that is changed while the build runs makes the database stale.

    Raises:
        PackageError: The data files have faults. It lists all of them; nothing is built and
            the old database stays.
        StoreError: The database cannot be written.
    """
    started_ns = time.time_ns()
    folder = read_sound_folder(paths)
    plans = check_plans(folder)
    build_database(paths, folder, plans, as_of_ns=started_ns)
    return BuildReport(
        plan_count=len(plans),
        figure_count=sum(len(plan.package.budget_line) for plan in plans),
        sum_check_count=sum(len(plan.sum_checks) for plan in plans),
        finding_count=sum(len(plan.findings) for plan in plans),
    )


def read_and_check(paths: DataPaths) -> list[CheckedPlan]:
    """Read every data file and check every plan; no database is needed or built.

    Raises:
        PackageError: The data files have faults. It lists all of them.
    """
    return check_plans(read_sound_folder(paths))


def read_sound_folder(paths: DataPaths, *, only: Collection[str] | None = None) -> DataFolder:
    """Read the data files; a publication that was cut off is put in place first.

    Args:
        paths: The data folder.
        only: The plan packages to read; None: all of them.

    Raises:
        PackageError: They have faults. It lists all of them.
        StoreError: A publication that was cut off cannot be put in place.
    """
    settle(paths)
    folder = read_data_folder(paths, only=only)
    faults = list(folder.faults)
    for package in folder.packages:
        faults += check_amounts(package)
    if not _RULE_FILES & {fault.file for fault in faults}:
        faults += check_rules(folder.rules)
    if faults:
        raise PackageError(faults)
    return folder


def read_shared(paths: DataPaths) -> DataFolder:
    """Read the tables that plans share, and no plan: as quick with a thousand plans as with one.

    Raises:
        PackageError: They have faults. It lists all of them.
        StoreError: A publication that was cut off cannot be put in place.
    """
    return read_sound_folder(paths, only=())


def check_plans(folder: DataFolder) -> list[CheckedPlan]:
    """Check every plan of a data folder without faults."""
    categories = folder.shared["budget_category"]
    areas = sorted(folder.shared["budget_area"], key=lambda row: int(str(row["sort_order"])))
    surroundings = Surroundings(
        rules=folder.rules,
        area_of={
            str(row["category_id"]): None if row["area_id"] is None else str(row["area_id"])
            for row in categories
        },
        area_names={str(row["area_id"]): str(row["area_name"]) for row in areas},
        keys=folder.keys,
        key_shares=folder.key_shares,
    )
    checked = []
    for package in folder.packages:
        checks = check_plan(package, surroundings)
        checked.append(
            CheckedPlan(package=package, sum_checks=checks.sum_checks, findings=checks.findings)
        )
    return checked


def is_stale(paths: DataPaths) -> bool:
    """Whether the database is missing or older than the data or the program."""
    folders = (paths.plans, paths.vocabulary, paths.reference, paths.allocation_keys, paths.schemas)
    if not paths.database.is_file() or not all(folder.is_dir() for folder in folders):
        return True
    return paths.database.stat().st_mtime_ns < newest_change_ns(paths)


def newest_change_ns(paths: DataPaths) -> int:
    """When a data file or folder, or the program that builds from them, last changed."""
    folders = (paths.plans, paths.vocabulary, paths.reference, paths.allocation_keys, paths.schemas)
    data = (change for folder in folders for change in _changes_ns(folder))
    return max(*data, *_program_changes_ns(_PROGRAM))


def _program_changes_ns(folder: str | Path) -> Iterator[int]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".sql")):
                yield entry.stat().st_mtime_ns
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _program_changes_ns(entry.path)


def _changes_ns(folder: str | Path) -> Iterator[int]:
    """When a folder and all that is in it changed; a tenth of the time that paths would take.

    Hidden files, such as an editor's, are no data. What vanishes meanwhile, or leads nowhere, has
    changed its folder, which is enough.
    """
    with suppress(OSError):
        yield os.stat(folder).st_mtime_ns  # noqa: PTH116 the folders within come as text
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir():
                    yield from _changes_ns(entry.path)
                    continue
                with suppress(OSError):
                    yield entry.stat().st_mtime_ns

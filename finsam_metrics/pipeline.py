"""The stages in order: data files, checks, database."""

import os
import time
from dataclasses import dataclass

from finsam_metrics.model.errors import Fault, PackageError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.normalise.agreement import check_amounts
from finsam_metrics.reconcile.checks import check_plan
from finsam_metrics.reconcile.field_rules import check_rules
from finsam_metrics.reconcile.surroundings import Surroundings
from finsam_metrics.store.database import CheckedPlan, build_database
from finsam_metrics.store.packages import DataFolder, read_data_folder

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
    build_database(paths, folder, plans)
    os.utime(paths.database, ns=(started_ns, started_ns))
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


def read_sound_folder(paths: DataPaths) -> DataFolder:
    """Read the data files.

    Raises:
        PackageError: They have faults. It lists all of them.
    """
    folder = read_data_folder(paths)
    faults = list(folder.faults)
    for package in folder.packages:
        faults += check_amounts(package)
    if not _RULE_FILES & {fault.file for fault in faults}:
        faults += check_rules(folder.rules)
    if faults:
        raise PackageError(faults)
    return folder


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


def build_if_needed(paths: DataPaths) -> list[Fault]:
    """Build the database where it is missing or older than the data files.

    Returns:
        The faults that stopped the build; the old database, if there is one, stays.
    """
    if not is_stale(paths):
        return []
    try:
        build(paths)
    except PackageError as error:
        return error.faults
    return []


def is_stale(paths: DataPaths) -> bool:
    """Whether the database is missing or older than a data file or folder."""
    if not paths.database.is_file():
        return True
    built = paths.database.stat().st_mtime_ns
    folders = (paths.plans, paths.vocabulary, paths.reference, paths.allocation_keys, paths.schemas)
    if not all(folder.is_dir() for folder in folders):
        return True
    return any(
        path.stat().st_mtime_ns > built
        for folder in folders
        for path in (folder, *folder.rglob("*"))
    )

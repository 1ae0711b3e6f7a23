"""Attacks on the data files and the database that is built from them."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.attacks.outcomes import Outcome
from finsam_metrics.model.errors import PackageError, StoreError
from finsam_metrics.model.paths import PROJECT_ROOT, DataPaths
from finsam_metrics.pipeline import build, is_stale
from finsam_metrics.store.database import load_tables

_LIMITS = 20
_KILLS = 30
_BUILD_UNDER_LIMIT = (
    "import resource, sys; from finsam_metrics.cli import main; limit = int(sys.argv.pop());"
    " resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)); main(['build'])"
)


def _copy(folder: Path) -> DataPaths:
    """Copy the committed data and build it."""
    root = folder / "data"
    shutil.copytree(
        PROJECT_ROOT / "data", root, ignore=shutil.ignore_patterns("*.duckdb*", ".finsam-*")
    )
    paths = DataPaths(root=root)
    build(paths)
    return paths


def _rows(paths: DataPaths) -> dict[str, int]:
    return {name: rows.height for name, rows in load_tables(paths.database).items()}


def fill_the_disk(folder: Path) -> Outcome:
    """Build under twenty limits of file size: the database is as before, or whole."""
    paths = _copy(folder)
    whole = _rows(paths)
    size = paths.database.stat().st_size
    refused = lost = 0
    for part in range(1, _LIMITS + 1):
        limit = size * part // (_LIMITS - 2)
        done = subprocess.run(
            [sys.executable, "-c", _BUILD_UNDER_LIMIT, str(limit)],
            cwd=PROJECT_ROOT,
            env=os.environ | {"FINSAM_DATA": str(paths.root)},
            capture_output=True,
            text=True,
            check=False,
        )
        refused += done.returncode != 0 and "disk is full" in done.stderr
        lost += _rows(paths) != whole
    return Outcome(
        has_held=lost == 0 and refused > 0,
        said=f"{_LIMITS} limits, {refused} refused as a full disk, {lost} databases lost",
    )


def kill_builds(folder: Path) -> Outcome:
    """Kill builds at different moments and read between: what is read is always whole."""
    paths = _copy(folder)
    whole = _rows(paths)
    lost = 0
    for turn in range(_KILLS):
        building = subprocess.Popen(
            [sys.executable, "-m", "finsam_metrics", "build"],
            cwd=PROJECT_ROOT,
            env=os.environ | {"FINSAM_DATA": str(paths.root)},
            stdout=subprocess.DEVNULL,
        )
        time.sleep(0.4 + turn * 0.08)
        building.send_signal(signal.SIGKILL)
        building.wait()
        lost += _rows(paths) != whole
    build(paths)
    left = len(list(paths.root.glob(".finsam-*")))
    return Outcome(
        has_held=lost == 0 and left == 0,
        said=f"{_KILLS} kills, {lost} databases lost, {left} files left behind",
    )


def damage_the_database(folder: Path) -> Outcome:
    """Turn one byte at many places: the database is read whole, or said to be damaged."""
    paths = _copy(folder)
    whole = _rows(paths)
    content = paths.database.read_bytes()
    told = wrong = 0
    places = range(0, len(content), max(1, len(content) // 120))
    for place in places:
        spoiled = bytearray(content)
        spoiled[place] ^= 0xFF
        paths.database.write_bytes(spoiled)
        try:
            wrong += _rows(paths) != whole
        except StoreError:
            told += 1
    return Outcome(
        has_held=wrong == 0,
        said=f"{len(places)} bytes, {told} told as damage, {wrong} read wrong",
    )


def lay_stray_files(folder: Path) -> Outcome:
    """Lay locks of editors, links to nowhere, folders and pipes among the data."""
    paths = _copy(folder)
    plan = next(iter(sorted(paths.plans.iterdir())))
    (plan / ".#goal.csv").symlink_to("nobody@nowhere.1")
    (paths.reference / ".rule.csv.swp").symlink_to("nowhere")
    is_quiet = not is_stale(paths) or build(paths).plan_count > 0
    table = plan / "budget_line.csv"
    told = 0
    for lay in (table.mkdir, lambda: os.mkfifo(table), lambda: table.symlink_to("/dev/zero")):
        table.rename(folder / "kept.csv")
        lay()
        try:
            build(paths)
        except PackageError:
            told += 1
        if table.is_dir():
            table.rmdir()
        else:
            table.unlink()
        (folder / "kept.csv").rename(table)
    return Outcome(
        has_held=is_quiet and told == 3,
        said=f"hidden files passed over: {is_quiet}; 3 odd files, {told} told",
    )

"""A disk that is full in the middle of a build never costs the good database."""

import json
import subprocess
import sys

from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.pipeline import build
from finsam_metrics.store.database import load_tables

# A limit on the size of each file stands for a disk with that much room.
BUILD_UNDER_LIMITS = """
import json, resource, sys
from pathlib import Path
from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.pipeline import build
paths = DataPaths(root=Path(sys.argv[1]))
_, hardest = resource.getrlimit(resource.RLIMIT_FSIZE)
outcomes = []
for limit in json.loads(sys.argv[2]):
    before = paths.database.read_bytes()
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hardest))
    try:
        build(paths)
        said = None
    except StoreError as error:
        said = str(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hardest, hardest))
    outcomes.append([said, paths.database.read_bytes() == before])
print(json.dumps(outcomes))
"""


def test_at_twenty_limits_the_old_database_stays_or_the_new_one_is_whole(data_copy):
    paths = data_copy.paths
    build(paths)
    whole = load_tables(paths.database)
    size = paths.database.stat().st_size
    limits = [size * part // 19 for part in range(1, 19)] + [size, size * 2]
    done = subprocess.run(
        [sys.executable, "-c", BUILD_UNDER_LIMITS, str(paths.root), json.dumps(limits)],
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    outcomes = json.loads(done.stdout)
    assert len(outcomes) == 20
    for said, is_as_before in outcomes[:17]:
        assert is_as_before
        assert "the disk is full" in said
        assert "the old database stays" in said
    assert outcomes[-1][0] is None
    assert {name: rows.height for name, rows in load_tables(paths.database).items()} == {
        name: rows.height for name, rows in whole.items()
    }
    assert not list(paths.root.glob(".finsam-*"))

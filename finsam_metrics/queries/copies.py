"""The open tables as a file that questions are put to: written once for each state of the data."""

import atexit
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from pathlib import Path
from threading import Lock
from typing import Final

import polars as pl

from finsam_metrics.store.open_copies import write_open_copy

_MOST_KEPT: Final = 4


class OpenCopies:
    """Keeps the copies that were asked for last, until the server ends."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Path] = OrderedDict()
        self._lock = Lock()

    def give(self, state: Hashable, tables: Mapping[str, pl.DataFrame]) -> Path:
        """Give the copy of a state of the data; it is written where there is none.

        Args:
            state: What tells these tables from any other.
            tables: The open tables by name, each with its open columns only.
        """
        with self._lock:
            kept = self._kept.pop(state, None)
            if kept is None or not kept.is_file():
                folder = Path(tempfile.mkdtemp(prefix="finsam-"))
                atexit.register(shutil.rmtree, folder, ignore_errors=True)
                kept = folder / "finsam.duckdb"
                write_open_copy(tables, kept)
            self._kept[state] = kept
            while len(self._kept) > _MOST_KEPT:
                _, oldest = self._kept.popitem(last=False)
                shutil.rmtree(oldest.parent, ignore_errors=True)
            return kept


COPIES: Final = OpenCopies()

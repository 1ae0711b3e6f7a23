"""Where the data lies. The environment variable FINSAM_DATA names another data folder."""

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, kw_only=True)
class DataPaths:
    """The folders and the database below one data folder."""

    root: Path

    @property
    def plans(self) -> Path:
        """Folder with one folder per plan."""
        return self.root / "plans"

    @property
    def vocabulary(self) -> Path:
        """Folder with the common terms."""
        return self.root / "vocabulary"

    @property
    def reference(self) -> Path:
        """Folder with associations, population, price index and rules."""
        return self.root / "reference"

    @property
    def allocation_keys(self) -> Path:
        """Folder with the agreed cost keys."""
        return self.root / "allocation_keys"

    @property
    def schemas(self) -> Path:
        """Folder with the Table Schemas that all packages share."""
        return self.root / "schemas"

    @property
    def drafts(self) -> Path:
        """Folder with what was read and is not published yet, one folder per draft."""
        return self.root / "drafts"

    @property
    def documents(self) -> Path:
        """Folder with the read documents, named by their SHA-256; served to nobody by itself."""
        return self.root / "documents"

    @property
    def revisions(self) -> Path:
        """Folder with the former revisions of plans, a folder per plan with one per revision."""
        return self.root / "revisions"

    @property
    def editions(self) -> Path:
        """Folder with the sealed editions, a folder per number."""
        return self.root / "editions"

    @property
    def notes(self) -> Path:
        """The file of what persons wrote about figures and views, which is only added to."""
        return self.root / "notes" / "notes.jsonl"

    @property
    def audit(self) -> Path:
        """The log of all that was written, which is only added to."""
        return self.root / "audit.jsonl"

    @property
    def ended_logins(self) -> Path:
        """The logins that hold no more though they have not expired, each as a hash."""
        return self.root / "ended_logins.txt"

    @property
    def database(self) -> Path:
        """The built database."""
        return self.root / "finsam.duckdb"


def default_paths() -> DataPaths:
    """Give the data folder of the project, or the one that FINSAM_DATA names."""
    return DataPaths(root=Path(os.environ.get("FINSAM_DATA", PROJECT_ROOT / "data")))

"""What we cannot go on from. An odd document is a finding, not an error."""

from dataclasses import dataclass


class FinsamError(Exception):
    """Base of all our errors, so that the command line catches one name."""


class ReadingError(FinsamError):
    """A document that cannot be read.

    Attributes:
        swedish: What is wrong and what to do, for the page.
    """

    def __init__(self, message: str, *, swedish: str) -> None:
        self.swedish = swedish
        super().__init__(message)


class NormaliseError(FinsamError):
    """A printed cell that cannot be read."""


class StoreError(FinsamError):
    """A package or a database that cannot be used.

    Attributes:
        swedish: The same for the screen; None where only who works at the command line meets it.
    """

    def __init__(self, message: str, *, swedish: str | None = None) -> None:
        self.swedish = swedish
        super().__init__(message)


class IntakeError(FinsamError):
    """Something that cannot be done with a draft or a publication.

    Attributes:
        swedish: What is wrong and what to do, for the page.
    """

    def __init__(self, message: str, *, swedish: str) -> None:
        self.swedish = swedish
        super().__init__(message)


class CaseError(FinsamError):
    """A case of shared costs that cannot be split.

    Attributes:
        field: The field as in the case file, for example ``lines[2].amount_sek``; empty for
            the whole file.
        place: The same in Swedish, for example ``rad 3 ”Konferens”, belopp``.
        message: What is wrong and what would be right, in Swedish.
    """

    def __init__(self, *, field: str, place: str, message: str) -> None:
        self.field = field
        self.place = place
        self.message = message
        super().__init__(f"{field}: {message}" if field else message)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing wrong in a data file.

    Attributes:
        file: Path below the data folder.
        row: Line of the file, counted from 1 with the heading as 1; None for the whole file.
        column: Column or property; None for the whole row.
        found: What stands there.
        expected: What would be right.
    """

    file: str
    row: int | None
    column: str | None
    found: str
    expected: str

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f", row {self.row}"
        if self.column is not None:
            place += f", column {self.column}"
        return f"{place}: {self.found}; {self.expected}"


class PackageError(StoreError):
    """Data files with faults. Lists every one of them."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults, key=lambda f: (f.file, f.row or 0, f.column or ""))
        count = len(faults)
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        counted = f"{count} fault{'s' if count > 1 else ''}"
        super().__init__(
            f"{counted} in the data files; nothing was built\n{lines}\n"
            "mend the files named above and build again"
        )

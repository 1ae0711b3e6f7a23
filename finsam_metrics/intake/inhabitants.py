"""The inhabitants of municipalities, filled in or mended with their source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from finsam_metrics import pipeline
from finsam_metrics.intake import audit
from finsam_metrics.intake.data_changes import make_change
from finsam_metrics.intake.people import Person, require_coordinator
from finsam_metrics.model.clock import today
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.store.package_files import read_columns, write_rows
from finsam_metrics.store.publications import FolderChange, held
from finsam_metrics.store.tables import Row

_FILE: Final = "reference/population.csv"
_BY_HAND: Final = "inskrivet för hand"


@dataclass(frozen=True, kw_only=True, slots=True)
class MunicipalityCount:
    """The inhabitants of a municipality.

    Attributes:
        municipality_code: Which.
        population_count: All of them.
        population_16_64_count: Those of working age; None where it is not known.
    """

    municipality_code: str
    population_count: int
    population_16_64_count: int | None


def state_inhabitants(
    paths: DataPaths,
    person: Person,
    *,
    year: int,
    counts: Sequence[MunicipalityCount],
    source_text: str,
) -> None:
    """Write the inhabitants of municipalities on 31 December of a year in the reference data.

    What is known already and differs is replaced, with its new source; the log has what it was.

    Raises:
        NotAllowedError: The person may not.
        IntakeError: Something is missing or odd in what is said, or nothing of it is new.
        StoreError: It cannot be written. Nothing is changed by any of them.
    """
    require_coordinator(person)
    source = source_text.strip()
    if not source:
        raise _odd("Skriv varifrån invånarantalen kommer.")
    if not counts:
        raise _odd("Skriv invånarna i varje kommun.")
    if year >= today().year:
        raise _odd(f"Den 31 december {year} har inte varit än.")
    with held(paths):
        shared = pipeline.read_shared(paths).shared
        names = {
            str(row["municipality_code"]): str(row["municipality_name"])
            for row in shared["municipality"]
        }
        for count in counts:
            if (count.population_16_64_count or 0) > count.population_count:
                name = names[count.municipality_code]
                raise _odd(f"{name} kan inte ha fler invånare mellan 16 och 64 år än i allt.")
        known = {
            str(row["municipality_code"]): _count_of(row)
            for row in shared["population"]
            if row["year"] == year
        }
        stated = [count for count in counts if known.get(count.municipality_code) != count]
        if not stated:
            raise _odd("Invånarantalen är desamma som förut.")
        former = [count for count in stated if count.municipality_code in known]
        rows = {
            count.municipality_code: {
                "municipality_code": count.municipality_code,
                "municipality_name": names[count.municipality_code],
                "year": year,
                "population_count": count.population_count,
                "population_16_64_count": count.population_16_64_count,
                "source": source,
                "cross_check": None,
                "confidence": _BY_HAND,
            }
            for count in stated
        }
        told = [
            _told(names[count.municipality_code], known[count.municipality_code], count)
            for count in former
        ]
        made = audit.new_entry(
            person,
            "inhabitants_changed" if former else "inhabitants_added",
            told=f"31 december {year}: {'; '.join(told)}" if told else None,
        )
        change = FolderChange(
            files={_FILE: _with_rows(paths, shared["population"], year, rows)},
            added_lines={paths.audit.name: audit.audit_line(made)},
        )
        make_change(paths, change)


def _with_rows(
    paths: DataPaths,
    population: Sequence[Row],
    year: int,
    rows: Mapping[str, Mapping[str, Any]],
) -> str:
    """The text of the file with rows in the place of those of the same municipality and year."""
    left = dict(rows)
    written: list[Mapping[str, Any]] = []
    for row in population:
        is_of_year = row["year"] == year
        written.append(left.pop(str(row["municipality_code"]), row) if is_of_year else row)
    return write_rows([*written, *left.values()], read_columns(paths.schemas, "population"))


def _count_of(row: Row) -> MunicipalityCount:
    working = row["population_16_64_count"]
    return MunicipalityCount(
        municipality_code=str(row["municipality_code"]),
        population_count=int(str(row["population_count"])),
        population_16_64_count=None if working is None else int(str(working)),
    )


def _told(name: str, former: MunicipalityCount, now: MunicipalityCount) -> str:
    """What the inhabitants of a municipality were, and what they are said to be."""
    return f"{name} {_count_text(former)} blev {_count_text(now)}"


def _count_text(count: MunicipalityCount) -> str:
    working = count.population_16_64_count
    text = format_number(count.population_count)
    return text if working is None else f"{text} ({format_number(working)} 16–64 år)"


def _odd(swedish: str) -> IntakeError:
    return IntakeError(f"the inhabitants cannot be added: {swedish}", swedish=swedish)

"""The inhabitants of an association's municipalities, where the data do not have them yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from finsam_metrics import pipeline
from finsam_metrics.intake import audit
from finsam_metrics.intake.associations import with_rows
from finsam_metrics.intake.data_changes import make_change
from finsam_metrics.intake.people import Person, require_coordinator
from finsam_metrics.model.clock import today
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.store.publications import FolderChange, held

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


def add_inhabitants(
    paths: DataPaths,
    person: Person,
    *,
    year: int,
    counts: Sequence[MunicipalityCount],
    source_text: str,
) -> None:
    """Add the inhabitants of municipalities on 31 December of a year to the reference data.

    Raises:
        NotAllowedError: The person may not.
        IntakeError: Something is missing or odd in what is said, or is known already.
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
        shared = pipeline.read_sound_folder(paths).shared
        names = {
            str(row["municipality_code"]): str(row["municipality_name"])
            for row in shared["municipality"]
        }
        known = {str(r["municipality_code"]) for r in shared["population"] if r["year"] == year}
        again = [
            names[count.municipality_code] for count in counts if count.municipality_code in known
        ]
        if again:
            raise _odd(f"Invånarna {year} finns redan för {format_list(again)}.")
        for count in counts:
            if (count.population_16_64_count or 0) > count.population_count:
                name = names[count.municipality_code]
                raise _odd(f"{name} kan inte ha fler invånare mellan 16 och 64 år än i allt.")
        rows = [
            {
                "municipality_code": count.municipality_code,
                "municipality_name": names[count.municipality_code],
                "year": year,
                "population_count": count.population_count,
                "population_16_64_count": count.population_16_64_count,
                "source": source,
                "cross_check": None,
                "confidence": _BY_HAND,
            }
            for count in counts
        ]
        made = audit.new_entry(person, "inhabitants_added")
        change = FolderChange(
            files={"reference/population.csv": with_rows(paths, "population", rows)},
            added_lines={paths.audit.name: audit.audit_line(made)},
        )
        make_change(paths, change)


def _odd(swedish: str) -> IntakeError:
    return IntakeError(f"the inhabitants cannot be added: {swedish}", swedish=swedish)

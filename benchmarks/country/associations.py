"""The associations of the country, their municipalities and inhabitants."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.country.files import Row, slug

LAST_YEAR = 2025
_FIRST = ("Björk", "Ek", "Gran", "Hav", "Kvarn", "Lind", "Ljung", "Sten", "Tall", "Älv")
_LAST = ("berga", "dalen", "fors", "holm", "kulla", "näset", "torp", "vik")
_COUNTIES = ("Norrlidens", "Sjömarkens", "Skogslandets", "Slättens", "Västkullens", "Östdalens")
_INITIATIVES = (
    ("Vägval", "individual"),
    ("Steget vidare", "individual"),
    ("Ung framtid", "individual"),
    ("Arbetsverkstan", "individual"),
    ("Samverkansteamet", "structural"),
    ("Gemensam ingång", "structural"),
)
_LAST = ("berga", "dalen", "fors", "holm", "kulla", "näset", "torp", "vik")
_COUNTIES = ("Norrlidens", "Sjömarkens", "Skogslandets", "Slättens", "Västkullens", "Östdalens")
_INITIATIVES = (
    ("Vägval", "individual"),
    ("Steget vidare", "individual"),
    ("Ung framtid", "individual"),
    ("Arbetsverkstan", "individual"),
    ("Samverkansteamet", "structural"),
    ("Gemensam ingång", "structural"),
)
_COUNTIES = ("Norrlidens", "Sjömarkens", "Skogslandets", "Slättens", "Västkullens", "Östdalens")
_INITIATIVES = (
    ("Vägval", "individual"),
    ("Steget vidare", "individual"),
    ("Ung framtid", "individual"),
    ("Arbetsverkstan", "individual"),
    ("Samverkansteamet", "structural"),
    ("Gemensam ingång", "structural"),
)
_UNKNOWN_PEOPLE = 0.05


@dataclass(frozen=True, kw_only=True)
class Association:
    """One association of the country, with what stays the same from year to year."""

    association_id: str
    name: str
    county_code: str
    municipalities: list[tuple[str, str]]
    scale: int
    first_year: int

    @property
    def county_name(self) -> str:
        """The county of its municipalities."""
        return f"{_COUNTIES[int(self.county_code) - 50]} län"


def draw_associations(random: Random, count: int, year_count: int) -> Iterator[Association]:
    """Draw associations, in their fixed order."""
    names = [first + last for last in _LAST for first in _FIRST]
    if count > len(names):
        msg = f"there are names for {len(names)} associations, not {count}"
        raise ValueError(msg)
    for number, name in enumerate(names[:count]):
        codes = [(f"{4000 + 4 * number + n}", n) for n in range(random.randint(1, 3))]
        yield Association(
            association_id=slug(name),
            name=name,
            county_code=f"{50 + number * len(_COUNTIES) // count}",
            municipalities=[(code, name if not n else f"{name} {n + 1}") for code, n in codes],
            scale=4 * random.randint(4, 30),
            first_year=LAST_YEAR + 1 - random.randint(year_count * 9 // 10, year_count),
        )


def association_rows(associations: list[Association]) -> Iterator[Row]:
    """Give association.csv."""
    for order, one in enumerate(associations, start=1):
        yield {
            "association_id": one.association_id,
            "association_name": one.name,
            "short_name": one.name,
            "initials": f"{one.name[0]}{order}",
            "sort_order": order,
            "county_code": one.county_code,
            "county_name": one.county_name,
            "source": "påhittad",
        }


def municipality_rows(associations: list[Association]) -> Iterator[Row]:
    """Give municipality.csv."""
    for one in associations:
        for code, name in one.municipalities:
            yield {
                "municipality_code": code,
                "municipality_name": name,
                "county_code": one.county_code,
                "county_name": one.county_name,
            }


def member_rows(associations: list[Association]) -> Iterator[Row]:
    """Give association_municipality.csv."""
    for one in associations:
        for code, name in one.municipalities:
            yield {
                "association_id": one.association_id,
                "municipality_code": code,
                "municipality_name": name,
                "from_year": one.first_year,
                "source": "påhittad",
            }


def population_rows(random: Random, associations: list[Association]) -> Iterator[Row]:
    """Give population.csv; of some associations nothing is known."""
    for one in associations:
        if random.random() < _UNKNOWN_PEOPLE:
            continue
        for code, name in one.municipalities:
            people = random.randint(9, 60) * one.scale * 10
            for year in range(one.first_year - 1, LAST_YEAR + 1):
                people += random.randint(-60, 120)
                yield {
                    "municipality_code": code,
                    "municipality_name": name,
                    "year": year,
                    "population_count": people,
                    "population_16_64_count": people * 6 // 10 if year % 5 else "",
                    "source": "påhittad",
                    "confidence": "påhittad",
                }

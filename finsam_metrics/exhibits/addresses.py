"""The words in an address that say what is chosen for all pages."""

from collections.abc import Mapping
from typing import Final

from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.model.enums import Measure

ASSOCIATIONS, YEAR, MEASURE, PRICES = "forbund", "ar", "matt", "priser"
JUDGEMENTS, HIDDEN = "bedomningar", "dolj"
LATEST: Final = "senaste"
CURRENT: Final = "lopande"
MEASURES: Final = {
    "andel": Measure.SHARE,
    "tkr": Measure.TKR,
    "invanare": Measure.PER_INHABITANT,
    "invanare-16-64": Measure.PER_INHABITANT_16_64,
}
_WORDS: Final = {measure: word for word, measure in MEASURES.items()}
DEFAULTS: Final = {YEAR: LATEST, MEASURE: "andel", PRICES: CURRENT}


def read_choices(parameters: Mapping[str, str], data: Data) -> Chosen:
    """Read what an address, or a part of one, chooses; what is not said or known is the usual.

    Args:
        parameters: The words of the address.
        data: The tables: which associations, years and prices there are.
    """
    asked = parameters.get(ASSOCIATIONS)
    known = list(data.association_names)
    wished = known if asked is None else asked.split(",")
    year = parameters.get(YEAR, LATEST)
    measure = MEASURES.get(parameters.get(MEASURE, "andel"), Measure.SHARE)
    prices = parameters.get(PRICES, CURRENT)
    has_prices = measure is not Measure.SHARE and prices in map(str, data.price_years)
    return Chosen(
        association_ids=[association_id for association_id in known if association_id in wished],
        year=int(year) if year in map(str, data.years) else None,
        measure=measure,
        price_year=int(prices) if has_prices else None,
        with_judgements=parameters.get(JUDGEMENTS) != HIDDEN,
    )


def write_choices(chosen: Chosen) -> dict[str, str]:
    """Write what is chosen with the words of an address, nothing left to be the usual."""
    words = {
        ASSOCIATIONS: ",".join(chosen.association_ids),
        YEAR: LATEST if chosen.year is None else str(chosen.year),
        MEASURE: _WORDS[chosen.measure],
    }
    if chosen.price_year is not None:
        words[PRICES] = str(chosen.price_year)
    if not chosen.with_judgements:
        words[JUDGEMENTS] = HIDDEN
    return words

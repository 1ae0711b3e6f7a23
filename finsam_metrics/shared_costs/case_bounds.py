"""How large a case may be, so that no link or file keeps a server busy."""

from fractions import Fraction
from typing import Final

from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.cooperative import MOST_PARTIES as MOST_OF_GAME
from finsam_metrics.shared_costs.fields import CASE, line_field
from finsam_metrics.shared_costs.keys import (
    Bounded,
    FixedAmounts,
    FixedShares,
    Key,
    Shapley,
    StateModel,
    Weights,
)

MOST_PARTIES: Final = 40
MOST_LINES: Final = 200
_MOST_CELLS: Final = 1500  # lines times parties
_MOST_GAMES: Final = 20  # lines of their own Shapley value, each of up to 4 096 coalitions
_MOST_DIGITS: Final = 6000  # of the sums of the weights that lines of their own go by
_BITS_OF_DIGIT: Final = 3


def check_counts(party_count: int, line_count: int) -> None:
    """Refuse more parties or lines than a case can have, before they are read.

    Raises:
        CaseError: There are too many.
    """
    if party_count > MOST_PARTIES:
        raise CASE.of("parties").error(
            f"det finns {party_count} parter; det kan vara högst {MOST_PARTIES}"
        )
    if line_count > MOST_LINES:
        raise CASE.of("lines").error(
            f"det finns {line_count} rader; det kan vara högst {MOST_LINES}"
        )


def check_work(case: Case) -> None:
    """Refuse more work than a case can need, by what makes it grow.

    Raises:
        CaseError: There is too much of it.
    """
    if len(case.lines) * len(case.parties) > _MOST_CELLS:
        raise CASE.of("lines").error(
            f"det finns {len(case.lines)} rader för {len(case.parties)} parter; rader gånger "
            f"parter kan vara högst {format_number(_MOST_CELLS)}"
        )
    digits = 0
    for index, line in enumerate(case.lines):
        digits += _digits_of(line.key)
        if digits > _MOST_DIGITS:
            raise (
                line_field(index, line.title)
                .of("key")
                .error(
                    "radernas egna nycklar har för många olika bråk; avrunda vikterna eller låt "
                    "raderna dela på beräkningens nyckel"
                )
            )
    games = [index for index, line in enumerate(case.lines) if _has_game(line.key)]
    if len(games) > _MOST_GAMES:
        at = line_field(games[_MOST_GAMES], case.lines[games[_MOST_GAMES]].title)
        raise at.of("key").error(
            f"fler än {_MOST_GAMES} rader har ett eget Shapleyvärde för upp till {MOST_OF_GAME} "
            "parter; låt dem dela på beräkningens nyckel"
        )


def _digits_of(key: Key | None) -> int:
    """Count the digits that the weights of a key give the shares."""
    match key:
        case Weights() | Bounded():
            total = sum(key.weights.values(), Fraction(0))
        case FixedShares():
            total = sum(key.shares.values(), Fraction(0))
        case StateModel():
            total = sum((*key.support.values(), *key.inhabitants_16_64.values()), Fraction(0))
        case _:
            return 0
    return (total.numerator.bit_length() + total.denominator.bit_length()) // _BITS_OF_DIGIT


def _has_game(key: Key | None) -> bool:
    if isinstance(key, FixedAmounts | FixedShares):
        return _has_game(key.excess)
    return isinstance(key, Shapley)

"""Colours of the charts: associations by their fixed order, parts and areas by id."""

from typing import Final, NamedTuple

INK: Final = "#0f1720"
MUTED: Final = "#4a5763"
HAIRLINE: Final = "#dfe5ea"
BAND: Final = "#f0f3f6"
CHOSEN: Final = "#e8f1f8"
OUTLINE: Final = "#8894a0"
WHITE: Final = "#ffffff"
FINDING: Final = "#b45309"
ALIKE: Final = "#1b7f4b"
CAREFUL: Final = "#b7791f"

_ASSOCIATIONS: Final = (
    ("#0784af", "#8cc3d9"),
    ("#aa8918", "#d9c88d"),
    ("#6d2724", "#c29a98"),
    ("#5c1b88", "#b79acb"),
    ("#c56170", "#e6b8be"),
    ("#03565c", "#88b4b7"),
    ("#1e42f8", "#a5b4fc"),
    ("#8d5005", "#d0ae86"),
)
MAX_ASSOCIATIONS: Final = len(_ASSOCIATIONS)
_BEYOND: Final = ("#5b6875", "#c3cad1")


class PartColour(NamedTuple):
    """Fill of a part and the colour of a text inside it, at least 6 to 1 against the fill."""

    fill: str
    text: str


# Lighter or darker than every colour of an association, so that no hue means two things on a page.
_SIX: Final = (
    PartColour("#0a1440", WHITE),
    PartColour("#a8c0fc", INK),
    PartColour("#7ee4b4", INK),
    PartColour("#f0e4fc", INK),
    PartColour("#fccc60", INK),
    PartColour("#a8b46c", INK),
)
_BY_ID: Final = {
    "individual": _SIX[0],
    "structure": _SIX[1],
    "training": _SIX[2],
    "unallocated": _SIX[3],
    "administration": _SIX[4],
    "governance": _SIX[5],
    "initiatives": PartColour("#001e42", WHITE),
    "board": _SIX[5],
    "audit": PartColour("#c0e4e4", INK),
}
# Greys, since the parties are neither associations nor kinds of cost; they are told by words.
PARTIES: Final = (
    PartColour("#3d4b59", WHITE),
    PartColour("#a3aeb8", INK),
    PartColour("#dfe4e9", INK),
)
MAX_PARTS: Final = len(_SIX)


def association_colour(sort_order: int) -> str:
    """Colour of an association, fixed by its 1-based place; grey beyond the eighth."""
    return _association_pair(sort_order)[0]


def association_light_colour(sort_order: int) -> str:
    """Light partner of an association's colour, for its local trainings; holds no text."""
    return _association_pair(sort_order)[1]


def part_colours(part_ids: list[str]) -> dict[str, PartColour]:
    """Give each part its colour: by id where the id is known, else a free one by place.

    Args:
        part_ids: Distinct ids in the order of the bar.

    Raises:
        ValueError: More than six parts, which cannot be told apart by colour.
    """
    if len(part_ids) > MAX_PARTS:
        msg = f"{len(part_ids)} parts cannot be told apart by colour; show at most {MAX_PARTS}"
        raise ValueError(msg)
    colours = {part_id: _BY_ID[part_id] for part_id in part_ids if part_id in _BY_ID}
    by_place = {part_id: _SIX[place] for place, part_id in enumerate(part_ids)}
    for part_id in part_ids:
        if part_id not in colours:
            free = [colour for colour in _SIX if colour not in colours.values()]
            wished = by_place[part_id]
            colours[part_id] = wished if wished in free else free[0]
    return colours


def _association_pair(sort_order: int) -> tuple[str, str]:
    known = 1 <= sort_order <= len(_ASSOCIATIONS)
    return _ASSOCIATIONS[sort_order - 1] if known else _BEYOND

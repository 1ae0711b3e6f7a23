"""What a pack is to hold: a small file or a link, from which next meeting's pack is made anew.

It holds choices and no figures. What is chosen is written with the words of an address.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self

from finsam_metrics.model.errors import FinsamError
from finsam_metrics.model.packed_texts import pack_text, unpack_text

FORM: Final = "finsam-underlag-1"
LONGEST_HEADING: Final = 120
MOST_VIEWS: Final = 40
LARGEST_BYTES: Final = 40_000
_LONGEST_VALUE: Final = 4_000
_FIELDS: Final = {"form", "heading", "meeting_date", "years", "choices", "views"}


class DescriptionError(FinsamError):
    """A file or link that describes no pack; ``swedish`` says what is wrong and what to do."""

    def __init__(self, swedish: str) -> None:
        self.swedish = swedish
        super().__init__(swedish)


@dataclass(frozen=True, kw_only=True)
class View:
    """One view of a pack.

    Attributes:
        part: Which part it is, as in ``parts.PARTS``.
        parameters: The words of the address that differ from the pack's own choices.
    """

    part: str
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Description:
    """What a pack is to hold.

    Attributes:
        heading: Its heading; None: the usual.
        meeting_date: When the meeting is; None where that is not said.
        years: The years that views of one year are made for, in order; empty: the latest budget
            of each association.
        choices: The words of the address that hold for every view.
        views: The views, in order.
    """

    heading: str | None = None
    meeting_date: dt.date | None = None
    years: tuple[int, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    views: tuple[View, ...] = ()

    def with_view(self, view: View) -> Self:
        """Add a view last; one that the pack holds already stays where it is.

        Raises:
            DescriptionError: The pack is full.
        """
        if view in self.views:
            return self
        if len(self.views) >= MOST_VIEWS:
            raise DescriptionError(f"Ett underlag har plats för högst {MOST_VIEWS} vyer.")
        return replace(self, views=(*self.views, view))

    def moved(self, place: int, steps: int) -> Self:
        """Move the view at a place up (below 0) or down; at the ends it stays."""
        to = min(max(place + steps, 0), len(self.views) - 1)
        views = list(self.views)
        views.insert(to, views.pop(place))
        return replace(self, views=tuple(views))

    def without(self, place: int) -> Self:
        """Leave out the view at a place."""
        return replace(self, views=self.views[:place] + self.views[place + 1 :])


def write_description(described: Description) -> bytes:
    """Write a description as a file; the same description gives the same bytes."""
    return f"{json.dumps(_as_json(described), ensure_ascii=False, indent=2)}\n".encode()


def read_description(content: bytes) -> Description:
    """Read a description that was written as a file.

    Raises:
        DescriptionError: It is no such file.
    """
    if len(content) > LARGEST_BYTES:
        raise DescriptionError("Filen är för stor för att vara ett sparat underlag.")
    try:
        loaded = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DescriptionError(
            "Filen går inte att läsa som ett sparat underlag. Välj filen som sidan "
            "Mötesunderlag har sparat."
        ) from error
    return _read(loaded)


def pack_description(described: Description) -> str | None:
    """Write a description as text for an address; None where it is too long for one."""
    return pack_text(json.dumps(_as_json(described), ensure_ascii=False).encode())


def unpack_description(text: str) -> Description:
    """Read a description from an address.

    Raises:
        DescriptionError: The link was cut or changed.
    """
    try:
        content = unpack_text(text)
    except ValueError as error:
        raise DescriptionError(
            "Länken går inte att läsa som ett underlag. Den kan ha blivit avkortad eller ändrad. "
            "Be avsändaren om en ny länk eller om underlaget som fil."
        ) from error
    return read_description(content)


def _as_json(described: Description) -> dict[str, Any]:
    day = described.meeting_date
    return {
        "form": FORM,
        "heading": described.heading,
        "meeting_date": None if day is None else day.isoformat(),
        "years": list(described.years),
        "choices": dict(sorted(described.choices.items())),
        "views": [
            {"part": view.part, "parameters": dict(sorted(view.parameters.items()))}
            for view in described.views
        ],
    }


def _read(loaded: object) -> Description:
    if not isinstance(loaded, dict) or loaded.get("form") != FORM or not loaded.keys() <= _FIELDS:
        raise DescriptionError(
            "Filen är inget sparat underlag från Finsam i siffror, eller är sparad med en annan "
            "version."
        )
    heading, day = loaded.get("heading"), loaded.get("meeting_date")
    years, views = loaded.get("years", []), loaded.get("views", [])
    if heading is not None and not _is_text(heading, LONGEST_HEADING):
        raise _fault("heading", f"en rubrik med högst {LONGEST_HEADING} tecken")
    if not isinstance(years, list) or not all(_is_year(year) for year in years):
        raise _fault("years", "en lista med årtal")
    if not isinstance(views, list) or len(views) > MOST_VIEWS:
        raise _fault("views", f"en lista med högst {MOST_VIEWS} vyer")
    return Description(
        heading=heading,
        meeting_date=None if day is None else _read_day(day),
        years=tuple(years),
        choices=_read_parameters(loaded.get("choices", {}), "choices"),
        views=tuple(_read_view(view, place) for place, view in enumerate(views, start=1)),
    )


def _read_view(view: object, place: int) -> View:
    name = f"views[{place}]"
    if not isinstance(view, dict) or not _is_text(view.get("part"), 40):
        raise _fault(name, "en vy med fältet part")
    return View(part=view["part"], parameters=_read_parameters(view.get("parameters", {}), name))


def _read_parameters(given: object, name: str) -> dict[str, str]:
    if not isinstance(given, dict) or not all(
        _is_text(key, 40) and _is_text(value, _LONGEST_VALUE) for key, value in given.items()
    ):
        raise _fault(name, "namn och texter")
    return dict(given)


def _read_day(day: object) -> dt.date:
    try:
        return dt.date.fromisoformat(str(day))
    except ValueError as error:
        raise _fault("meeting_date", "en dag som 2026-11-30") from error


def _is_text(value: object, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest and value.isprintable()


def _is_year(value: object) -> bool:
    return type(value) is int and 1990 <= value <= 2100


def _fault(name: str, wanted: str) -> DescriptionError:
    return DescriptionError(f"Fältet {name} i underlaget går inte att läsa: där ska stå {wanted}.")

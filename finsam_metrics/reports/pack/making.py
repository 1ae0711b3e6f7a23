"""A pack made from its description: the parts in order, each with its answers and documents."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

import polars as pl

from finsam_metrics.exhibits.addresses import ASSOCIATIONS, YEAR, read_choices, write_choices
from finsam_metrics.exhibits.choices import Chosen, price_text
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.findings import findings_of_exhibit
from finsam_metrics.exhibits.noted import ShownPicture, figures_of
from finsam_metrics.exhibits.words import words_of_views
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.notes import Note
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.reports.pack.descriptions import Description, DescriptionError, View
from finsam_metrics.reports.pack.footnotes import Footnotes
from finsam_metrics.reports.pack.parts import PARTS, Asked, Part, in_measure

USUAL_HEADING: Final = "Samordningsförbunden sida vid sida"
_WORDS: Final = "words"
_FIRST_PAGE: Final = "start"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An exhibit as a pack shows it.

    Attributes:
        exhibit: What is shown.
        findings: The printed figures in it that contradict others, a line each.
        footnotes: What was noted of it by hand, a line each.
    """

    exhibit: Exhibit
    findings: tuple[str, ...]
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Section:
    """One part of a pack.

    Attributes:
        part: Its name in ``PARTS``.
        title: Its heading, with its year where the pack has several; of a part of one
            association its name.
        subtitle: Whom it is about, where that is not all of the pack.
        shown: Its exhibits.
    """

    part: str
    title: str
    subtitle: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, kw_only=True)
class Pack:
    """What is handed out: decided here, set by each form.

    Attributes:
        heading: Its heading.
        associations: Whom it is about.
        choices: What was chosen, a name and a text each.
        meeting_date: When the meeting is; None where that is not said.
        made: The day it was made.
        state: Which state of the figures it was made from.
        address: Where the service is, as ``https://…/``, for the way back of a figure; None where
            that is not known.
        sections: Its parts, in order.
    """

    heading: str
    associations: str
    choices: tuple[tuple[str, str], ...]
    meeting_date: dt.date | None
    made: dt.date
    state: str
    address: str | None
    sections: tuple[Section, ...]


def make_pack(
    described: Description,
    data: Data,
    *,
    made: dt.date,
    state: str,
    address: str | None = None,
    notes: Sequence[Note] = (),
    tell: Callable[[float, str], None] = lambda _share, _title: None,
) -> Pack:
    """Make a pack.

    Args:
        described: What it is to hold.
        data: The tables.
        made: The day it is made.
        state: Which state of the figures it is made from, in words.
        address: Where the service is, as ``https://…/``; None where that is not known.
        notes: What persons wrote; footnotes and decisions about what is shown stand in it.
        tell: Hears how much is done, 0 to 1, and which part comes next.

    Raises:
        DescriptionError: It names no association or view, or one that is not known.
    """
    if not described.views:
        raise DescriptionError("Underlaget har inga delar. Välj minst en.")
    for view in described.views:
        if view.part not in PARTS:
            raise DescriptionError(f"Underlaget nämner en del som inte finns: {view.part}.")
    chosen = read_choices(described.choices, data)
    _need_associations(described, chosen, data)
    footnotes = Footnotes(notes)
    sections: list[Section] = []
    for at, view in enumerate(described.views):
        tell(at / len(described.views), PARTS[view.part].title)
        sections += _sections(described, view, data, made, footnotes)
    tell(1.0, "")
    return Pack(
        heading=described.heading or USUAL_HEADING,
        associations=_names(chosen, data),
        choices=_choices(described, chosen),
        meeting_date=described.meeting_date,
        made=made,
        state=state,
        address=address,
        sections=tuple(sections),
    )


def _need_associations(described: Description, chosen: Chosen, data: Data) -> None:
    asked = described.choices.get(ASSOCIATIONS)
    unknown = set((asked or "").split(",")) - {"", *data.association_names}
    if unknown:
        raise DescriptionError(
            "Underlaget nämner förbund som inte finns i uppgifterna: "
            f"{format_list(sorted(unknown))}."
        )
    if not chosen.association_ids:
        raise DescriptionError("Inget förbund är valt till underlaget. Välj minst ett.")


def _choices(described: Description, chosen: Chosen) -> tuple[tuple[str, str], ...]:
    year = "senaste budget per förbund" if chosen.year is None else str(chosen.year)
    years = format_list([str(one) for one in described.years]) or year
    said = [("År", years), ("Enhet", str(chosen.measure))]
    if chosen.measure is not Measure.SHARE:
        said.append(("Priser", price_text(chosen)))
    return tuple(said)


def _sections(
    described: Description, view: View, data: Data, made: dt.date, footnotes: Footnotes
) -> Iterator[Section]:
    part = PARTS[view.part]
    parameters = {**described.choices, **view.parameters}
    chosen = in_measure(part, read_choices(parameters, data))
    is_repeated = part.is_of_year and described.years and YEAR not in view.parameters
    years = described.years if is_repeated else (chosen.year,)
    of_each = [[one] for one in chosen.association_ids] if part.is_of_one else [None]
    for year, one in product(years, of_each):
        of_year = replace(chosen, year=year, association_ids=one or chosen.association_ids)
        shown = (
            [words_of_views(data, _paths(described))]
            if view.part == _WORDS
            else _shown(part, of_year, parameters, data, made)
        )
        names = _names(of_year, data)
        whom = "" if one or ASSOCIATIONS not in view.parameters else names
        when = f" {year}" if is_repeated and len(described.years) > 1 else ""
        yield Section(
            part=view.part,
            title=f"{names if one else part.title}{when}",
            subtitle=" · ".join(text for text in (whom, _absent(part, of_year, data)) if text),
            shown=tuple(
                Shown(
                    exhibit=exhibit,
                    findings=tuple(findings_of_exhibit(exhibit, data)),
                    footnotes=footnotes.of(_picture(exhibit, part, of_year)),
                )
                for exhibit in shown
                if exhibit is not None
            ),
        )


def _picture(exhibit: Exhibit, part: Part, chosen: Chosen) -> ShownPicture:
    return ShownPicture(
        page=part.page,
        picture=exhibit.key,
        parameters={**write_choices(chosen), **exhibit.words},
        figure_ids=figures_of(exhibit.asks),
    )


def _shown(
    part: Part, chosen: Chosen, parameters: dict[str, str], data: Data, made: dt.date
) -> list[Exhibit | None]:
    placed = data.with_places(chosen.association_ids)
    budgets = placed.budgets(chosen.association_ids, chosen.year, chosen.price_year)
    if part.needs_budgets and budgets.is_empty():
        return [_nothing(part, chosen)]
    asked = Asked(data=placed, budgets=budgets, chosen=chosen, parameters=parameters, today=made)
    return list(part.show(asked)) or [_nothing(part, chosen)]


def _nothing(part: Part, chosen: Chosen) -> Exhibit:
    when = "" if chosen.year is None else f" för {chosen.year}"
    return Exhibit(
        key="nothing",
        title=f"{part.title} kan inte visas",
        subtitle="",
        absent=(f"De valda förbunden har inga siffror{when} som räcker.",),
    )


def _absent(part: Part, chosen: Chosen, data: Data) -> str:
    """Name the associations that state nothing of the year."""
    if not part.needs_budgets:
        return ""
    budgets = data.budgets(chosen.association_ids, chosen.year, chosen.price_year)
    known = set(budgets["association_id"])
    absent = [
        data.association_names[association_id]
        for association_id in chosen.association_ids
        if association_id not in known
    ]
    when = "" if chosen.year is None else f" för {chosen.year}"
    return f"Utan plan eller siffror{when}: {format_list(absent)}" if absent else ""


def _names(chosen: Chosen, data: Data) -> str:
    return format_list([data.association_names[one] for one in chosen.association_ids])


def _paths(described: Description) -> set[str]:
    pages = {PARTS[view.part].page for view in described.views}
    return {_FIRST_PAGE if page == "" else page for page in pages if page is not None}


def documents_of(pack: Pack) -> pl.DataFrame:
    """Give the documents that a pack's figures come from, each once."""
    plans = [
        shown.exhibit.plans.select("association_name", "source_text", "document_id")
        for section in pack.sections
        for shown in section.shown
        if shown.exhibit.plans is not None
    ]
    if not plans:
        return pl.DataFrame(
            schema=dict.fromkeys(("association_name", "source_text", "document_id"), pl.String)
        )
    return pl.concat(plans).drop_nulls().unique(maintain_order=True)

"""The parts that a pack may hold, and what each shows."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from finsam_metrics.exhibits import (
    cost_splits,
    costs,
    development,
    documents,
    findings,
    funding,
    goals,
    groups,
    initiatives,
    meetings,
    pairs,
    profiles,
    recurrences,
    summary,
    trainings,
)
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.metrics import changes
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.metrics.meetings import days_for_meetings, meeting_year
from finsam_metrics.metrics.workdays import calendar_days
from finsam_metrics.model.enums import Measure

Shown = Sequence[Exhibit | None]
CASE: Final = "arende"
"""The word of the address that holds a case of shared costs."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a part is asked to show.

    Attributes:
        data: The tables.
        budgets: The chosen budgets, with their bases.
        chosen: The choices.
        parameters: Further words of the address, which a part may have of its own.
        today: The day that the pack is made.
    """

    data: Data
    budgets: pl.DataFrame
    chosen: Chosen
    parameters: Mapping[str, str]
    today: dt.date

    @property
    def distributed(self) -> pl.DataFrame:
        """The budgets with what is said where costs are not divided."""
        return with_cost_gaps(self.budgets, self.data["initiative"], self.chosen.measure)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a pack.

    Attributes:
        title: Its heading.
        page: The address of the page that shows the same; None where no page does.
        show: Gives its exhibits, in order.
        has_share: Whether amounts may be shares of the costs; tkr in their place where not.
        is_of_year: Whether it shows one year, and is made anew for each.
        needs_budgets: Whether it shows nothing of associations without a budget.
        is_of_one: Whether it shows one association, and is made anew for each.
        own: The words of the address that its page has of its own.
    """

    title: str
    page: str | None
    show: Callable[[Asked], Shown]
    has_share: bool = True
    is_of_year: bool = True
    needs_budgets: bool = True
    is_of_one: bool = False
    own: tuple[str, ...] = ()


def _summary(asked: Asked) -> Shown:
    return [
        summary.answers_to_questions(asked.data, asked.budgets, asked.chosen),
        summary.figures_in_brief(
            asked.data,
            asked.data.budgets(asked.chosen.association_ids, asked.chosen.year, None),
        ),
    ]


def _overview(asked: Asked) -> Shown:
    return [costs.parts_of_costs(asked.data, asked.distributed, asked.chosen)]


def _profile(asked: Asked) -> Shown:
    data, chosen = asked.data, asked.chosen
    (association_id,) = chosen.association_ids
    found = profiles.budget_of_one(data, association_id, chosen.year)
    whose, year = found.select("association_name", "year").row(0)
    return [
        profiles.key_figures(data, found),
        replace(profiles.money_of_one(data, found), title=f"Så används pengarna i {whose} {year}"),
        profiles.members(data, found),
        profiles.contents(data, found),
        profiles.plans_of_one(data, association_id),
        findings.findings_in_documents(data, data.documents_of([association_id], None)),
    ]


def _budget(asked: Asked) -> Shown:
    by_category = costs.costs_by_category(asked.data, asked.distributed, asked.chosen)
    if by_category.chart is None:
        return [by_category]
    return [by_category, costs.costs_by_area(asked.data, asked.distributed, asked.chosen)]


def _development(asked: Asked) -> Shown:
    data, budgets, chosen = asked.data, asked.budgets, asked.chosen
    years = development.years_to_compare(data, budgets, chosen)
    in_shares = asked.parameters.get(development.SHOWN_AS) == development.SHARES
    measure = Measure.SHARE if in_shares else chosen.measure
    return [
        development.costs_over_years(data, budgets, chosen),
        *(
            shown
            for pair in _pairs_of_years(years, asked)
            for shown in (
                development.steps_between(data, pair, years, budgets, chosen),
                development.categories_of_two_years(data, pair, chosen, measure),
            )
        ),
        development.plans_and_outcomes(data, budgets, chosen),
    ]


def _pairs_of_years(years: pl.DataFrame, asked: Asked) -> list[pl.DataFrame]:
    """The two years that the view asks for, else those of every association that has two."""
    wished = asked.parameters.get(development.OF)
    ids = list(dict.fromkeys(years["association_id"]))
    found = []
    for association_id in [wished] if wished in ids else ids:
        of_one = years.filter(pl.col("association_id") == association_id)
        earlier, later = changes.default_years(of_one, wished=asked.chosen.year)
        known = set(of_one["year"].to_list())
        first = _year(asked.parameters.get(development.FROM), known) or earlier
        last = _year(asked.parameters.get(development.TO), known) or later
        if first < last:
            found.append(changes.choose_pair(of_one, first, last))
    return found


def _year(text: str | None, known: set[int]) -> int | None:
    return int(text) if text is not None and text.isdecimal() and int(text) in known else None


def _financing(asked: Asked) -> Shown:
    data, budgets, chosen = asked.data, asked.budgets, asked.chosen
    return [
        funding.contributions_of_parties(data, budgets, chosen),
        funding.means_to_use(data, budgets, chosen),
        funding.contributions_of_municipalities(data, budgets),
        funding.equity_and_limit(data, budgets),
        funding.money_of_earlier_years(data, budgets),
    ]


def _groups(asked: Asked) -> Shown:
    return [
        groups.prioritised_groups(
            asked.data, asked.budgets, with_judgements=asked.chosen.with_judgements
        ),
        groups.activities_of_groups(asked.data, asked.budgets),
    ]


def _initiatives(asked: Asked) -> Shown:
    return [
        initiatives.initiatives_and_money(asked.data, asked.budgets, asked.chosen),
        initiatives.facts_of_initiatives(asked.data, asked.budgets, asked.chosen),
        recurrences.recurring_initiatives(asked.data, asked.chosen.association_ids),
    ]


def _trainings(asked: Asked) -> Shown:
    return [
        trainings.training_spend(asked.data, asked.distributed, asked.chosen),
        *trainings.joint_trainings(asked.data, asked.budgets),
        trainings.planned_trainings(asked.data, asked.budgets),
        recurrences.recurring_trainings(asked.data, asked.chosen.association_ids),
    ]


def _cost_split(asked: Asked) -> Shown:
    case = asked.parameters.get(CASE)
    if case is not None:
        return cost_splits.split_of_link(asked.data, case)
    return trainings.payments_of_keys(asked.data, asked.budgets) or [
        Exhibit(
            key="keys",
            title="Ingen fördelning av gemensamma kostnader är angiven",
            subtitle="",
            absent=("De valda planerna anger ingen fördelning av kostnaden mellan förbunden.",),
        )
    ]


def _meetings(asked: Asked) -> Shown:
    data, chosen = asked.data, asked.chosen
    year = _year(asked.parameters.get(meetings.YEAR), set(range(1990, 2101))) or meeting_year(
        data["meeting"], chosen.association_ids, chosen.year, otherwise=asked.today.year
    )
    dated = meetings.dated_meetings(data, year, chosen)
    days = days_for_meetings(
        calendar_days(year), dated, first_month=1, last_month=12, weekdays=(), busy=frozenset()
    )
    return [meetings.meetings_of_year(data, dated, days, chosen)]


def _goals(asked: Asked) -> Shown:
    by_area = goals.goals_by_area(asked.data, asked.budgets)
    if by_area.chart is None:
        return [by_area]
    return [by_area, goals.measured_goals(asked.data, asked.budgets)]


def _pair(asked: Asked) -> Shown:
    listed = pairs.budgets_to_pair(asked.data, asked.chosen)
    if listed.height < pairs.LEAST:
        return []
    first, second = pairs.default_pair(listed, asked.data, asked.chosen)
    known = set(listed["column_id"])
    left = _known(asked.parameters.get(pairs.LEFT), known) or first
    right = _known(asked.parameters.get(pairs.RIGHT), known) or second
    if left == right:
        right = first if left == second else second
    pair = pairs.choose_pair(listed, left, right, asked.data, asked.chosen)
    return pairs.two_budgets(asked.data, pair, asked.chosen)


def _known(text: str | None, known: set[str]) -> str | None:
    return text if text in known else None


def _findings(asked: Asked) -> Shown:
    chosen = asked.chosen
    of_chosen = asked.data.documents_of(chosen.association_ids, chosen.year)
    return [findings.findings_in_documents(asked.data, of_chosen)]


def _sources(asked: Asked) -> Shown:
    chosen = asked.chosen
    return [documents.sources(asked.data, asked.data.documents_of(chosen.association_ids, None))]


# In the order of the usual pack; the names are those of the command line.
PARTS: Final[Mapping[str, Part]] = {
    "summary": Part(title="Sammanfattning", page=None, show=_summary),
    "overview": Part(title="Översikt", page="", show=_overview),
    "profile": Part(title="Förbund", page="forbund", show=_profile, is_of_one=True),
    "budget": Part(title="Budget", page="budget", show=_budget),
    "development": Part(
        title="Utveckling",
        page="utveckling",
        show=_development,
        has_share=False,
        is_of_year=False,
        own=(development.OF, development.FROM, development.TO, development.SHOWN_AS),
    ),
    "financing": Part(title="Finansiering", page="finansiering", show=_financing, has_share=False),
    "groups": Part(title="Prioriterade grupper", page="grupper", show=_groups),
    "initiatives": Part(title="Insatser", page="insatser", show=_initiatives),
    "trainings": Part(title="Utbildning", page="utbildning", show=_trainings),
    "cost-split": Part(
        title="Kostnadsfördelning", page="kostnadsfordelning", show=_cost_split, own=(CASE,)
    ),
    "meetings": Part(
        title="Möten", page="moten", show=_meetings, is_of_year=False, own=(meetings.YEAR,)
    ),
    "goals": Part(title="Mål", page="mal", show=_goals),
    "pair": Part(
        title="Jämför två",
        page="jamfor",
        show=_pair,
        is_of_year=False,
        own=(pairs.LEFT, pairs.RIGHT),
    ),
    "findings": Part(title="Iakttagelser", page="kontroll", show=_findings),
    "sources": Part(
        title="Källor", page="kallor", show=_sources, is_of_year=False, needs_budgets=False
    ),
    "words": Part(
        title="Ord", page="ordlista", show=lambda _: [], is_of_year=False, needs_budgets=False
    ),
}
_ADDED_BY_HAND: Final = {"overview", "profile", "meetings", "goals", "pair"}
USUAL: Final = tuple(name for name in PARTS if name not in _ADDED_BY_HAND)


def in_measure(part: Part, chosen: Chosen) -> Chosen:
    """Give the choices as a part shows them: one without shares shows tkr in their place."""
    if part.has_share or chosen.measure is not Measure.SHARE:
        return chosen
    return replace(chosen, measure=Measure.TKR)

"""The county's questions, each with its answer, and the figures that every meeting asks for."""

from dataclasses import replace
from typing import Final

import polars as pl

from finsam_metrics.exhibits import costs, development, findings, funding, groups, initiatives
from finsam_metrics.exhibits import trainings as training_exhibits
from finsam_metrics.exhibits.choices import Chosen, price_text
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics.comparisons import budget_matrix, row_values
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.metrics.measures import express
from finsam_metrics.metrics.selection import COLUMN
from finsam_metrics.model.enums import Measure

_VERSIONS: Final = {
    "budget": "budget",
    "plan": "plan",
    "forecast": "prognos",
    "outcome": "bokslut",
}


def answers_to_questions(data: Data, found: pl.DataFrame, chosen: Chosen) -> Exhibit:
    """Answer what a county meeting asks of the associations, a line a question.

    Args:
        data: The tables.
        found: The chosen budgets.
        chosen: The choices.
    """
    budgets = with_cost_gaps(found, data["initiative"], chosen.measure)
    in_money = replace(chosen, measure=Measure.TKR) if chosen.measure is Measure.SHARE else chosen
    documents = data.documents_of(chosen.association_ids, chosen.year)
    answers = {
        "Hur stor del går till insatser?": costs.parts_of_costs(data, budgets, chosen).title,
        "Vad kostar administrationen?": costs.costs_by_category(data, budgets, chosen).title,
        "Hur har kostnaderna ändrats?": development.costs_over_years(data, found, in_money).title,
        "Vem betalar?": funding.contributions_of_parties(data, found, in_money).title,
        "Fick förbunden det de bad om?": funding.means_to_use(data, found, in_money).title,
        "Vilka grupper prioriteras?": groups.prioritised_groups(
            data, found, with_judgements=chosen.with_judgements
        ).title,
        "Vilka insatser får pengar?": initiatives.initiatives_and_money(data, found, chosen).title,
        "Vad läggs på utbildning?": training_exhibits.training_spend(data, budgets, chosen).title,
        "Stämmer siffrorna i dokumenten?": findings.findings_in_documents(data, documents).title,
    }
    subtitle = "Andelar i procent av kostnaderna utan finansiella poster"
    if chosen.measure is not Measure.SHARE:
        subtitle = f"{str(chosen.measure).capitalize()} · {price_text(chosen)}"
    return Exhibit(
        key="questions",
        title="Svar på länets frågor",
        subtitle=subtitle,
        plans=found,
        table=Table(
            frame=pl.DataFrame({"question": list(answers), "answer": list(answers.values())}),
            columns=[
                Column(name="question", title="Fråga"),
                Column(name="answer", title="Svar"),
            ],
            name="fragor-och-svar",
            alt="Länets frågor med svar",
        ),
    )


def figures_in_brief(data: Data, found: pl.DataFrame) -> Exhibit:
    """Show what each association costs, in all, per inhabitant and by area, in current prices.

    Args:
        data: The tables.
        found: The chosen budgets, with bases in current prices.
    """
    budgets = with_cost_gaps(found, data["initiative"], Measure.SHARE)
    cells = budget_matrix(data.by_category, data["budget_area"], budgets, Measure.SHARE)
    shares = {
        area: row_values(cells, budgets, f"area-{area}")["value"]
        for area in ("initiatives", "administration")
    }
    per_inhabitant = express(
        found.select(*COLUMN, "total_sek"),
        found,
        Measure.PER_INHABITANT,
        amount="total_sek",
    )
    shown = found.with_columns(
        association_year=pl.format("{} {}", "association_name", "year"),
        version_name=pl.col("version").replace_strict(_VERSIONS, default=None),
        per_inhabitant=per_inhabitant["value"],
        **shares,
    )
    return Exhibit(
        key="brief",
        title="Förbunden i korthet",
        subtitle="Belopp som planerna anger dem, i löpande priser · andelar i procent av "
        "kostnaderna utan finansiella poster",
        plans=found,
        table=Table(
            frame=shown,
            columns=[
                Column(name="association_year", title="Förbund"),
                Column(name="version_name", title="Uppgift"),
                Column(name="frame_sek", title="Ram, tkr", kind=Measure.TKR),
                Column(name="total_sek", title="Kostnader, tkr", kind=Measure.TKR),
                Column(name="per_inhabitant", title="Kr per invånare", kind=Measure.PER_INHABITANT),
                Column(name="initiatives", title="Insatser", kind="share"),
                Column(name="administration", title="Administration", kind="share"),
            ],
            name="forbunden-i-korthet",
            alt="Ram, kostnader och andelar per förbund",
        ),
    )

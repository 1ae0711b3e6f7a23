"""One association: its key figures, members, what its plan says of each kind, and its plans."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from finsam_metrics.exhibits.costs import use_of_money
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics.answers.profiles import profile_answer
from finsam_metrics.metrics.comparisons import budget_matrix, row_values
from finsam_metrics.metrics.contributions import equity_share
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.metrics.profiles import member_municipalities, plan_contents
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import (
    NOT_STATED,
    format_count,
    format_measure,
    format_number,
    format_share,
    format_tkr,
)

CONTENTS: Final[Mapping[str, tuple[str, str]]] = {
    "priority_group": ("prioriterad grupp", "prioriterade grupper"),
    "initiative": ("insats", "insatser"),
    "training": ("utbildning eller träff", "utbildningar och träffar"),
    "meeting": ("möte", "möten"),
    "goal": ("mål", "mål"),
}
_PHASES: Final = {"proposal": "förslag", "adopted": "beslutad", "revised": "reviderad"}


def budget_of_one(data: Data, association_id: str, year: int | None) -> pl.DataFrame:
    """Give one association's budget in current prices, with its gaps; empty where it has none."""
    found = data.budgets([association_id], year, None)
    return with_cost_gaps(found, data["initiative"], Measure.SHARE)


def key_figures(data: Data, found: pl.DataFrame) -> Exhibit:
    """Show the key figures of one association's budget, and what its costs are.

    Args:
        data: The tables.
        found: What ``budget_of_one`` gives.
    """
    budget, cells = found.row(0, named=True), _shares(data, found)
    return Exhibit(
        key="key-figures",
        title=profile_answer(budget, _area_share(cells, found)),
        subtitle=where_text(str(budget["association_id"]), data),
        plans=found,
        table=Table(
            frame=pl.DataFrame(
                [(label, *said) for label, said in _figures(budget, cells, data).items()],
                schema=["label", "figure", "detail"],
                orient="row",
            ),
            columns=[
                Column(name="label", title="Nyckeltal"),
                Column(name="figure", title="Värde", is_figure=True),
                Column(name="detail", title="Vad det är"),
            ],
            name=f"nyckeltal-{budget['association_id']}",
            alt="Förbundets nyckeltal",
        ),
    )


def money_of_one(data: Data, found: pl.DataFrame) -> Exhibit:
    """Show how one association's money is used, with its conclusion.

    Args:
        data: The tables.
        found: What ``budget_of_one`` gives.
    """
    share = _area_share(_shares(data, found), found)
    return use_of_money(data, found, profile_answer(found.row(0, named=True), share))


def members(data: Data, found: pl.DataFrame) -> Exhibit:
    """Show the member municipalities, and say the posts that the plan names.

    Args:
        data: The tables.
        found: What ``budget_of_one`` gives.
    """
    budget = found.row(0, named=True)
    municipalities = member_municipalities(
        data["association_municipality"],
        data["population"],
        str(budget["association_id"]),
        int(budget["year"]),
    )
    count = municipalities.height
    noun = "kommun" if count == 1 else "kommuner"
    return Exhibit(
        key="members",
        title=f"{format_count(count).capitalize()} {noun} är med",
        subtitle="",
        notes=(
            "Försäkringskassan, Arbetsförmedlingen och regionen är medlemmar i alla "
            "samordningsförbund",
            f"Tjänster som planen nämner: {staff_text(budget, data) or NOT_STATED}",
        ),
        table=Table(
            frame=municipalities,
            columns=[
                Column(name="municipality_name", title="Kommun"),
                Column(
                    name="population_count",
                    title=f"Invånare 31 december {int(budget['year']) - 1}",
                    kind="number",
                    absent="inte känt",
                ),
                Column(name="from_year", title="Med sedan", kind="year", absent="inte känt"),
            ],
            name=f"medlemmar-{budget['association_id']}",
            alt="Medlemskommuner",
        ),
    )


def contents(data: Data, found: pl.DataFrame) -> Exhibit:
    """Show how much the plan says of each kind.

    Args:
        data: The tables.
        found: What ``budget_of_one`` gives.
    """
    budget = found.row(0, named=True)
    counted = plan_contents(data.tables, str(budget["plan_id"]))
    return Exhibit(
        key="contents",
        title=f"Det här säger planen för {budget['budget_year']}",
        subtitle="",
        table=Table(
            frame=counted.with_columns(
                kind_name=pl.col("table").replace_strict(
                    {kind: many.capitalize() for kind, (_, many) in CONTENTS.items()}
                ),
                stated_count=pl.when(pl.col("row_count") > 0).then("row_count"),
            ),
            columns=[
                Column(name="kind_name", title="Innehåll"),
                Column(name="stated_count", title="Antal", kind="number"),
            ],
            name=f"innehall-{budget['association_id']}",
            alt="Vad planen innehåller",
        ),
    )


def plans_of_one(data: Data, association_id: str) -> Exhibit:
    """Show an association's plans with their documents and how their sums stand."""
    shown = (
        data.plans_of([association_id], None)
        .join(
            data["document"].select("document_id", "title", "decided_date"),
            on="document_id",
            maintain_order="left",
        )
        .join(
            data.states.drop("association_id", "budget_year"), on="plan_id", maintain_order="left"
        )
        .with_columns(
            phase_text=pl.col("phase").replace_strict(_PHASES, default=None),
            sums_text=pl.when(pl.col("check_count") > 0).then(
                pl.format(
                    "{} av {} stämmer",
                    pl.col("check_count") - pl.col("failing_count"),
                    "check_count",
                )
            ),
        )
    )
    return Exhibit(
        key="plans",
        title="Planer och dokument",
        subtitle="",
        table=Table(
            frame=shown,
            columns=[
                Column(name="budget_year", title="Plan för", kind="year"),
                Column(name="title", title="Dokument"),
                Column(name="decided_date", title="Datum", kind="date"),
                Column(name="phase_text", title="Läge"),
                Column(name="sums_text", title="Avstämningar", absent="inget att stämma av"),
                Column(name="finding_count", title="Iakttagelser", kind="number"),
            ],
            name=f"planer-{association_id}",
            alt="Förbundets planer",
        ),
    )


def where_text(association_id: str, data: Data) -> str:
    """Say where an association is, when it was formed, and what became of it."""
    association = (
        data["association"].filter(pl.col("association_id") == association_id).row(0, named=True)
    )
    parts = [str(association["county_name"])]
    formed, ended = association["formed_text"], association["ended_date"]
    if formed is not None:
        parts.append(f"bildat {formed}")
    names = dict(data["association"].select("association_id", "association_name").iter_rows())
    successor = names.get(association["successor_id"])
    if ended is not None:
        became = "" if successor is None else f", sedan en del av Samordningsförbundet {successor}"
        parts.append(f"till och med {format_date(ended)}{became}")
    return " · ".join(parts)


def staff_text(budget: Mapping[str, object], data: Data) -> str | None:
    """Say which posts the plan names, their extent and employer; None where it names none."""
    posts = data["staffing"].filter(pl.col("plan_id") == budget["plan_id"])
    said = [
        ", ".join(
            part
            for part in (
                post["role"],
                None if post["extent_share"] is None else format_share(post["extent_share"]),
                post["employer_text"],
            )
            if part
        )
        for post in posts.iter_rows(named=True)
    ]
    return "; ".join(said) or None


def _shares(data: Data, found: pl.DataFrame) -> pl.DataFrame:
    return budget_matrix(data.by_category, data["budget_area"], found, Measure.SHARE)


def _area_share(cells: pl.DataFrame, found: pl.DataFrame) -> float | None:
    share: float | None = row_values(cells, found, "area-initiatives")["value"][0]
    return share


def _figures(
    budget: Mapping[str, object], cells: pl.DataFrame, data: Data
) -> dict[str, tuple[str, str]]:
    """Give each key figure and what it is, by its label."""
    shares = dict(cells.select("row_id", "value").iter_rows())
    total, people, frame = budget["total_sek"], budget["population_count"], budget["frame_sek"]
    equity = equity_share(data["budget_line"], data["goal"]).filter(
        pl.col("plan_id") == budget["plan_id"], pl.col("year") == budget["year"]
    )
    known = float(str(total if total is not None else frame)) if (total or frame) else None
    per_person = None if known is None or people is None else known / float(str(people))
    return {
        "Kostnader": (_tkr(total), f"{budget['version_text']} {budget['year']}"),
        "Ram": (_tkr(frame), "medlemmarnas bidrag"),
        "Per invånare": (
            NOT_STATED
            if per_person is None
            else f"{format_measure(per_person, Measure.PER_INHABITANT)} kr",
            "invånarantal ej känt för året"
            if people is None
            else f"{'ram, ' if total is None else ''}{format_number(int(str(people)))} invånare "
            f"{budget['population_year']}",
        ),
        "Insatser": (format_share(shares.get("area-initiatives")), "av kostnaderna"),
        "Administration": (format_share(shares.get("area-administration")), "av kostnaderna"),
        "Eget kapital": _equity_figure(equity),
    }


def _equity_figure(equity: pl.DataFrame) -> tuple[str, str]:
    if equity.is_empty():
        return NOT_STATED, "vid årets slut"
    row = equity.row(0, named=True)
    share = row["equity_share"]
    return _tkr(row["equity_sek"]), (
        "vid årets slut" if share is None else f"{format_share(share)} av bidragen"
    )


def _tkr(amount: object) -> str:
    return NOT_STATED if amount is None else format_tkr(float(str(amount)))

"""Choice, facts, figures and tables of the page about one association."""

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics.contributions import equity_share
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
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.choices import choose_one
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import draw_table
from finsam_metrics.ui.shell.navigation import find_entry

_CARD_WIDTH = 170
_CONTENTS = {
    "priority_group": ("grupper", "prioriterad grupp", "prioriterade grupper"),
    "initiative": ("insatser", "insats", "insatser"),
    "training": ("utbildning", "utbildning eller träff", "utbildningar och träffar"),
    "meeting": ("moten", "möte", "möten"),
    "goal": ("mal", "mål", "mål"),
}
_PHASES = {"proposal": "förslag", "adopted": "beslutad", "revised": "reviderad"}


def choose_association(data: Data, chosen: Chosen) -> str:
    """Draw the choice of one association; the first one of the selection stands first."""
    names = data.association_names
    first = next((a for a in chosen.association_ids if a in names), next(iter(names)))
    return choose_one("Visa", names, parameter="visat", default=first)


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


def draw_where(association_id: str, data: Data) -> None:
    """Draw where an association is and what became of it, with its website."""
    components.subtitle(where_text(association_id, data))
    website = (
        data["association"].filter(pl.col("association_id") == association_id)["website"].item()
    )
    if website is not None:
        # Not within the grey text, where a link would be too pale to read.
        st.markdown(f":small[[{plain(website)}](https://{website})]")


def draw_key_figures(column: dict[str, object], cells: pl.DataFrame, data: Data) -> None:
    """Draw the key figures of the year, one card each."""
    shares = dict(cells.select("row_id", "value").iter_rows())
    total, people, frame = column["total_sek"], column["population_count"], column["frame_sek"]
    equity = equity_share(data["budget_line"], data["goal"]).filter(
        pl.col("plan_id") == column["plan_id"], pl.col("year") == column["year"]
    )
    known = float(str(total if total is not None else frame)) if (total or frame) else None
    per_person = None if known is None or people is None else known / float(str(people))
    figures = {
        "Kostnader": (_tkr(total), f"{column['version_text']} {column['year']}"),
        "Ram": (_tkr(frame), "medlemmarnas bidrag"),
        "Per invånare": (
            NOT_STATED
            if per_person is None
            else f"{format_measure(per_person, Measure.PER_INHABITANT)} kr",
            "invånarantal ej känt för året"
            if people is None
            else f"{'ram, ' if total is None else ''}{format_number(int(str(people)))} invånare "
            f"{column['population_year']}",
        ),
        "Insatser": (format_share(shares.get("area-initiatives")), "av kostnaderna"),
        "Administration": (format_share(shares.get("area-administration")), "av kostnaderna"),
        "Eget kapital": _equity_figure(equity),
    }
    grid = st.grid("auto", min_column_width=_CARD_WIDTH, border=True)
    for label, (figure, detail) in figures.items():
        with grid, st.container(gap="xxsmall"):
            st.metric(label, figure)
            st.caption(detail)


def _equity_figure(equity: pl.DataFrame) -> tuple[str, str]:
    if equity.is_empty():
        return NOT_STATED, "vid årets slut"
    row = equity.row(0, named=True)
    share = row["equity_share"]
    return _tkr(row["equity_sek"]), (
        "vid årets slut" if share is None else f"{format_share(share)} av bidragen"
    )


def draw_members(column: dict[str, object], data: Data) -> None:
    """Draw the member municipalities, and the staff that the plan names."""
    members = member_municipalities(
        data["association_municipality"],
        data["population"],
        str(column["association_id"]),
        int(str(column["year"])),
    )
    count = members.height
    noun = "kommun" if count == 1 else "kommuner"
    components.heading(f"{format_count(count).capitalize()} {noun} är med")
    draw_table(
        Table(
            frame=members,
            columns=[
                Column(name="municipality_name", title="Kommun"),
                Column(
                    name="population_count",
                    title=f"Invånare 31 december {int(str(column['year'])) - 1}",
                    kind="number",
                    absent="inte känt",
                ),
                Column(name="from_year", title="Med sedan", kind="year", absent="inte känt"),
            ],
            name=f"medlemmar-{column['association_id']}",
            alt="Medlemskommuner",
        ),
        key="members",
    )
    components.note(
        "Försäkringskassan, Arbetsförmedlingen och regionen är medlemmar i alla samordningsförbund",
        f"Tjänster som planen nämner: {_staff_text(column, data) or NOT_STATED}",
    )


def draw_contents(column: dict[str, object], data: Data) -> None:
    """Draw how much the plan says of each kind, with links to where it is shown."""
    components.heading(f"Det här säger planen för {column['budget_year']}")
    for table, row_count in plan_contents(data.tables, str(column["plan_id"])).iter_rows():
        path, one_noun, many_noun = _CONTENTS[table]
        if row_count:
            noun = one_noun if row_count == 1 else many_noun
            components.link(
                find_entry(path),
                f"{format_count(row_count).capitalize()} {noun}",
                valj=str(column["association_id"]),
            )
        else:
            st.caption(f"{many_noun.capitalize()}: {NOT_STATED}")


def draw_plans(plans: pl.DataFrame, data: Data) -> None:
    """Draw the association's plans with their documents and how their sums stand."""
    components.heading("Planer och dokument")
    shown = (
        plans.join(
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
    draw_table(
        Table(
            frame=shown,
            columns=[
                Column(name="budget_year", title="Plan för", kind="year"),
                Column(name="title", title="Dokument"),
                Column(name="decided_date", title="Datum", kind="date"),
                Column(name="phase_text", title="Läge"),
                Column(name="sums_text", title="Avstämningar", absent="inget att stämma av"),
                Column(name="finding_count", title="Iakttagelser", kind="number"),
            ],
            name=f"planer-{plans['association_id'][0]}",
            alt="Förbundets planer",
        ),
        key="plans",
    )


def _staff_text(column: dict[str, object], data: Data) -> str | None:
    """Say which posts the plan names, their extent and employer; None where it names none."""
    posts = data["staffing"].filter(pl.col("plan_id") == column["plan_id"])
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


def _tkr(amount: object) -> str:
    return NOT_STATED if amount is None else format_tkr(float(str(amount)))

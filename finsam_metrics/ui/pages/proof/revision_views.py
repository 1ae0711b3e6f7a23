"""What was published, by whom and when, and what differs between the versions of a plan."""

from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.intake.audit import AuditEntry, read_audit
from finsam_metrics.intake.people import Role
from finsam_metrics.intake.publishing import restore
from finsam_metrics.intake.revisions import Revision, figure_differences, history, load_revision
from finsam_metrics.model.errors import IntakeError, StoreError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import NOT_STATED, format_number
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import as_table
from finsam_metrics.ui.shell.opened_edition import paths_of_visit
from finsam_metrics.ui.shell.visitors import person_of_visit

_DONE: Final = {
    "uploaded": "Läste in ett dokument",
    "discarded": "Kastade ett utkast",
    "taken_over": "Tog över ett utkast",
    "association_added": "Lade till ett förbund",
    "inhabitants_added": "Lade till invånare",
    "inhabitants_changed": "Ändrade invånare",
    "invoice_details_saved": "Sparade fakturauppgifter",
    "published": "Publicerade en plan",
    "restored": "Tog tillbaka en publicering",
    "sealed": "Låste en utgåva",
    "noted": "Skrev en anteckning",
    "question_closed": "Avslutade en fråga",
    "note_taken_back": "Tog tillbaka en anteckning",
}
_MOST_ENTRIES: Final = 500
_FAULT: Final = "_kallor_fel"


def draw_revisions(plans: pl.DataFrame, data: Data) -> None:
    """Draw the versions of each chosen plan that has been published more than once."""
    paths = paths_of_visit()
    several = [
        (row["plan_id"], f"{row['association_name']} {row['source_text']}")
        for row in plans.iter_rows(named=True)
        if (paths.revisions / row["plan_id"]).is_dir()
    ]
    if not several and not data["changes"].height:
        return
    st.subheader("Versioner och ändringar", anchor=False)
    if fault := st.session_state.pop(_FAULT, None):
        st.error(plain(fault), icon=":material/error:")
    for plan_id, name in several:
        try:
            _draw_versions(plan_id, name)
        except IntakeError as error:
            st.caption(plain(f"{name}: {error.swedish}"))
    _draw_changes(plans, data)


def _draw_versions(plan_id: str, name: str) -> None:
    found = history(paths_of_visit(), plan_id)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(name)}** · {format_number(len(found))} versioner")
        for one in found:
            st.markdown(plain(_revision_text(one)))
        current = next((one for one in found if one.is_current), None)
        former = [one for one in found if not one.is_current and not one.is_taken_back]
        if current is None or not former:
            return
        packages = [load_revision(paths_of_visit(), one) for one in (former[0], current)]
        differing = pl.DataFrame(
            [
                {
                    "line_text": one.line_text,
                    "year": one.year,
                    "former_sek": one.former_sek,
                    "current_sek": one.current_sek,
                }
                for one in figure_differences(*packages)
            ],
            schema={
                "line_text": pl.String,
                "year": pl.Int32,
                "former_sek": pl.Decimal(14, 2),
                "current_sek": pl.Decimal(14, 2),
            },
        )
        as_table(
            Table(
                frame=differing,
                columns=[
                    Column(name="line_text", title="Rad"),
                    Column(name="year", title="År", kind="year"),
                    Column(name="former_sek", title=f"Version {former[0].revision}", kind="sek"),
                    Column(name="current_sek", title=f"Version {current.revision}", kind="sek"),
                ],
                name=f"versioner-{plan_id}",
                alt=f"Siffror som skiljer sig mellan versionerna av {name}",
            ),
            key=f"versioner-{plan_id}",
            label=f"Skillnader, siffra för siffra ({format_number(differing.height)})",
        )
        if Role.COORDINATOR in person_of_visit().roles:
            with st.popover("Ta tillbaka den senaste", key=f"aterta-{plan_id}"):
                st.markdown("Den förra versionen gäller då igen. Den senaste sparas.")
                st.button(
                    "Ta tillbaka", key=f"aterta-ja-{plan_id}", on_click=_restore, args=(plan_id,)
                )


def _revision_text(one: Revision) -> str:
    state = "gäller nu" if one.is_current else "tillbakatagen" if one.is_taken_back else "tidigare"
    who = "inlagd för hand" if one.published_by is None else f"publicerad av {one.published_by}"
    when = "" if one.published_at is None else f", {format_date(one.published_at.date())}"
    return f"Version {one.revision}, {state}: {who}{when}"


def _restore(plan_id: str) -> None:
    try:
        restore(default_paths(), person_of_visit(), plan_id)
    except (IntakeError, StoreError) as error:
        st.session_state[_FAULT] = error.swedish or "Det gick inte. Ingenting har ändrats."


def _draw_changes(plans: pl.DataFrame, data: Data) -> None:
    """Draw what persons changed between what was read and what was published."""
    changed = (
        data["changes"]
        .join(
            plans.select("plan_id", "association_name", "source_text"),
            on="plan_id",
            maintain_order="left",
        )
        .with_columns(
            plan_text=pl.format("{} {}", "association_name", "source_text"),
            row_text=pl.coalesce("line_text", pl.lit("hela dokumentet")),
        )
    )
    if changed.is_empty():
        return
    as_table(
        Table(
            frame=changed,
            columns=[
                Column(name="plan_text", title="Plan"),
                Column(name="row_text", title="Rad"),
                Column(name="read_text", title="Läst", absent=NOT_STATED),
                Column(name="published_text", title="Publicerat", absent="utelämnat"),
                Column(name="reason_text", title="Skäl", absent=NOT_STATED),
                Column(name="author_text", title="Av"),
                Column(name="changed_date", title="Dag", kind="date"),
            ],
            name="andringar",
            alt="Ändringar mellan det som lästes och det som publicerades",
        ),
        key="andringar",
        label=f"Ändringar mot det som lästes ({format_number(changed.height)})",
    )


def _done_text(entry: AuditEntry) -> str:
    done = _DONE.get(entry.what, entry.what)
    about = entry.told if entry.edition is None else f"utgåva {entry.edition}"
    return done if about is None else f"{done}: {about}"


def draw_log() -> None:
    """Draw who did what with plans, the latest first; only where something was done."""
    entries = read_audit(paths_of_visit())[:_MOST_ENTRIES]
    if not entries:
        return
    st.subheader("Vem har gjort vad", anchor=False)
    as_table(
        Table(
            frame=pl.DataFrame(
                {
                    "day": [one.at.date() for one in entries],
                    "time": [f"{one.at:%H:%M}" for one in entries],
                    "who": [one.who for one in entries],
                    "what": [_done_text(one) for one in entries],
                    "plan": [
                        None
                        if one.plan_id is None
                        else one.plan_id
                        + ("" if one.revision is None else f", version {one.revision}")
                        for one in entries
                    ],
                },
                schema_overrides={"plan": pl.String},
            ),
            columns=[
                Column(name="day", title="Dag", kind="date"),
                Column(name="time", title="Tid"),
                Column(name="who", title="Vem"),
                Column(name="what", title="Vad"),
                Column(name="plan", title="Plan", absent=NOT_STATED),
            ],
            name="logg",
            alt="Vem som har gjort vad med planerna",
        ),
        key="logg",
        label="Visa loggen",
    )

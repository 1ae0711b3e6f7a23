"""Step 3, Publicera: what stops it, what will change, and the press that does it."""

from collections.abc import Mapping, Sequence
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.intake.actions import Action
from finsam_metrics.intake.draft_folders import DraftEntry
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.personal_data import PersonalTrace
from finsam_metrics.intake.publishing import OtherStatement, Preview, preview, publish
from finsam_metrics.intake.revisions import FigureDifference, figure_differences
from finsam_metrics.model.enums import DocumentKind, Version
from finsam_metrics.model.errors import IntakeError, StoreError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.records import PlanPackage
from finsam_metrics.model.swedish_numbers import NOT_STATED, format_number, format_sek
from finsam_metrics.ui.pages.intake import open_draft, wordings
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell.navigation import find_entry

_MOST_DIFFERENCES: Final = 50
_REMEMBERS: Final = "kom-ihag"
_PAGES: Final = {
    "budget_line": ("budget", "Budget"),
    "priority_group": ("grupper", "Prioriterade grupper"),
    "training": ("utbildning", "Utbildning"),
    "initiative": ("insatser", "Insatser"),
    "meeting": ("moten", "Möten"),
    "goal": ("mal", "Mål"),
}
_REPORT_PAGES: Final = ["utveckling", "kontroll", "kallor"]


def draw_publish(shown: OpenReview) -> None:
    """Draw what a publication would do, and the button that does it."""
    try:
        planned = preview(default_paths(), shown.review, shown.judgement)
    except StoreError as error:
        components.answer("Planen kan inte publiceras nu")
        st.error(plain(error.swedish or "Datamappen har fel."), icon=":material/error:")
        return
    names = dict(shown.data["association"].select("association_id", "association_name").iter_rows())
    components.answer(_answer(planned, names))
    for hindrance, count in planned.hindrances.items():
        text = wordings.HINDRANCE_TEXTS[hindrance].format(count=format_number(count))
        st.warning(text, icon=":material/help:")
    if planned.package is None:
        st.button(
            "Till uppgifterna om dokumentet",
            key="till-uppgifterna",
            type="primary",
            on_click=open_draft.go_to,
            args=(shown.entry.draft_id, open_draft.READ),
        )
    _draw_traces(shown, planned.traces)
    if planned.package is not None:
        _draw_contents(planned.package)
        _draw_failing_sums(len(shown.judgement.failing))
        if planned.former is not None:
            _draw_differences(figure_differences(planned.former, planned.package), planned.former)
    _draw_others(planned.others, _sources(shown.data))
    st.checkbox(
        "Kom ihåg kategorierna till förbundets nästa dokument",
        value=True,
        key=_REMEMBERS,
        disabled=not shown.is_open,
    )
    with st.container(horizontal=True):
        st.button(
            "Publicera",
            key="publicera",
            type="primary",
            on_click=_publish,
            args=(shown, planned),
            disabled=not shown.is_open or not planned.may_be_published,
        )
        st.button(
            "Tillbaka till granskningen",
            key="till-granskningen",
            on_click=open_draft.go_to,
            args=(shown.entry.draft_id, open_draft.REVIEW),
        )


def _answer(shown: Preview, names: dict[str, str]) -> str:
    if shown.package is None:
        return "Det saknas uppgifter om dokumentet"
    kind = wordings.DOCUMENT_KINDS[shown.package.document.kind].lower()
    is_plan = shown.package.document.kind is DocumentKind.PLAN
    name = names.get(shown.package.association_id, "")
    plan = f"{name} {'' if is_plan else f'{kind} '}{shown.package.budget_year}"
    if not shown.may_be_published:
        return f"{plan} är inte klar att publicera"
    if shown.former is None:
        return f"{plan} är klar att publicera"
    return f"{plan} är klar att publicera som version {format_number(shown.package.revision)}"


def _draw_traces(shown: OpenReview, traces: Sequence[PersonalTrace]) -> None:
    """Name what looks like a private person, and let a name that is none be said so."""
    for number, trace in enumerate(traces):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            where = "" if trace.line is None else f" (rad {trace.line})"
            st.markdown(plain(f"{trace.found_text}, i ”{trace.text}”{where}"))
            if trace.is_number:
                st.caption("Ser ut som ett personnummer. Ta bort det ur texten i granskningen.")
                continue
            edit = Edit(
                scope=Scope.DOCUMENT, target=trace.found_text, field="not_personal", value="true"
            )
            action = Action(text=f"{trace.found_text} är ingen person", edits=(edit,))
            st.button(
                "Det är ingen privatperson",
                key=f"ingen-person-{number}",
                on_click=shown.press,
                args=(action,),
                disabled=not shown.is_open,
            )


def _draw_contents(package: PlanPackage) -> None:
    """Say what will stand on which page."""
    is_plan = package.document.kind is DocumentKind.PLAN
    pages = {**{table: name for table, (_, name) in _PAGES.items()}, "staffing": "Förbund"}
    counts = [
        (
            name if is_plan else find_entry(_REPORT_PAGES[0]).title,
            f"{format_number(len(rows))} {wordings.noun_of(table, len(rows))}",
        )
        for table, name in pages.items()
        if (rows := getattr(package, table))
    ]
    if counts:
        st.table(
            pl.DataFrame(counts, schema=["Sida", "Kommer dit"], orient="row"),
            border="horizontal",
            hide_index=True,
            alt="Vad som kommer på vilken sida",
        )
    st.caption(
        f"Ändringar mot det som lästes: {format_number(len(package.changes))}. De sparas med "
        "planen, med skäl. Belopp som räknas annorlunda än de är tryckta: "
        f"{format_number(len(package.correction))}."
    )


def _draw_failing_sums(count: int) -> None:
    """Say that what is published has sums that do not hold, which does not stop it."""
    if count == 1:
        st.info("En summa i dokumentet stämmer inte. Den visas som iakttagelse på Kontroll.")
    elif count:
        st.info(
            f"{format_number(count)} summor i dokumentet stämmer inte. De visas som iakttagelser "
            "på Kontroll."
        )


def _draw_differences(differences: Sequence[FigureDifference], former: PlanPackage) -> None:
    st.subheader(
        f"{format_number(len(differences))} siffror skiljer sig från version "
        f"{format_number(former.revision)}",
        anchor=False,
    )
    if not differences:
        return
    shown = differences[:_MOST_DIFFERENCES]
    st.table(
        pl.DataFrame(
            {
                "Rad": [plain(difference.line_text) for difference in shown],
                "År": [str(difference.year or NOT_STATED) for difference in shown],
                "Förut": [_sek(difference.former_sek) for difference in shown],
                "Nu": [_sek(difference.current_sek) for difference in shown],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt="Siffror som skiljer sig från den förra versionen",
    )
    if len(differences) > len(shown):
        st.caption(f"… och {format_number(len(differences) - len(shown))} till.")


def _sources(data: Data) -> Mapping[str, str]:
    """What each plan, report and books is called, by id."""
    return dict(data.packages.select("plan_id", "source_text").iter_rows())


def _draw_others(others: Sequence[OtherStatement], sources: Mapping[str, str]) -> None:
    """Say which figures other documents of the association state differently."""
    if not others:
        return
    st.subheader(
        f"{format_number(len(others))} siffror skiljer sig från förbundets andra dokument",
        anchor=False,
    )
    shown = others[:_MOST_DIFFERENCES]
    st.table(
        pl.DataFrame(
            {
                "Rad": [plain(other.line_text) for other in shown],
                "Avser": [
                    f"{wordings.VERSION_NAMES[Version(other.version)]} {other.year}"
                    for other in shown
                ],
                "Dokument": [sources.get(other.plan_id, NOT_STATED) for other in shown],
                "Där": [_sek(other.other_sek) for other in shown],
                "Här": [_sek(other.here_sek) for other in shown],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt="Siffror som förbundets andra dokument anger annorlunda för samma år",
    )


def _sek(amount: object) -> str:
    return NOT_STATED if amount is None else format_sek(amount)  # type: ignore[arg-type]


def _publish(shown: OpenReview, planned: Preview) -> None:
    if planned.package is None:
        return
    try:
        package = publish(
            default_paths(),
            shown.person,
            shown.entry.draft_id,
            expected_revision=planned.package.revision,
            remembers=bool(st.session_state[_REMEMBERS]),
        )
    except (IntakeError, StoreError) as error:
        open_draft.tell_fault(error)
        return
    open_draft.tell(f"Publicerad som version {package.revision}. Alla sidor visar den nu.")


def draw_published(entry: DraftEntry, data: Data) -> None:
    """Say that the draft is published, and lead to the pages that show it."""
    names = data["association"].select("association_id", "association_name")
    published = data.packages.filter(plan_id=entry.plan_id).join(names, on="association_id")
    is_plan = bool((published["document_kind"] == str(DocumentKind.PLAN)).all())
    if published.is_empty():
        components.answer("Publiceringen är tillbakatagen")
    else:
        components.answer("Planen är publicerad" if is_plan else "Dokumentet är publicerat")
    open_draft.draw_told()
    for row in published.iter_rows(named=True):
        named = f"{row['association_name']} {row['source_text']}, version {entry.revision}"
        st.markdown(plain(f"{named}, är läst ur {entry.file_name}."))
        with st.container(horizontal=True, vertical_alignment="center"):
            for path in _pages_of(entry, data) if is_plan else _REPORT_PAGES:
                page = find_entry(path)
                components.link(page, page.title, valj=row["association_id"])
    st.button("Till utkasten", key="till-utkasten", on_click=open_draft.leave)


def _pages_of(entry: DraftEntry, data: Data) -> list[str]:
    """The pages that show a published plan: those of money, and of the facts that it states."""
    facts = [
        path
        for table, (path, _) in _PAGES.items()
        if table != "budget_line" and data[table].filter(plan_id=entry.plan_id).height
    ]
    return ["forbund", "budget", "utveckling", *facts]

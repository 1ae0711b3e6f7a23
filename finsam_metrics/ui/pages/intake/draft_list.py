"""The drafts: those that wait, and those that were published."""

from typing import Final

import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.intake.draft_folders import (
    DraftEntry,
    Stage,
    discard,
    list_drafts,
    load_review,
    stage_of,
    stamp_of,
)
from finsam_metrics.intake.people import Person
from finsam_metrics.model.clock import now
from finsam_metrics.model.enums import DocumentKind
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.facts import Identity
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import format_count, format_number
from finsam_metrics.ui.pages.intake import open_draft, wordings
from finsam_metrics.ui.parts.markdown import plain

_STAGES: Final = {
    Stage.READING: "läses",
    Stage.FAILED: "kunde inte läsas",
    Stage.REVIEW: "granskas",
    Stage.PUBLISHED: "publicerad",
}
_KEPT_IDENTITIES: Final = 500


def draw_drafts(person: Person, data: Data) -> None:
    """Draw the drafts that wait, and below them those that were published."""
    drafts = list_drafts(default_paths())
    waiting = [entry for entry in drafts if entry.plan_id is None]
    published = [entry for entry in drafts if entry.plan_id is not None]
    st.subheader("Utkast", anchor=False)
    if not waiting:
        st.caption("Inga utkast ännu. Ett dokument som ni läser in ligger här tills ni publicerar.")
    for entry in waiting:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            _draw_name(entry, data)
            _draw_way_on(entry, "Fortsätt")
            with st.popover("Kasta", key=f"kasta-{entry.draft_id}"):
                st.markdown("Utkastet och det som ni har granskat i det försvinner.")
                _draw_discarding(entry, person, "Kasta utkastet")
    if published:
        label = f"Publicerade ({format_number(len(published))})"
        with st.expander(label, key="publicerade"):
            for entry in published:
                with st.container(horizontal=True, vertical_alignment="center"):
                    _draw_name(entry, data)
                    _draw_way_on(entry, "Visa")
                    with st.popover("Ta bort ur listan", key=f"kasta-{entry.draft_id}"):
                        st.markdown(
                            "Planen är kvar på alla sidor. Granskningen går inte att öppna mer."
                        )
                        _draw_discarding(entry, person, "Ta bort utkastet")


def _draw_name(entry: DraftEntry, data: Data) -> None:
    paths = default_paths()
    stage = stage_of(paths, entry)
    identity = _identity_of(entry.draft_id, stamp_of(paths, entry.draft_id))
    file_name = plain(entry.file_name)
    said = None if identity is None else _document_text(identity, data)
    when = f"{format_date(entry.made_at.date())}, {_age_text(entry)}"
    about = [*([] if said is None else [file_name]), plain(entry.made_by), when]
    st.markdown(
        f"**{file_name if said is None else plain(said)}** · {_STAGES[stage]}  \n"
        f":small[{' · '.join(about)}]"
    )


@st.cache_data(max_entries=_KEPT_IDENTITIES, show_spinner=False)
def _identity_of(draft_id: str, stamp: tuple[int, ...]) -> Identity | None:  # noqa: ARG001
    """Whose plan a draft is, as it stands in the review; None where it has not been read."""
    try:
        return load_review(default_paths(), draft_id).identity
    except IntakeError:
        return None


def _document_text(identity: Identity, data: Data) -> str:
    """Say which document it is, as far as that is known."""
    names = dict(data["association"].select("association_id", "association_name").iter_rows())
    name = names.get(identity.association_id, identity.association_text)
    kind = wordings.DOCUMENT_KINDS[identity.document_kind or DocumentKind.PLAN]
    year = identity.budget_year
    return " · ".join(
        (
            f"{name or 'Okänt förbund'}{'' if year is None else f' {year}'}",
            kind.lower(),
        )
    )


def _draw_way_on(entry: DraftEntry, label: str) -> None:
    st.button(
        label,
        key=f"fortsatt-{entry.draft_id}",
        on_click=open_draft.go_to,
        args=(entry.draft_id,),
    )


def _draw_discarding(entry: DraftEntry, person: Person, label: str) -> None:
    st.button(label, key=f"kasta-ja-{entry.draft_id}", on_click=_discard, args=(person, entry))


def _age_text(entry: DraftEntry) -> str:
    days = (now() - entry.made_at).days
    return "i dag" if days == 0 else f"{format_count(days)} {'dag' if days == 1 else 'dagar'} sedan"


def _discard(person: Person, entry: DraftEntry) -> None:
    try:
        discard(default_paths(), person, entry.draft_id)
        open_draft.tell(f"Utkastet {entry.file_name} är kastat.")
    except IntakeError as error:
        open_draft.tell_fault(error)

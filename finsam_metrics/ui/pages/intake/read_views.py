"""Step 1, Läst: whose plan it is, of which year, what was found and what is missing."""

from collections import Counter
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.intake.draft_folders import DraftEntry, list_drafts
from finsam_metrics.intake.edits import Scope
from finsam_metrics.intake.judging import Judgement, State
from finsam_metrics.intake.plans_by_hand import is_by_hand
from finsam_metrics.intake.reading import start_reading
from finsam_metrics.intake.review import Review
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.enums import DocumentKind, Version
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.swedish_numbers import format_count, format_list, format_number
from finsam_metrics.ui.pages.intake import open_draft, wordings
from finsam_metrics.ui.pages.intake.association_views import draw_new_association
from finsam_metrics.ui.pages.intake.fields import Setting, draw_choice, draw_text
from finsam_metrics.ui.pages.intake.inhabitant_views import draw_inhabitants
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain

_FIELD: Final = 240


def draw_read(shown: OpenReview) -> None:
    """Draw what was read, and what must be known of the document."""
    entry, review, judgement = shown.entry, shown.review, shown.judgement
    states = Counter(judgement.states.values())
    found = sum(count for state, count in states.items() if state is not State.LEFT_OUT)
    proved = states[State.PROVED] + states[State.ACCEPTED]
    components.answer(
        f"{format_number(found)} siffror är lästa, {format_number(proved)} av dem är bevisade "
        "eller godkända"
        if found
        else _nothing_text(review)
    )
    components.subtitle(_subtitle(entry, review))
    _draw_same_document(entry, shown.data)
    _draw_identity(shown)
    if review.figures or review.facts or not is_by_hand(review.read):
        _draw_contents(review, judgement)
    for text in review.read.omitted:
        st.caption(plain(f"Utelämnat vid läsningen: {text}"))
    st.button(
        "Granska",
        type="primary",
        key="till-granskning",
        on_click=open_draft.go_to,
        args=(entry.draft_id, open_draft.REVIEW),
    )


def _draw_contents(review: Review, judgement: Judgement) -> None:
    _draw_found(review, judgement)
    if review.kind is DocumentKind.PLAN:
        _draw_found_facts(review)
    else:
        st.caption(
            "Ur rapporter och bokföring publiceras bara belopp. Uppgifter i text hämtas ur planen."
        )


def _subtitle(entry: DraftEntry, review: Review) -> str:
    if is_by_hand(review.read):
        return review.read.lines[0].text
    return f"{entry.file_name} · {_pages_text(review)}"


def _nothing_text(review: Review) -> str:
    if is_by_hand(review.read):
        return "Planen skrivs in för hand"
    return "Inga belopp hittades i dokumentet"


def _pages_text(review: Review) -> str:
    pages = review.read.page_count
    if pages is None:
        return f"{format_count(len(review.read.lines))} rader"
    return f"{format_count(pages)} {'sida' if pages == 1 else 'sidor'}"


def _draw_same_document(entry: DraftEntry, data: Data) -> None:
    """Say where the same document was read before, and what came of it."""
    same = [
        draft
        for draft in list_drafts(default_paths())
        if draft.sha256 == entry.sha256 and draft.draft_id != entry.draft_id
    ]
    published = [draft for draft in same if draft.plan_id is not None]
    if published:
        names = data["association"].select("association_id", "association_name")
        named = data.packages.join(names, on="association_id").select(
            "plan_id", pl.format("{} {}", "association_name", "source_text")
        )
        texts = dict(named.iter_rows())
        plans = [
            f"{texts.get(draft.plan_id, draft.plan_id)}, version {draft.revision}"
            for draft in published
        ]
        st.info(f"Samma dokument är redan läst och publicerat som {plain(format_list(plans))}.")
    elif same:
        st.info("Samma dokument ligger redan i ett annat utkast.")


def _draw_identity(shown: OpenReview) -> None:
    identity = shown.review.identity
    associations = shown.data["association"].select("association_id", "association_name")
    names = dict(associations.iter_rows())

    def setting(name: str) -> Setting:
        return shown.setting(Scope.DOCUMENT, "", name, "Ändrade om dokumentet")

    grid = st.grid("auto", min_column_width=_FIELD)
    with grid.cell():
        draw_choice(
            "Förbund",
            names,
            identity.association_id,
            setting("association_id"),
            placeholder="Välj förbund",
        )
        if identity.association_text and identity.association_id is None:
            st.caption(plain(f"I dokumentet står: {identity.association_text}"))
        if identity.association_id is None:
            draw_new_association(shown)
        draw_inhabitants(shown)
    with grid.cell():
        draw_text("År", str(identity.budget_year or ""), setting("budget_year"), max_chars=4)
    with grid.cell():
        draw_choice(
            "Slag av dokument", wordings.DOCUMENT_KINDS, shown.review.kind, setting("document_kind")
        )
    with grid.cell():
        draw_choice(
            "Läge", wordings.PHASES, identity.phase, setting("phase"), placeholder="Ej angivet"
        )
    with grid.cell():
        draw_text("Titel", identity.title or "", setting("title"))
    if shown.review.kind is DocumentKind.BOOKS:
        _draw_accounts(shown)


def _draw_accounts(shown: OpenReview) -> None:
    """Offer to read books anew where the chosen association has accounts of its own."""
    review = shown.review
    chosen, read_for = review.identity.association_id, review.read.identity.association_id
    ranges = shown.data["account_range"]
    if chosen == read_for or ranges.filter(association_id=chosen).is_empty():
        return
    st.info("Förbundet har egna kategorier för sina konton sedan tidigare.")
    st.button(
        "Läs om med förbundets kategorier",
        key="las-om",
        on_click=start_reading,
        args=(default_paths(), shown.person, shown.entry),
        disabled=not shown.is_open,
    )


def _draw_found(review: Review, judgement: Judgement) -> None:
    """Say which figures were found, by how they stand, and what their sums say."""
    states = Counter(judgement.states.values())
    rows = [
        (f"{wordings.STATE_SIGNS[state]} {name}", format_number(states[state]))
        for state, name in wordings.STATE_NAMES.items()
        if states[state]
    ]
    st.subheader("Siffror", anchor=False)
    if rows:
        st.table(
            pl.DataFrame(rows, schema=["Läge", "Antal"], orient="row"),
            border="horizontal",
            hide_index=True,
            alt="Siffror efter läge",
        )
    failing, tried = len(judgement.failing), len(judgement.checks)
    if tried:
        st.markdown(
            f"{format_number(tried)} summor är prövade, {format_number(tried - failing)} stämmer."
        )
    elif review.kind is DocumentKind.BOOKS:
        st.markdown(_balance_text(review))
    else:
        st.markdown("Inga summor att pröva.")


def _balance_text(review: Review) -> str:
    """Say whether the books' own balance agrees with the outcome."""
    of_outcome = {
        figure.read.confidence
        for figure in review.figures
        if figure.read and figure.line.version is Version.OUTCOME
    }
    if Confidence.D in of_outcome:
        return "Utfallet stämmer inte med hur balansräkningen i filen har ändrats. Granska det."
    if Confidence.A in of_outcome:
        return "Utfallet stämmer med hur balansräkningen i filen har ändrats."
    return "Filen har ingen balansräkning att pröva utfallet mot."


def _draw_found_facts(review: Review) -> None:
    """Say which facts were found, kind by kind, and what a plan usually has besides."""
    facts = Counter(fact.table for fact in review.facts)
    expected = [table for table in wordings.FACT_NAMES if table != "declaration"]
    missing = [wordings.FACT_NAMES[table][1] for table in expected if not facts[table]]
    st.subheader("Uppgifter i text", anchor=False)
    st.markdown(
        "\n".join(
            f"- {many}: {format_number(facts[table])}"
            for table, (_, many) in wordings.FACT_NAMES.items()
            if facts[table]
        )
        or "Inga uppgifter hittades i texten."
    )
    if missing and facts:
        st.caption(f"Hittades inte: {format_list([name.lower() for name in missing])}.")

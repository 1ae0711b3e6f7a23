"""What each party's share is: under the key of the case, and under the others beside it."""

import streamlit as st

from finsam_metrics.exhibits import case_bases
from finsam_metrics.exhibits.cost_splits import case_subtitle, keys_beside, shares_answer
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.shared_costs.keys import FixedAmounts, FixedShares
from finsam_metrics.ui.pages.costs import kept_case
from finsam_metrics.ui.pages.costs.workbench import Workbench
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.pictures import draw_picture


def draw_fault() -> None:
    """Say why a link or a file could not be opened."""
    if (fault := kept_case.fault()) is not None:
        st.warning(plain(fault), icon=":material/link_off:")


def draw_answer(work: Workbench, data: Data) -> None:
    """Draw what each party pays under the key of the case, and under the others beside it."""
    if work.case is None:
        # What is mended stands below: the stylesheet keeps it in its place meanwhile.
        with st.container(key="arende-rattas" if work.problems else "arende-borjas"):
            components.answer(None, otherwise="Dela en gemensam kostnad till öret")
            st.info(plain(work.missing_text))
        return
    answer = (
        f"Nyckeln kan inte användas: {work.missing_text}"
        if work.chosen is None
        else shares_answer(work.chosen, data)
    )
    components.answer(answer)
    components.subtitle(case_subtitle(work.case, work.alternatives))
    if work.chosen is not None and work.chosen.warnings:
        st.markdown("\n".join(f"- {plain(text)}" for text in work.chosen.warnings))
    draw_picture(keys_beside(work.alternatives, work.case, data, title=answer, name="fordelning"))


def draw_sources(work: Workbench, data: Data) -> None:
    """Draw links to the documents that the agreed keys of the case are stated in."""
    parts = () if work.chosen is None else work.chosen.parts
    agreed = [part.key.agreed for part in parts if isinstance(part.key, FixedAmounts | FixedShares)]
    document_ids = sorted({key.document_id for key in agreed if key is not None})
    if document_ids:
        components.sources(case_bases.documents_of(data, document_ids))

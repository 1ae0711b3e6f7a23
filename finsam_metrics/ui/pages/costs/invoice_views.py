"""The invoice bases of a split case, as files to take home."""

from typing import Final

import streamlit as st

from finsam_metrics.exhibits import case_bases
from finsam_metrics.model.clock import today
from finsam_metrics.model.slugs import make_slug
from finsam_metrics.reports.invoice_checks import CHECKS, list_checks
from finsam_metrics.reports.invoice_contents import (
    PRELIMINARY,
    Provenance,
    case_title,
    kind_of,
)
from finsam_metrics.reports.invoice_documents import write_invoices
from finsam_metrics.reports.invoice_workbooks import write_invoice_workbook
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.store.versions import data_version
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell.data import load_all
from finsam_metrics.ui.shell.opened_edition import paths_of_visit

_LONGEST_NAME: Final = 60
_PDF: Final = "application/pdf"
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_invoices(split: Split) -> None:
    """Draw the buttons that give a workbook for all parties and a PDF for each.

    A file is made when it is asked for, with the day and the data of that moment. What it says is
    to be agreed with the accountant is said here too.
    """
    kind = kind_of(split)
    components.heading(f"{kind} som fil")
    st.caption(
        PRELIMINARY
        if split.is_preliminary
        else "Vad var och en ska betala eller få, kostnaderna, nyckeln med sitt beslut, "
        "uträkningen och varje faktura med sina underlag."
    )
    _draw_checks(split)
    day = today().isoformat()
    name = f"{make_slug(kind)}-{_file_name(case_title(split.case))}"
    with st.container(horizontal=True):
        st.download_button(
            "Arbetsbok för alla (Excel)",
            lambda: write_invoice_workbook(split, _provenance()),
            f"{name}-{day}.xlsx",
            _XLSX,
            key="invoices-xlsx",
            icon=":material/table:",
            on_click="ignore",
        )
        st.download_button(
            "Alla parter (PDF)",
            lambda: write_invoices(split, _provenance()),
            f"{name}-{day}.pdf",
            _PDF,
            key="invoices-pdf",
            icon=":material/picture_as_pdf:",
            on_click="ignore",
        )
    st.caption("En sida för varje part, och fakturorna efter den")
    with st.container(horizontal=True):
        for party in split.case.parties:
            _draw_invoice(split, party, f"{name}-{_file_name(party)}-{day}.pdf")


@st.fragment
def _draw_checks(split: Split) -> None:
    panel = st.expander(
        CHECKS, icon=":material/checklist:", key="arende-stam-av", on_change="rerun"
    )
    with panel:
        if panel.open:
            said = (*list_checks(split, _provenance()), *split.warnings)
            st.markdown("\n".join(f"- {plain(text)}" for text in said))


def _draw_invoice(split: Split, party: str, file_name: str) -> None:
    st.download_button(
        f"{plain(split.case.names[party])} (PDF)",
        lambda: write_invoices(split, _provenance(), parties=[party]),
        file_name,
        _PDF,
        key=f"invoice-{party}",
        icon=":material/picture_as_pdf:",
        type="tertiary",
        on_click="ignore",
    )


def _provenance() -> Provenance:
    data = load_all()
    documents = data["document"]
    return Provenance(
        made=today(),
        data_version=data_version(paths_of_visit()),
        documents=dict(zip(documents["document_id"], documents["title"], strict=True)),
        details=case_bases.register_of(data).details,
    )


def _file_name(text: str) -> str:
    return make_slug(text)[:_LONGEST_NAME].strip("-") or "berakning"

"""Downloads of a table, which say what they are, in them and in their names: view, prices, source.

A file lies on a disk long after its page was closed.
"""

from collections.abc import Callable, Mapping

import polars as pl
import streamlit as st

from finsam_metrics.exhibits import choices
from finsam_metrics.memo import remembered
from finsam_metrics.model.clock import today
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.slugs import make_slug
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.reports.spreadsheets import write_swedish_csv, write_xlsx
from finsam_metrics.ui.shell import filters
from finsam_metrics.ui.shell.data import load

SERVICE = "Finsam i siffror"
_MOST_NAMED = 12


def file_name(name: str, ending: str) -> str:
    """Name a file: what it holds, in which unit and prices where they can be chosen, and when."""
    parts = [name]
    if filters.current_page().has_measure:
        chosen = filters.current()
        parts.append(make_slug(str(chosen.measure)))
        if chosen.measure is not Measure.SHARE:
            parts.append(make_slug(choices.price_text(chosen)))
    return f"{'-'.join(parts)}-{today().isoformat()}.{ending}"


@remembered
def sources_text(plans: pl.DataFrame) -> str:
    """Name the plans that figures come from; of many, how many they are.

    Args:
        plans: One row per document, or several, with ``association_name`` and ``source_text``.
    """
    named = [
        f"{name} {source}"
        for name, source in plans.select("association_name", "source_text")
        .drop_nulls()
        .unique(maintain_order=True)
        .iter_rows()
    ]
    if len(named) > _MOST_NAMED:
        return f"{len(named)} planer och budgetar"
    return f"planer och budgetar för {format_list(named)}" if named else ""


def describe(what: str, plans: pl.DataFrame | None = None) -> dict[str, str]:
    """Say of a file what it shows, in which prices, from which documents, from where and when.

    Args:
        what: What the file holds.
        plans: The plans that its figures come from, with ``association_name``, ``source_text`` and
            ``document_id``; None means those that are chosen on the page.
    """
    page, chosen = filters.current_page(), filters.current()
    said = {"Tjänst": SERVICE, "Vy": f"{page.title}: {what}"}
    if page.has_selection:
        names = load().association_names
        said["Urval"] = format_list([names[shown] for shown in chosen.association_ids])
        said["År"] = "senaste budget per förbund" if chosen.year is None else str(chosen.year)
        plans = load().documents_of(chosen.association_ids, chosen.year) if plans is None else plans
    if page.has_measure:
        said["Enhet"] = str(chosen.measure)
        if chosen.measure is not Measure.SHARE:
            said["Priser"] = choices.price_text(chosen)
    if page.has_current_prices:
        said["Priser"] = choices.CURRENT_PRICES
    if plans is not None and plans.height:
        said["Källor"] = _document_titles(plans, load()["document"])
    return said | {"Adress": filters.address(), "Hämtad": today().isoformat()}


def draw_downloads(
    numbers: Callable[[], pl.DataFrame],
    *,
    shares: list[str],
    name: str,
    what: str,
    key: str,
    plans: pl.DataFrame | None = None,
) -> None:
    """Draw the two buttons that give a table as a file.

    Args:
        numbers: Makes the table with numbers as numbers, when a file is asked for.
        shares: The columns that are shares.
        name: File name without unit, day and ending.
        what: What the table holds.
        key: Unique on the page.
        plans: As for ``describe``.
    """
    about = describe(what, plans)
    with st.container(horizontal=True):
        _draw_button(
            "Hämta CSV",
            lambda: write_swedish_csv(numbers(), about, share_columns=shares),
            file_name(name, "csv"),
            "text/csv",
            f"{key}-csv",
        )
        _draw_button(
            "Hämta Excel",
            lambda: write_xlsx({"Tabell": numbers()}, share_columns=shares, about=about),
            file_name(name, "xlsx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            f"{key}-xlsx",
        )


def draw_picture_downloads(
    writers: Mapping[str, Callable[[], bytes]], *, name: str, key: str
) -> None:
    """Draw a button for each form that a picture is saved in: its ending, and what writes it."""
    with st.container(horizontal=True):
        for ending, write in writers.items():
            mime = "image/svg+xml" if ending == "svg" else f"image/{ending}"
            _draw_button(
                f"Hämta {ending.upper()}", write, file_name(name, ending), mime, f"{key}-{ending}"
            )


def _draw_button(label: str, write: Callable[[], bytes], file: str, mime: str, key: str) -> None:
    st.download_button(
        label,
        write,
        file,
        mime,
        key=key,
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


@remembered
def _document_titles(plans: pl.DataFrame, documents: pl.DataFrame) -> str:
    titled = (
        plans.select("association_name", "source_text", "document_id")
        .unique(maintain_order=True)
        .join(documents.select("document_id", "title"), on="document_id")
        .select("association_name", "source_text", "title")
    )
    return "; ".join(f"{name} {source}: {title}" for name, source, title in titled.iter_rows())

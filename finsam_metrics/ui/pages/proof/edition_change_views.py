"""What has changed since an edition, with causes in Swedish."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.editions.edition_changes import (
    FIGURES,
    Aspect,
    Cause,
    EditionChange,
    EditionChanges,
    changes_since,
)
from finsam_metrics.editions.manifests import Edition
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.findings import SEVERITY_NAMES
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.model.errors import PackageError, StoreError
from finsam_metrics.model.paths import DataPaths, default_paths
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import (
    NOT_STATED,
    format_count,
    format_list,
    format_number,
    format_sek,
)
from finsam_metrics.pipeline import newest_change_ns
from finsam_metrics.store.notes import notes_state
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.choices import choose_one
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import as_table
from finsam_metrics.ui.shell import opened_edition

_CAUSES: Final = {
    Cause.DOCUMENT: "Nytt dokument",
    Cause.REMOVED: "Dokumentet har tagits bort",
    Cause.CORRECTION: "Rättelse",
    Cause.MAPPING: "Kategorisering",
    Cause.RULE: "Regel",
    Cause.REFERENCE: "Referensuppgifter",
    Cause.PROGRAM: "Programmet",
}
_ASPECTS: Final = {
    Aspect.CONTENT: "Uppgiften är ändrad",
    Aspect.AMOUNT: "Belopp",
    Aspect.PRINTED: "Tryckt text",
    Aspect.LABEL: "Radens text",
    Aspect.CATEGORY: "Kategori",
    Aspect.CATEGORY_NAME: "Kategorins namn",
    Aspect.AREA: "Område",
    Aspect.JUDGEMENT: "Vår bedömning",
    Aspect.FINDINGS: "Iakttagelser",
    Aspect.POPULATION: "Invånare",
    Aspect.WORKING_AGE: "Invånare 16–64 år",
    Aspect.PRICES: "Prisindex (KPI)",
}
_VERSIONS: Final = {
    "outcome": "utfall",
    "forecast": "prognos",
    "budget": "budget",
    "plan": "plan",
}
_NEW, _GONE = "Ny", "Borta"
_MOST_FILES: Final = 6
_NOT_THEN, _NOT_NOW = "fanns inte", "finns inte"
_COLUMNS: Final = [
    Column(name="plan_text", title="Dokument"),
    Column(name="label", title="Rad eller uppgift"),
    Column(name="concerns", title="Avser", absent="uppgift i text"),
    Column(name="what", title="Vad"),
    Column(name="before", title="Då", absent=_NOT_THEN),
    Column(name="after", title="Nu", absent=_NOT_NOW),
    Column(name="cause", title="Orsak"),
]


def draw_changes(editions: Sequence[Edition], data: Data) -> None:
    """Draw what has changed since the edition that is chosen: counted by cause, then each."""
    if not editions:
        return
    st.subheader("Vad har ändrats sedan dess?", anchor=False)
    opened = opened_edition.current()
    numbers = {str(one.number): _edition_text(one) for one in editions}
    first = next(iter(numbers)) if opened is None else str(opened.edition.number)
    chosen = choose_one("Sedan", numbers, parameter="sedan", default=first, width=320)
    edition = next(one for one in editions if str(one.number) == chosen)
    try:
        paths = default_paths()
        found = _changes(
            str(paths.root),
            edition.number,
            edition.content_hash,
            (newest_change_ns(paths), *notes_state(paths)),
        )
    except PackageError:
        st.error("Dagens uppgifter har fel och kan inte jämföras.", icon=":material/error:")
        return
    except StoreError as error:
        st.error(plain(error.swedish or "Utgåvan kan inte jämföras."), icon=":material/error:")
        return
    components.heading(_conclusion(found))
    _draw_causes(found)
    _draw_each(found, data)


@st.cache_data(max_entries=16, show_spinner="Jämför med dagens uppgifter …")
def _changes(
    root: str,
    number: int,
    content_hash: str,  # noqa: ARG001 part of the cache's key
    moment: tuple[int, ...],  # noqa: ARG001
) -> EditionChanges:
    return changes_since(DataPaths(root=Path(root)), number)


def _edition_text(edition: Edition) -> str:
    return f"Utgåva {edition.number}, {format_date(edition.sealed_at.date())}"


def _conclusion(found: EditionChanges) -> str:
    number = found.edition.number
    figures = [one for one in found.changes if one.table == FIGURES]
    counts = Counter(_state_of(one) for one in figures)
    # A figure of which several things have changed is one figure.
    changed = len({one.figure_id for one in figures if _state_of(one) == "changed"})
    parts = [
        f"{format_count(count)} {text}"
        for count, text in (
            (changed, "ändrad siffra" if changed == 1 else "ändrade siffror"),
            (counts["new"], "ny" if counts["new"] == 1 else "nya"),
            (counts["gone"], "borta"),
        )
        if count
    ]
    if parts:
        return f"Sedan utgåva {number}: {format_list(parts)}"
    if found.changes:
        return f"Inga siffror har ändrats sedan utgåva {number}, men uppgifter i text"
    if found.files:
        return f"Inga siffror har ändrats sedan utgåva {number}, men andra uppgifter"
    return f"Ingenting har ändrats sedan utgåva {number}"


def _state_of(change: EditionChange) -> str:
    if change.aspect is not Aspect.PRESENCE:
        return "changed"
    return "new" if change.before is None else "gone"


def _draw_causes(found: EditionChanges) -> None:
    """Count the changes by cause, and name the files that nothing above tells of."""
    counts = Counter(one.cause for one in found.changes)
    texts = [
        f"{_CAUSES[cause]}: {format_number(counts[cause])}" for cause in Cause if counts[cause]
    ]
    edition = found.edition
    if edition.program_version != found.program_version:
        texts.append(f"programmet var {edition.program_version} och är {found.program_version}")
    components.note(*texts)
    if found.files:
        named = list(found.files[:_MOST_FILES])
        if len(found.files) > len(named):
            named.append(f"{format_number(len(found.files) - len(named))} till")
        components.note(f"Datafiler som skiljer sig: {format_list(named)}")


def _draw_each(found: EditionChanges, data: Data) -> None:
    if not found.changes:
        return
    names = dict(data["association"].select("association_id", "association_name").iter_rows())
    sources = dict(data.packages.select("plan_id", "source_text").iter_rows())
    rows = [
        {
            **asdict(one),
            "plan_text": _plan_text(one, names, sources),
            "concerns": _concerns(one),
            "what": _what(one),
            "before": _value(one, one.before),
            "after": _value(one, one.after),
            "cause": _CAUSES[one.cause],
        }
        for one in found.changes
    ]
    table = Table(
        frame=pl.DataFrame(
            [{column.name: row[column.name] for column in _COLUMNS} for row in rows],
            schema=dict.fromkeys((column.name for column in _COLUMNS), pl.String),
        ),
        columns=_COLUMNS,
        name=f"andringar-sedan-utgava-{found.edition.number}",
        alt=f"Vad som har ändrats sedan utgåva {found.edition.number}, med orsak",
    )
    as_table(
        table,
        key="andringar-sedan",
        label=f"Alla ändringar, en och en ({format_number(len(rows))})",
    )


def _plan_text(change: EditionChange, names: Mapping[str, str], sources: Mapping[str, str]) -> str:
    name = names.get(change.association_id, change.association_id)
    return f"{name} {sources.get(change.plan_id) or change.plan_id}"


def _concerns(change: EditionChange) -> str | None:
    if change.version is None:
        return None
    return f"{_VERSIONS[change.version]} {change.year or ''}".strip()


def _what(change: EditionChange) -> str:
    if change.aspect is Aspect.PRESENCE:
        return _NEW if change.before is None else _GONE
    return _ASPECTS[change.aspect]


def _value(change: EditionChange, text: str | None) -> str | None:
    if text is None and change.aspect is not Aspect.PRESENCE:
        return "inga" if change.aspect is Aspect.FINDINGS else NOT_STATED
    if text is None or change.table != FIGURES:
        return text
    match change.aspect:
        case Aspect.PRESENCE | Aspect.AMOUNT:
            return format_sek(Decimal(text))
        case Aspect.POPULATION | Aspect.WORKING_AGE:
            return format_number(int(text))
        case Aspect.PRICES:
            return format_number(Decimal(text), 2)
        case Aspect.JUDGEMENT:
            return "ja" if text == "true" else "nej"
        case Aspect.FINDINGS:
            return ", ".join(_weight_text(one) for one in text.split())
    return text


def _weight_text(finding: str) -> str:
    return SEVERITY_NAMES[finding.partition(":")[2]].lower()

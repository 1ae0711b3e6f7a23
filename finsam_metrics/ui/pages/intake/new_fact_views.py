"""A fact that was not read: its kind, what is known of it, and where it stands."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.intake.additions import add_fact
from finsam_metrics.intake.fact_fields import fact_columns
from finsam_metrics.intake.plans_by_hand import is_by_hand
from finsam_metrics.intake.read_documents import ReadLine
from finsam_metrics.intake.review import Review
from finsam_metrics.intake.written_in import WrittenIn
from finsam_metrics.ui.pages.intake import wordings
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.ui.pages.intake.row_cells import UNIT_NAMES
from finsam_metrics.words.plan_sheets import Answer, SheetColumn

_FIELD: Final = 220
_LONGEST: Final = 500
_LONGEST_LINE: Final = 90
_KIND, _LINE = "ny-uppgift-slag", "ny-uppgift-rad"
_VOCABULARY: Final = {
    "budget_category": ("category_id", "category_name"),
    "common_group": ("group_id", "group_name"),
    "training_type": ("training_type", "training_type_name"),
}


def draw_new_fact(shown: OpenReview) -> None:
    """Draw how a fact that was not read is added."""
    panel = st.expander("Lägg till en uppgift", key="ny-uppgift", on_change="rerun")
    if not panel.open:
        return
    with panel:
        kinds = {table: one.capitalize() for table, (one, _) in wordings.FACT_NAMES.items()}
        table = st.selectbox(
            "Slag av uppgift",
            list(kinds),
            format_func=kinds.__getitem__,
            key=_KIND,
            disabled=not shown.is_open,
            width=_FIELD,
        )
        grid = st.grid("auto", min_column_width=_FIELD)
        for column in fact_columns(table):
            with grid.cell():
                _draw_field(shown, table, column)
        draw_line_choice(shown, _LINE)
        st.button(
            "Lägg till uppgiften",
            key="ny-uppgift-in",
            on_click=_add,
            args=(shown, table),
            disabled=not shown.is_open,
        )


def _draw_field(shown: OpenReview, table: str, column: SheetColumn) -> None:
    key = _key(table, column)
    label = column.heading if column.is_required else f"{column.heading} (valfritt)"
    if column.answer is Answer.CHOICE:
        options = fact_choices(column, shown.data)
        st.selectbox(
            label,
            list(options),
            index=None,
            format_func=options.__getitem__,
            placeholder="Välj",
            key=key,
            disabled=not shown.is_open,
        )
        return
    st.text_input(
        label,
        max_chars=_LONGEST,
        placeholder=wordings.ANSWER_EXAMPLES.get(column.answer),
        key=key,
        disabled=not shown.is_open,
    )


def _add(shown: OpenReview, table: str) -> None:
    typed = {column.field: _key(table, column) for column in fact_columns(table)}
    line = st.session_state.get(_LINE)
    said = WrittenIn(
        texts={name: text for name, key in typed.items() if (text := st.session_state[key])},
        line=None if line is None else int(line),
    )
    if shown.do(add_fact(shown.review, table, said, wordings.FACT_NAMES[table][0])):
        for key in (*typed.values(), _LINE):
            st.session_state.pop(key, None)


def _key(table: str, column: SheetColumn) -> str:
    return f"ny-{table}-{column.field}"


def fact_choices(column: SheetColumn, data: Data) -> Mapping[str, str]:
    """Names of what may be chosen in a field of a fact, by id."""
    if column.field == "unit":
        return UNIT_NAMES
    if column.vocabulary is None:
        return {value: name.capitalize() for value, name in (column.names or {}).items()}
    key, name = _VOCABULARY[column.vocabulary]
    return dict(data[column.vocabulary].select(key, name).iter_rows())


def draw_line_choice(shown: OpenReview, key: str) -> None:
    """Draw the choice of the line that states what is written in; nothing where none can."""
    texts = lines_by_text(shown.review)
    if not texts:
        return
    st.selectbox(
        "Raden i dokumentet, om ni vet",
        list(texts),
        index=None,
        format_func=texts.__getitem__,
        placeholder="Söks efter orden ovan",
        key=key,
        disabled=not shown.is_open,
    )


def lines_by_text(review: Review) -> dict[str, str]:
    """The document's lines to choose from, by number; none where there is no document."""
    if is_by_hand(review.read):
        return {}
    return {str(line.number): _line_text(line) for line in review.read.lines if line.text.strip()}


def _line_text(line: ReadLine) -> str:
    page = "" if line.page is None else f"sida {line.page}, "
    return f"{page}rad {line.number}: {line.parted_text[:_LONGEST_LINE]}"

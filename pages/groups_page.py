"""Prioriterade grupper: which groups does each plan prioritise, and with what money?"""

import streamlit as st

from finsam_metrics.charts.groups import group_matrix as draw_group_matrix
from finsam_metrics.metrics.answers.groups import groups_answer
from finsam_metrics.metrics.gaps import with_group_gaps
from finsam_metrics.metrics.groups import group_matrix
from finsam_metrics.ui import components, data, filters, group_views, tables

chosen = filters.current()
store = data.load()
found = store.columns(chosen.association_ids, chosen.year, chosen.price_year)
components.need_columns(found, chosen)
cells = group_matrix(
    store["priority_group"],
    store["common_group"],
    store["budget_line"],
    store["initiative"],
    found,
    with_judgements=chosen.with_judgements,
)
columns = with_group_gaps(found, cells)
answer = groups_answer(cells, columns.height)

components.answer(answer, otherwise="De valda planerna namnger ingen prioriterad grupp för året")
components.subtitle(
    f"Grupper som planen själv prioriterar, med planens egna ord · "
    f"belopp som kan knytas till gruppen · {components.years_subtitle(columns)}"
)
if cells.is_empty():
    st.info("Det är inte samma sak som att ingen prioriteras.")
else:
    components.picture(
        draw_group_matrix(cells, columns),
        alt_text=f"Grupper per förbund. {answer or ''}.",
        key="groups",
        asks=cells,
    )
    components.note(
        "Lagens målgrupp, behov av samordnad rehabilitering, gäller alla och visas inte"
    )
    tables.as_table(
        *group_views.group_table(cells, columns),
        name="prioriterade-grupper",
        alt="Prioriterade grupper per förbund",
        key="groups-table",
    )
group_views.draw_group_initiatives(columns, store)
components.sources(columns, store["document"])

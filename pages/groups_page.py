"""Prioriterade grupper: which groups does each plan prioritise, and with what money?"""

import streamlit as st

from finsam_metrics.charts.groups import group_matrix as draw_group_matrix
from finsam_metrics.metrics.answers.groups import groups_answer
from finsam_metrics.metrics.gaps import with_group_gaps
from finsam_metrics.metrics.groups import group_matrix
from finsam_metrics.ui.pages.work import group_views
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
store = data.load()
found = store.budgets(chosen.association_ids, chosen.year, chosen.price_year)
components.need_budgets(found, chosen)
cells = group_matrix(
    store["priority_group"],
    store["common_group"],
    store["budget_line"],
    store["initiative"],
    found,
    with_judgements=chosen.with_judgements,
)
budgets = with_group_gaps(found, cells)
answer = groups_answer(cells, budgets.height) or group_views.NO_GROUP

subtitle = (
    f"Grupper som planen själv prioriterar, med planens egna ord · "
    f"belopp som kan knytas till gruppen · {components.years_subtitle(budgets)}"
)
components.answer(answer)
components.subtitle(subtitle)
if cells.is_empty():
    st.info("Det är inte samma sak som att ingen prioriteras.")
    components.sources(budgets)
else:
    pictures.draw_picture(
        draw_group_matrix(cells, budgets),
        key="groups",
        alt_text=f"Grupper per förbund. {answer}.",
        title=answer,
        subtitle=subtitle,
        plans=budgets,
        asks=cells,
        notes=[group_views.LEGAL_GROUP],
        table=group_views.group_table(cells, budgets),
    )
group_views.draw_group_initiatives(budgets, store)

"""Möten: when does each body meet, do any meetings clash, and which days suit a joint one?"""

import streamlit as st

from finsam_metrics.charts.calendars import meeting_calendar
from finsam_metrics.metrics import meetings
from finsam_metrics.metrics.answers.meetings import (
    meetings_answer,
    no_meetings_answer,
    no_meetings_hint,
)
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.workdays import calendar_days
from finsam_metrics.ui import components, data, filters, meeting_views, tables

chosen = filters.current()
store = data.load()
columns = store.columns(chosen.association_ids, chosen.year, chosen.price_year)
components.need_columns(columns, chosen)
year = meetings.meeting_year(store["meeting"], chosen.association_ids, chosen.year)
years = meetings.dated_years(store["meeting"], chosen.association_ids)
if year is None or year not in years:
    components.answer(None, otherwise=no_meetings_answer(chosen.year))
    st.info(no_meetings_hint(years))
    components.sources(columns, store["document"])
    st.stop()

dated = with_asks(
    meetings.dated_meetings(
        store["meeting"],
        store["plan"],
        store["association"],
        association_ids=chosen.association_ids,
        year=year,
    ),
    ids=["plan_id", "body", "date"],
    texts=["association_name", "body_name", "date"],
)
days = calendar_days(year)
answer = meetings_answer(dated)
components.answer(answer, otherwise=no_meetings_answer(year))
components.subtitle(f"Möten som planerna anger dag för · {year} · klockslag anges inte")
components.picture(
    meeting_calendar(dated, days),
    alt_text=f"Kalender över mötena. {answer or ''}.",
    key="meetings",
    asks=dated,
)
meeting_views.draw_notes(dated, store, chosen.association_ids, year)
tables.as_table(
    *meeting_views.meetings_table(dated),
    name=f"moten-{year}",
    alt="Möten dag för dag",
    key="meetings-table",
)
meeting_views.draw_calendar_file(dated)
meeting_views.draw_free_days(days, dated, year)
components.sources(dated.unique("document_id", maintain_order=True), store["document"])

"""Möten: when does each body meet, do any meetings clash, and which days suit a joint one?"""

import streamlit as st

from finsam_metrics.charts.calendars import meeting_calendar
from finsam_metrics.metrics import meetings
from finsam_metrics.metrics.answers.meetings import (
    meetings_answer,
    no_meetings_answer,
    other_year_note,
)
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.workdays import calendar_days
from finsam_metrics.ui import components, data, filters, meeting_views

chosen = filters.current()
components.need_choice(chosen)
store = data.load()
first = st.container()
year = meeting_views.choose_year(store["meeting"], chosen, store.years)
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
states = meetings.meeting_states(
    dated, store["plan"], store["association"], association_ids=chosen.association_ids, year=year
)
answer = meetings_answer(dated)
with first:
    components.answer(answer, otherwise=no_meetings_answer(year))
    components.subtitle(f"Möten som planerna anger dag för · {year} · klockslag anges inte")
calendar = st.container()
days = meeting_views.choose_days(calendar_days(year), dated, states)
with calendar:
    components.picture(
        meeting_calendar(dated, days),
        alt_text=f"Kalender över mötena. {answer or no_meetings_answer(year)}.",
        key="meetings",
        asks=dated,
    )
    known_years = meetings.dated_years(store["meeting"], chosen.association_ids)
    meeting_views.draw_notes(states, year, other_year_note(chosen.year, year, known_years))
    meeting_views.draw_meetings(dated, year)
components.sources(dated.unique("document_id", maintain_order=True), store["document"])

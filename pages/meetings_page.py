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
from finsam_metrics.ui.pages.work import meeting_views
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

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
answer = meetings_answer(dated) or no_meetings_answer(year)
subtitle = f"Möten som planerna anger dag för · {year} · klockslag anges inte"
with first:
    components.answer(answer)
    components.subtitle(subtitle)
calendar = st.container()
days = meeting_views.choose_days(calendar_days(year), dated, states)
known_years = meetings.dated_years(store["meeting"], chosen.association_ids)
with calendar:
    pictures.draw_picture(
        meeting_calendar(dated, days),
        key="meetings",
        alt_text=f"Kalender över mötena. {answer}.",
        title=answer,
        subtitle=subtitle,
        plans=store.plans_of(chosen.association_ids, None).join(dated, on="plan_id", how="semi"),
        asks=dated,
        notes=meeting_views.notes(states, year, other_year_note(chosen.year, year, known_years)),
        table=meeting_views.meetings_table(dated, year),
    )
    meeting_views.draw_calendar_file(dated, year)

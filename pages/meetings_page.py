"""Möten: when does each body meet, do any meetings clash, and which days suit a joint one?"""

import streamlit as st

from finsam_metrics.exhibits import meetings
from finsam_metrics.metrics.workdays import calendar_days
from finsam_metrics.ui.pages.work import meeting_views
from finsam_metrics.ui.parts import components, pictures
from finsam_metrics.ui.shell import data, filters

chosen = filters.current()
components.need_choice(chosen)
store = data.load()
first = st.container()
year = meeting_views.choose_year(store["meeting"], chosen, store.years)
calendar = st.container()
dated = meetings.dated_meetings(store, year, chosen)
states = meetings.meeting_states(store, dated, year, chosen)
days = meeting_views.choose_days(calendar_days(year), dated, states)
shown = meetings.meetings_of_year(store, dated, days, chosen)
with first:
    components.answer(shown.title)
    components.subtitle(shown.subtitle)
with calendar:
    pictures.draw_picture(shown)
    meeting_views.draw_calendar_file(dated, year)

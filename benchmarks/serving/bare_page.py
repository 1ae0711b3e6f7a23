"""The page that the dashboard is measured against: one chart, nothing else."""

import altair as alt
import polars as pl
import streamlit as st

frame = pl.DataFrame({"name": ["a", "b", "c"], "value": [1, 2, 3]})
st.altair_chart(alt.Chart(frame).mark_bar().encode(x="name", y="value"))

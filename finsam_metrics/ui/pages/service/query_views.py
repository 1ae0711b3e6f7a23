"""A question in SQL to the open tables: where it is written, what they hold, what it gives."""

from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.charts.answers import MOST_BARS, answer_bars, answer_line
from finsam_metrics.charts.kit.drawings import write_drawing
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import format_count, format_number
from finsam_metrics.queries import bounds
from finsam_metrics.queries.asked_often import asked_often
from finsam_metrics.queries.copies import COPIES
from finsam_metrics.queries.faults import QueryError
from finsam_metrics.queries.running import QueryAnswer, ask
from finsam_metrics.reports.open_data.descriptions import TableDescription
from finsam_metrics.reports.open_data.figure_addresses import with_addresses
from finsam_metrics.reports.spreadsheets import write_machine_csv, write_swedish_csv
from finsam_metrics.ui.pages.service.open_data_views import KINDS
from finsam_metrics.ui.parts import components, downloads
from finsam_metrics.ui.parts.chart_frames import frame_for
from finsam_metrics.ui.parts.choices import choose_one, choose_segment
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell.filters import server_address

_SQL, _ANSWERED, _TEXT, _EXAMPLE = "sql", "_answered_query", "fraga-text", "fraga-exempel"
_FIRST_TABLE: Final = "budget_line"
_MOST_SHOWN: Final = 100
_EMPTY: Final = "–"
_NO_PICTURE, _BARS, _LINE = "ingen", "staplar", "linje"
_PICTURES: Final = {_NO_PICTURE: "Ingen bild", _BARS: "Staplar", _LINE: "Linje"}


def query_answer(described: tuple[TableDescription, ...]) -> str:
    """Say what the page is for."""
    return f"Ställ egna frågor till {format_count(len(described))} öppna tabeller"


def draw_query(data: Data, described: tuple[TableDescription, ...]) -> None:
    """Draw where a question is written, its answer below, and beside them what the tables hold."""
    st.markdown(
        "Frågan skrivs i SQL och läser bara de öppna tabellerna. Den får räkna i "
        f"{bounds.PROCESSOR_SECONDS} sekunder och ge {format_number(bounds.MOST_ROWS)} rader. "
        "Frågan står i adressen: en länk hit ställer den igen."
    )
    asking, dictionary = st.columns(2, gap="large")
    with dictionary, st.container(key="fraga-kolumner"):
        _draw_dictionary(described)
    with asking:
        sql = _draw_writing()
        if sql:
            _draw_outcome(sql, data, described)


def _draw_outcome(sql: str, data: Data, described: tuple[TableDescription, ...]) -> None:
    address = server_address()
    tables = with_addresses(data.tables, described, address)
    try:
        answer = _answer(sql, COPIES.give((data.state, address), tables), data)
    except QueryError as error:
        _draw_error(sql, error)
    else:
        _draw_answer(sql, answer)


def _draw_writing() -> str:
    """Draw the field, filled from the address or by an example; give what is asked."""
    state = st.session_state
    state[_TEXT] = state.get(_TEXT, st.query_params.get(_SQL, "")[: bounds.MOST_SIGNS])
    st.selectbox(
        "Börja med en vanlig fråga",
        list(asked_often()),
        index=None,
        placeholder="Välj en fråga",
        key=_EXAMPLE,
        on_change=_take_example,
    )
    with st.form("fraga-sjalv", border=False):
        st.text_area(
            "Fråga i SQL",
            key=_TEXT,
            height=260,
            max_chars=bounds.MOST_SIGNS,
            placeholder="select association_name, county_name\nfrom association",
        )
        st.form_submit_button("Ställ frågan", type="primary", icon=":material/play_arrow:")
    sql = str(state[_TEXT]).strip()
    if sql:
        st.query_params[_SQL] = sql
    else:
        st.query_params.pop(_SQL, None)
    return sql


def _take_example() -> None:
    chosen = st.session_state[_EXAMPLE]
    if chosen is not None:
        st.session_state[_TEXT] = asked_often()[chosen]


@st.fragment
def _draw_dictionary(described: tuple[TableDescription, ...]) -> None:
    """Draw what one table holds; to look at another asks nothing again."""
    by_name = {table.name: table for table in described}
    name = choose_one(
        "Tabell",
        {name: name for name in by_name},
        parameter="tabell",
        default=_FIRST_TABLE,
        width=320,
    )
    table = by_name[name]
    st.markdown(plain(table.swedish))
    st.table(
        pl.DataFrame(
            {
                "Kolumn": [plain(column.name) for column in table.columns],
                "Innehåll": [
                    plain(f"{column.swedish} ({KINDS[column.kind]})") for column in table.columns
                ],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt=f"Kolumnerna i tabellen {name}",
    )


def _answer(sql: str, copy: Path, data: Data) -> QueryAnswer:
    """Ask, or give the visit's last answer where the question and the data are the same.

    Raises:
        QueryError: It has no answer.
    """
    asked = (data.state, sql)
    known, answer = st.session_state.get(_ANSWERED, (None, None))
    if known == asked and isinstance(answer, QueryAnswer):
        return answer
    place = st.empty()

    def say_place(number: int) -> None:
        place.info(f"Ni står på plats {number} i kön.")

    with st.spinner("Frågan ställs …"):
        answer = ask(sql, copy, say_place=say_place)
    place.empty()
    st.session_state[_ANSWERED] = (asked, answer)
    return answer


def _draw_error(sql: str, error: QueryError) -> None:
    where = ""
    if error.line is not None:
        where = f"Rad {error.line}, tecken {error.column}: "
    st.error(f"{where}{plain(error.swedish)}", icon=":material/error:")
    if error.line is not None and error.column is not None:
        line = sql.splitlines()[error.line - 1]
        st.code(f"{line}\n{' ' * (error.column - 1)}^", language=None)


def _draw_answer(sql: str, answer: QueryAnswer) -> None:
    rows = answer.rows
    count = f"{format_number(rows.height)} {'rad' if rows.height == 1 else 'rader'}"
    components.heading(f"Svaret: {count}")
    if answer.is_cut:
        components.note(
            f"Svaret har fler rader. Här är de {format_number(rows.height)} första, också i "
            "filerna."
        )
    if rows.is_empty():
        return
    _draw_picture(rows)
    shown = rows.head(_MOST_SHOWN)
    if shown.height < rows.height:
        st.caption(f"De {shown.height} första raderna visas. Filerna har alla.")
    right = [place for place, kind in enumerate(rows.dtypes, start=1) if kind.is_numeric()]
    with st.container(key="-".join(["tabell-svar", *(f"h{place}n" for place in right)])):
        st.table(
            pl.DataFrame({plain(name): _texts(shown[name]) for name in shown.columns}),
            border="horizontal",
            hide_index=True,
            alt="Svaret på frågan",
        )
    _draw_files(sql, rows)


def _draw_picture(rows: pl.DataFrame) -> None:
    numbers = [name for name, kind in rows.schema.items() if kind.is_numeric()]
    if not numbers or rows.width == 1:
        return
    texts = [name for name in rows.columns if name not in numbers]
    with st.container(horizontal=True, vertical_alignment="bottom", key="svar-bild-val"):
        form = choose_segment("Bild", _PICTURES, parameter="bild", default=_NO_PICTURE)
        if form == _NO_PICTURE:
            return
        along = choose_one(
            "Längs axeln",
            {name: name for name in rows.columns},
            parameter="langs",
            default=(texts or rows.columns)[0],
            width=220,
        )
        value = choose_one(
            "Värde",
            {name: name for name in numbers},
            parameter="varde",
            default=numbers[-1],
            width=220,
        )
    chart = (answer_bars if form == _BARS else answer_line)(rows, along, value)
    said = f"{_PICTURES[form]}: {value} längs {along}. Samma siffror finns i tabellen under bilden."
    with frame_for(chart, key="svar-bild"):
        st.vega_lite_chart(
            write_drawing(chart), width="stretch", theme=None, key="svar-bild", alt=said
        )
    if form == _BARS and rows.height > MOST_BARS:
        st.caption(f"Bilden visar de {MOST_BARS} första raderna.")


def _texts(values: pl.Series) -> list[str]:
    """The cells of a column as they are read."""
    kind, name = values.dtype, values.name.lower()
    if kind.is_numeric() and "year" not in name:
        is_whole = all(v == v // 1 for v in values.drop_nulls())
        decimals = 0 if is_whole else 2
        return [_EMPTY if v is None else format_number(v, decimals) for v in values]
    if kind == pl.Boolean:
        return [_EMPTY if v is None else "ja" if v else "nej" for v in values]
    if kind == pl.Date:
        return [_EMPTY if v is None else format_date(v) for v in values]
    return [_EMPTY if v is None else plain(str(v)) for v in values]


def _draw_files(sql: str, rows: pl.DataFrame) -> None:
    about = {**downloads.describe("svaret på en egen fråga"), "Fråga": sql}
    with st.container(horizontal=True):
        for label, name, write in (
            ("CSV för Excel", "svar-excel", lambda: write_swedish_csv(rows, about)),
            ("CSV för program", "svar", lambda: write_machine_csv(rows)),
        ):
            st.download_button(
                label,
                write,
                downloads.file_name(name, "csv"),
                "text/csv",
                key=f"fraga-{name}",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
            )

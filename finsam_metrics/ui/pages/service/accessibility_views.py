"""The parts of the accessibility statement that Digg asks for.

Directive (EU) 2016/2102 article 7, lag (2018:1937) 13 § and MDFFS 2019:2.
"""

from datetime import date

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.contacts import contact_texts
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import draw_table

_OUTCOMES = {"met": "inga kända brister", "partly": "brister finns", "untested": "inte testat"}
_NO_CONTACT = "Hör av er till den som gav er adressen till tjänsten"
_SUPERVISION = "https://www.digg.se/tdosanmalan"


def draw_publisher(publisher: dict[str, object]) -> None:
    """Draw who answers for the service, and what the law asks of it."""
    organisation = publisher["organisation"]
    st.markdown(
        f"{plain(organisation or 'Den som driver tjänsten')} står bakom "
        f"{plain(publisher['service_name'])}. Vi vill att så många som möjligt ska kunna använda "
        "tjänsten. Här står hur den uppfyller lagen (2018:1937) om tillgänglighet till digital "
        "offentlig service, vilka brister vi känner till och hur ni talar om för oss när något "
        "inte fungerar."
    )


def draw_contact(publisher: dict[str, object]) -> None:
    """Draw what to do when something cannot be used, how faults are told, and the supervision."""
    reachable = " · ".join(contact_texts(publisher)) or _NO_CONTACT
    days = publisher["answer_days"]
    components.heading("Om ni inte kan använda en del av tjänsten")
    st.markdown(
        "Varje bild har en tabell med samma siffror under Tabell, och tabellerna går att "
        "hämta som Excel och CSV. Räcker inte det, hör av er, så hjälper vi er på ett annat sätt."
    )
    st.markdown(f"{reachable}." + ("" if days is None else f" Vi svarar inom {days} dagar."))
    components.heading("Tala om för oss vad som brister")
    st.markdown(
        "Hittar ni något som inte står här, eller menar ni att vi inte uppfyller lagen, skriv "
        f"eller ring så att vi får veta det. {reachable}."
    )
    components.heading("Tillsyn")
    st.markdown(
        "Myndigheten för digital förvaltning, Digg, har tillsyn över lagen. Är ni inte nöjda med "
        f"hur vi tar hand om er synpunkt kan ni [anmäla det till Digg]({_SUPERVISION})."
    )


def draw_shortcomings(checks: pl.DataFrame) -> None:
    """Draw the known faults with what can be done instead, and which exceptions are used."""
    components.heading("Innehåll som inte är tillgängligt")
    st.markdown(
        "Kravet i lagen är nivå AA i WCAG 2.1 (standarden EN 301 549). Vi mäter mot nivå AA i "
        "WCAG 2.2. De här bristerna känner vi till, eller har inte kunnat utesluta:"
    )
    draw_table(
        Table(
            frame=checks.filter(pl.col("outcome") != "met").with_columns(
                fault_text=pl.coalesce("shortcoming_text", pl.lit("Inte testat."))
            ),
            columns=[
                Column(name="subject", title="Vad"),
                Column(name="fault_text", title="Brist"),
                Column(name="criterion", title="Krav i WCAG", absent="–"),
                Column(name="alternative_text", title="Gör så här i stället", absent="–"),
                Column(name="planned_text", title="Åtgärdas", absent="–"),
            ],
            name="brister",
            alt="Kända brister i tillgänglighet",
        ),
        key="faults",
    )
    st.markdown(
        "**Oskäligt betungande anpassning.** Vi använder inte undantaget i 12 § lagen. "
        "**Innehåll som inte omfattas av lagen.** Förbundens egna dokument finns inte i tjänsten; "
        "de bedöms där de är publicerade."
    )


def draw_tests(checks: pl.DataFrame, publisher: dict[str, object]) -> None:
    """Draw what was tried, how and when."""
    components.heading("Så har vi testat")
    latest = checks["tested_date"].max()
    parts = ["Vi har testat tjänsten själva."]
    if isinstance(latest, date):
        parts.append(f"Senaste bedömningen gjordes den {format_date(latest)}.")
    published = publisher["published_date"]
    if isinstance(published, date):
        parts.append(f"Tjänsten publicerades den {format_date(published)}.")
    else:
        parts.append("Tjänsten är inte publicerad än.")
    if isinstance(latest, date):
        parts.append(f"Redogörelsen uppdaterades senast den {format_date(latest)}.")
    st.markdown(" ".join(parts))
    draw_table(
        Table(
            frame=checks.with_columns(outcome_text=pl.col("outcome").replace_strict(_OUTCOMES)),
            columns=[
                Column(name="subject", title="Vad"),
                Column(name="method", title="Hur"),
                Column(name="outcome_text", title="Resultat"),
                Column(name="tested_date", title="När", kind="date", absent="–"),
            ],
            name="tester",
            alt="Tester av tillgängligheten",
        ),
        key="tests",
    )

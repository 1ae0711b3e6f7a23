"""What the service is, who is behind it, and how far its figures hold."""

import streamlit as st

from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.contacts import contact_texts
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell.navigation import find_entry


def draw_purpose() -> None:
    """Draw what the service does, and for whom."""
    st.markdown(
        "Samordningsförbund (lag 2003:1210) publicerar varje år en plan och en budget, var och ett "
        "på sitt sätt. Här ligger de bredvid varandra: budgetar, prioriterade grupper, insatser, "
        "utbildningar, möten och mål. Tjänsten räknar också ut hur en gemensam kostnad delas. "
        "Den är gjord för styrelser, samordnare och ekonomer, och för er som vill använda "
        "uppgifterna vidare."
    )
    components.link(find_entry("guide"), "Så använder ni sidorna, med bilder")
    components.link(find_entry("drift"), "Så startar och driver ni tjänsten")


def draw_publisher(publisher: dict[str, object]) -> None:
    """Draw who publishes the service and how to reach them; what is not stated is said."""
    components.heading("Vem som står bakom, och vart ni vänder er")
    organisation = publisher["organisation"]
    st.markdown(
        f"{plain(organisation)} står bakom tjänsten."
        if organisation
        else "Den som driver den här installationen har inte angett vem den är."
    )
    if ways := contact_texts(publisher):
        st.markdown(f"Frågor, synpunkter och fel i uppgifterna: {' · '.join(ways)}")
    components.link(find_entry("tillganglighet"), "Tillgänglighetsredogörelse")


def draw_trust() -> None:
    """Draw how the figures are made, in plain words, with the ways to their proof."""
    components.heading("Så blir siffrorna till")
    st.markdown(
        "Varje siffra är hämtad ur ett dokument och sparas som den står där, med sida och rad. "
        "Summorna i dokumenten räknas om, och det som inte stämmer visas med förslag, men rättas "
        "inte. Det som en plan inte anger är *ej angivet* och räknas aldrig som noll. Var vi har "
        "bedömt vilken kategori en rad hör till är siffran märkt med \\*. Uppgifterna är fria att "
        "använda (CC0)."
    )
    components.link(find_entry("kallor"), "Dokumenten, och hur de har lästs")
    components.link(find_entry("kontroll"), "Det som inte stämmer i dokumenten")
    components.link(find_entry("ordlista"), "Ordlista")

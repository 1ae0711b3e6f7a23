"""The pages of the dashboard, in the order of the menu."""

from dataclasses import dataclass
from functools import cache

import streamlit as st
from streamlit.navigation.page import Page

from finsam_metrics.model.paths import PROJECT_ROOT


@dataclass(frozen=True, kw_only=True)
class PageEntry:
    """One page.

    Attributes:
        name: File name below ``pages`` without ending. No ``url_path`` may equal one.
        title: Name in the menu and above the page.
        section: Heading of the menu that the page stands under; empty stands in the row itself.
        url_path: Address; empty for the first page.
        has_selection: Whether the page depends on which associations and year are chosen.
        has_year: Whether the year chosen for all pages is one that the page shows.
        has_measure: Whether the page shows amounts in a chosen unit.
        has_share: Whether a share of the costs is one of those units.
        has_current_prices: Whether its amounts are always in the prices of their own year.
        has_judgements: Whether the page can hide what is our judgement.
        is_in_menu: Whether the menu leads to it; others are led to by what they show.
    """

    name: str
    title: str
    url_path: str
    section: str = ""
    has_selection: bool = True
    has_year: bool = True
    has_measure: bool = False
    has_share: bool = True
    has_current_prices: bool = False
    has_judgements: bool = False
    is_in_menu: bool = True

    @property
    def file(self) -> str:
        """The page's file."""
        return str(PROJECT_ROOT / "pages" / f"{self.name}.py")


_MONEY, _WORK, _PROOF = "Pengar", "Verksamhet", "Underlag"
PAGES = (
    PageEntry(name="overview_page", title="Översikt", url_path="", has_measure=True),
    PageEntry(name="association_page", title="Förbund", url_path="forbund"),
    PageEntry(name="pair_page", title="Jämför två", url_path="jamfor", has_measure=True),
    PageEntry(name="budget_page", title="Budget", url_path="budget", has_measure=True),
    PageEntry(
        name="development_page",
        title="Utveckling",
        url_path="utveckling",
        section=_MONEY,
        has_measure=True,
        has_share=False,
    ),
    PageEntry(
        name="funding_page",
        title="Finansiering",
        url_path="finansiering",
        section=_MONEY,
        has_measure=True,
        has_share=False,
    ),
    PageEntry(
        name="groups_page",
        title="Prioriterade grupper",
        url_path="grupper",
        section=_WORK,
        has_judgements=True,
    ),
    PageEntry(
        name="initiatives_page",
        title="Insatser",
        url_path="insatser",
        section=_WORK,
        has_measure=True,
    ),
    PageEntry(
        name="training_page",
        title="Utbildning",
        url_path="utbildning",
        section=_WORK,
        has_measure=True,
    ),
    PageEntry(
        name="cost_split_page",
        title="Kostnadsfördelning",
        url_path="kostnadsfordelning",
        section=_WORK,
        has_selection=False,
        has_current_prices=True,
    ),
    PageEntry(name="meetings_page", title="Möten", url_path="moten", section=_WORK, has_year=False),
    PageEntry(name="goals_page", title="Mål", url_path="mal", section=_WORK),
    PageEntry(
        name="pack_page",
        title="Mötesunderlag",
        url_path="underlag",
        section=_PROOF,
        has_measure=True,
    ),
    PageEntry(name="control_page", title="Kontroll", url_path="kontroll", section=_PROOF),
    PageEntry(name="sources_page", title="Källor", url_path="kallor", section=_PROOF),
    PageEntry(
        name="figure_page",
        title="Var siffran står",
        url_path="siffra",
        section=_PROOF,
        has_selection=False,
        is_in_menu=False,
    ),
    PageEntry(
        name="notes_page",
        title="Frågor och beslut",
        url_path="fragor",
        section=_PROOF,
        has_selection=False,
    ),
    PageEntry(
        name="editions_page",
        title="Utgåvor",
        url_path="utgavor",
        section=_PROOF,
        has_selection=False,
    ),
    PageEntry(
        name="intake_page",
        title="Läs in plan",
        url_path="las-in",
        section=_PROOF,
        has_selection=False,
    ),
    PageEntry(
        name="open_data_page",
        title="Öppna data",
        url_path="oppna-data",
        section=_PROOF,
        has_selection=False,
    ),
    PageEntry(
        name="query_page",
        title="Fråga själv",
        url_path="fraga-sjalv",
        section=_PROOF,
        has_selection=False,
    ),
    PageEntry(
        name="glossary_page",
        title="Ordlista",
        url_path="ordlista",
        section=_PROOF,
        has_selection=False,
    ),
    PageEntry(
        name="guide_page", title="Kom igång", url_path="guide", section=_PROOF, has_selection=False
    ),
    PageEntry(
        name="about_page", title="Om tjänsten", url_path="om", section=_PROOF, has_selection=False
    ),
    PageEntry(
        name="running_page",
        title="Starta och driva",
        url_path="drift",
        section=_PROOF,
        has_selection=False,
    ),
    PageEntry(
        name="accessibility_page",
        title="Tillgänglighetsredogörelse",
        url_path="tillganglighet",
        section=_PROOF,
        has_selection=False,
    ),
)
SECTIONS = tuple(dict.fromkeys(entry.section for entry in PAGES))
_OF_VISIT = "_pages"


def find_entry(url_path: str) -> PageEntry:
    """Find the page that has an address."""
    return next(entry for entry in PAGES if entry.url_path == url_path)


def menu_of_visit() -> dict[str, list[Page]]:
    """Give the pages by section as Streamlit runs them, each made once a visit.

    Streamlit notes in a page which visit may run it, so no two visits share one.
    """
    if _OF_VISIT not in st.session_state:
        st.session_state[_OF_VISIT] = {
            section: [_make_page(entry) for entry in PAGES if entry.section == section]
            for section in SECTIONS
        }
    menu: dict[str, list[Page]] = st.session_state[_OF_VISIT]
    return menu


@cache
def page_to_link(entry: PageEntry) -> Page:
    """Give a page to lead to, the same for all visits: each making looks for its file."""
    return _make_page(entry)


def _make_page(entry: PageEntry) -> Page:
    return st.Page(
        entry.file,
        title=entry.title,
        url_path=entry.url_path,
        default=entry is PAGES[0],
        visibility="visible" if entry.is_in_menu else "hidden",
    )

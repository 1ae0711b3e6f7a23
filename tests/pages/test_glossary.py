"""Words of the field are explained, and linked from where they are used."""

import re

import pytest

from finsam_metrics.ui.shell.navigation import PAGES


def test_every_word_is_on_the_page_in_swedish_order(open_page, tables):
    visit = open_page("ordlista")
    shown = [text.value.split("**")[1] for text in visit.app.markdown if "**" in text.value]
    assert len(shown) == tables["glossary"].height
    assert shown[0] == "Administration"
    assert shown.index("Öresavrundning") > shown.index("Vår bedömning")
    assert shown[-1] == "Öresavrundning"


def test_an_asked_word_stands_first(open_page):
    visit = open_page("ordlista", ord="ram")
    assert visit.app.subheader[0].value == "Ram"


def test_a_word_that_does_not_exist_is_no_fault(open_page):
    visit = open_page("ordlista", ord="x")
    assert not visit.has_failed
    assert not visit.app.subheader


def test_words_name_pages_that_exist(tables):
    named = {
        path for paths in tables["glossary"]["page_paths"].drop_nulls() for path in paths.split()
    }
    assert named <= {page.url_path or "start" for page in PAGES}


@pytest.mark.parametrize("path", ["", "budget", "kontroll"])
def test_a_page_links_to_its_words(open_page, tables, path):
    visit = open_page(path)
    links = {link.proto.label for link in visit.app.get("page_link")}
    used = tables["glossary"].filter(
        tables["glossary"]["page_paths"].str.split(" ").list.contains(path or "start")
    )
    assert set(used["term"]) <= links


def stem(word: str) -> str:
    """A word without the endings that it has in a sentence."""
    return word.casefold() if len(word) < 5 else word.casefold()[:-2]


def words_on(visit) -> str:
    """What is written on a page, without the links to the glossary."""
    said = visit.texts()
    for link in visit.app.get("page_link"):
        if link.proto.page.endswith("ordlista") and "badge" not in link.proto.label:
            said.remove(link.proto.label)
    return " ".join([*said, *visit.texts_in_charts()]).casefold()


@pytest.mark.parametrize(
    "path", [page.url_path for page in PAGES if page.url_path not in ("ordlista", "tillganglighet")]
)
def test_every_linked_word_is_on_the_page(open_page, tables, path):
    said = words_on(open_page(path).unfold())
    used = tables["glossary"].filter(
        tables["glossary"]["page_paths"].str.split(" ").list.contains(path or "start")
    )
    missing = [
        term
        for term in used["term"]
        if not any(
            re.search(r"\w*\W+".join(re.escape(stem(word)) for word in one.split()), said)
            for one in term.split(", ")
        )
    ]
    assert missing == []


def test_a_word_leads_back_to_the_page_that_it_was_opened_from(open_page):
    visit = open_page("ordlista", ord="ram", tillbaka="forbund")
    (back,) = [
        link.proto
        for link in visit.app.get("page_link")
        if link.proto.label.startswith("Tillbaka till")
    ]
    assert (back.label, back.page) == ("Tillbaka till Förbund", "forbund")
    links = open_page("forbund").app.get("page_link")
    assert any("tillbaka=forbund" in link.proto.query_string for link in links)


def test_without_a_page_to_go_back_to_there_is_no_link_back(open_page):
    for visit in (open_page("ordlista"), open_page("ordlista", tillbaka="x")):
        labels = [link.proto.label for link in visit.app.get("page_link")]
        assert not [label for label in labels if label.startswith("Tillbaka")]

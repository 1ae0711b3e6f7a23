"""Words of the field are explained, and linked from where they are used."""

import pytest

from finsam_metrics.ui.navigation import PAGES


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

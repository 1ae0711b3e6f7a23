"""The search in the head of every page leads to the place of what is found."""

from finsam_metrics.ui.shell.navigation import PAGES


def search(visit, words):
    (field,) = [one for one in visit.app.text_input if one.key == "sok-allt"]
    field.input(words).run()
    return [link.proto for link in visit.app.get("page_link")]


def test_every_page_has_the_search(open_page, subtests):
    visit = open_page()
    for page in PAGES:
        with subtests.test(page=page.title):
            visit.go(page.url_path)
            assert [one.key for one in visit.app.text_input].count("sok-allt") == 1


def test_a_hit_leads_to_its_page_with_the_filters_set(open_page):
    links = search(open_page("ordlista"), "kvinnocoachernas")
    (link,) = [one for one in links if one.label.startswith("Kvinnocoacher (Insats")]
    assert link.page == "insatser"
    assert "forbund=vastra-malardalen" in link.query_string
    assert "vy=1" in link.query_string


def test_the_link_of_a_hit_opens_the_view_that_it_says(open_page):
    visit = open_page("insatser", forbund="vastra-malardalen", ar="2012", vy="1")
    assert not visit.has_failed
    assert "Kvinnocoacher" in " ".join(visit.texts() + visit.texts_in_charts())


def test_what_is_not_found_is_told(open_page):
    visit = open_page()
    search(visit, "xyzzy")
    assert any("Inget hittades för ”xyzzy”" in text.value for text in visit.app.markdown)


def test_of_many_hits_the_first_are_shown_and_the_others_counted(open_page):
    visit = open_page("om")
    search(visit, "utbildning")
    assert any("till. Skriv fler ord" in caption.value for caption in visit.app.caption)

"""Words of a plan are shown as they stand: nothing in them is markup, a link or a formula."""

from finsam_metrics.pipeline import build
from finsam_metrics.ui.markdown import plain

NAME = "*Kram* $x$ [fors](http://x.se) :red[a]"
ESCAPED = plain(NAME)


def test_a_name_with_markup_is_escaped_wherever_it_is_markdown(open_page, data_copy):
    data_copy.replace("reference/association.csv", "kramfors,Kramfors,", f"kramfors,{NAME},")
    build(data_copy.paths)
    visit = open_page("kontroll", data=data_copy.paths, forbund="kramfors")
    cards = [markdown.value for markdown in visit.app.markdown if "2010**" in markdown.value]
    assert cards
    assert all(card.startswith(f"**{ESCAPED} 2010**") for card in cards)


def test_a_label_with_markup_is_escaped_in_a_table(open_page, data_copy):
    for_all = data_copy.file("plans/kramfors-2010/budget_line.csv")
    text = for_all.read_text(encoding="utf-8").replace(",Lokalhyra,", ",$Lokal* hyra$,")
    for_all.write_text(text, encoding="utf-8")
    build(data_copy.paths)
    visit = open_page("budget", data=data_copy.paths, forbund="kramfors")
    assert r"\$Lokal\* hyra\$" in visit.table("Rad i dokumentet").index

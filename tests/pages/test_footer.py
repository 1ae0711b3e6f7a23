"""The foot of every page, its name and its link."""

import csv
import shutil

import pytest

from finsam_metrics.model.paths import DataPaths
from finsam_metrics.ui.shell.navigation import PAGES

SERVICE = "Finsam i siffror"
FOR_THOSE_WHO_RUN_IT = "drift"


def foot(visit):
    """What the foot says, and where it leads."""
    said = [text.value for text in visit.app.markdown if text.value.startswith(":small[Finsam")]
    return said, [link.proto.label for link in visit.app.get("page_link")][-4:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_says_whose_it_is_and_leads_to_what_is_said_of_it(open_page, page):
    said, links = foot(open_page(page.url_path))
    assert len(said) == 1
    assert links == ["Om tjänsten", "Kom igång", "Starta och driva", "Tillgänglighetsredogörelse"]


def test_the_foot_is_there_on_a_page_that_stops_early(open_page):
    visit = open_page("budget", forbund="")
    said, _ = foot(visit)
    assert len(said) == 1


def test_the_public_is_never_told_to_fill_in_a_file(open_page):
    for page in PAGES:
        if page.url_path == FOR_THOSE_WHO_RUN_IT:
            continue
        texts = " ".join(open_page(page.url_path).texts())
        assert "publisher.csv" not in texts
        assert "ifylld" not in texts


def test_a_publisher_and_its_address_are_said_where_they_are_known(open_page, small_db, tmp_path):
    shutil.copytree(small_db.root, tmp_path / "data")
    file = tmp_path / "data" / "reference" / "publisher.csv"
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    rows[1][rows[0].index("organisation")] = "Förbundet A*B"
    rows[1][rows[0].index("contact_email")] = "hej@example.org"
    with file.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows(rows)
    (said,), _ = foot(open_page("budget", data=DataPaths(root=tmp_path / "data")))
    assert "Ges ut av Förbundet A\\*B" in said
    assert "[hej@example.org](mailto:hej@example.org)" in said


def test_the_first_page_says_in_a_sentence_what_this_is(open_page):
    texts = open_page().texts()
    assert any(text.startswith(f"{SERVICE} lägger") for text in texts)


def test_the_link_of_a_view_opens_it_whatever_was_chosen_on_the_page(open_page):
    visit = open_page("utveckling", matt="invanare", forandring="vasteras")
    (address,) = (one.value for one in visit.app.markdown if one.value.startswith("`"))
    assert "matt=invanare" in address
    assert "forandring=vasteras" in address


def test_all_associations_are_chosen_with_one_press(open_page):
    visit = open_page(forbund="vasteras")
    (button,) = (one for one in visit.app.button if one.label == "Välj alla")
    button.click().run()
    assert "forbund" not in visit.address
    (button,) = (one for one in visit.app.button if one.label == "Välj alla")
    assert button.disabled

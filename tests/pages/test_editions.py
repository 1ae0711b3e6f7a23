"""An edition that is opened by address: every page shows it, and nothing can be changed in it."""

import os
import shutil

import pytest

from finsam_metrics.editions.kept_editions import edition_folder, edition_numbers
from finsam_metrics.editions.sealing import seal
from finsam_metrics.intake.audit import read_audit
from finsam_metrics.pipeline import build
from finsam_metrics.reports.pack.descriptions import Description, View, pack_description
from finsam_metrics.ui.shell.navigation import PAGES
from tests.taken_in import COORDINATOR, accept_everything, take_in

BACK = "Visa dagens uppgifter"


@pytest.fixture
def paths(data_copy):
    """A data folder with a sealed edition, in which an area is called otherwise since."""
    seal(data_copy.paths, COORDINATOR, note="Länsmötet", choices={"forbund": "kramfors,vasteras"})
    data_copy.replace("vocabulary/budget_area.csv", ",Insatser,", ",Verksamhet,")
    build(data_copy.paths)
    return data_copy.paths


def press(visit, label):
    """Press the button of a label."""
    next(button for button in visit.app.button if button.label == label).click().run()
    assert not visit.has_failed


def words(visit):
    """All that is written on the page, as one text as it is read."""
    return " ".join([*visit.texts(), *visit.texts_in_charts()]).replace("\\", "")


def test_every_page_says_which_edition_it_shows(open_page, paths):
    visit = open_page(data=paths, utgava="1")
    for page in PAGES:
        if page.url_path:
            visit.go(page.url_path)
        assert not visit.has_failed, page.name
        assert "Ni ser utgåva 1, låst den" in words(visit), page.name
        assert visit.address["utgava"] in ("1", ["1"])


def test_pages_show_the_editions_data_and_the_way_back_leads_to_todays(open_page, paths):
    visit = open_page("budget", data=paths, utgava="1")
    assert "Insatser" in words(visit)
    assert "Verksamhet" not in words(visit)
    press(visit, BACK)
    assert "utgava" not in visit.address
    assert "Verksamhet" in words(visit)
    assert "Ni ser utgåva" not in words(visit)


def test_what_was_chosen_at_the_sealing_is_chosen_where_the_link_says_nothing(open_page, paths):
    visit = open_page(data=paths, utgava="1")
    assert visit.app.session_state["forbund"] == ["kramfors", "vasteras"]
    other = open_page(data=paths, utgava="1", forbund="vasteras")
    assert other.app.session_state["forbund"] == ["vasteras"]


def test_an_association_that_came_later_is_not_chosen_in_the_edition(open_page, paths):
    visit = open_page("budget", data=paths)
    visit.app.query_params["utgava"] = "1"
    visit.app.query_params["forbund"] = "nytt-forbund"
    visit.app.run()
    assert not visit.has_failed
    assert "nytt-forbund" not in visit.app.session_state["forbund"]


def test_nothing_is_taken_in_or_taken_back_or_sealed_in_an_edition(open_page, data_copy):
    paths = data_copy.paths
    entry = take_in(paths)
    accept_everything(paths, COORDINATOR, entry.draft_id)
    seal(paths, COORDINATOR)
    build(paths)
    visit = open_page("las-in", data=paths, utgava="1", utkast=entry.draft_id)
    assert visit.answer == "Planer läses in i dagens uppgifter"
    labels = {button.label for button in visit.go("kallor").app.button}
    labels |= {button.label for button in visit.go("utgavor").app.button}
    assert BACK in labels
    assert labels.isdisjoint({"Lås en utgåva", "Ta tillbaka", "Läs dokumentet", "Publicera"})
    assert "Vem har gjort vad" not in words(visit.go("kallor"))


def test_a_tampered_edition_is_refused_and_what_differs_is_named(open_page, paths):
    (edition_folder(paths, 1) / "reference" / "rule.csv").unlink()
    visit = open_page("budget", data=paths, utgava="1")
    assert [error.value.replace("\\", "") for error in visit.app.error] == [
        "Utgåva 1 är inte som när den låstes och visas därför inte: reference/rule.csv saknas."
    ]
    assert not visit.app.header
    press(visit, BACK)
    assert visit.answer


def test_a_byte_that_is_changed_while_the_edition_is_open_is_found_at_the_next_look(
    open_page, paths
):
    visit = open_page("budget", data=paths, utgava="1")
    rules = edition_folder(paths, 1) / "reference" / "rule.csv"
    was = rules.stat()
    rules.write_bytes(rules.read_bytes().replace(b"A", b"B", 1))
    os.utime(rules, ns=(was.st_atime_ns, was.st_mtime_ns))
    visit.app.run()
    assert "reference/rule.csv" in visit.app.error[0].value
    assert not visit.app.header


def test_a_database_that_is_not_built_of_the_edition_is_never_shown(open_page, paths):
    visit = open_page("budget", data=paths, utgava="1")
    shutil.copyfile(paths.database, paths.editions / ".built" / "1.duckdb")
    visit.app.run()
    assert "Verksamhet" not in words(visit)


@pytest.mark.parametrize("asked", ["7", "sju", "-1", "1" * 50, "²"])
def test_an_edition_that_there_is_not_is_said_so_with_the_way_back(asked, open_page, paths):
    visit = open_page(data=paths, utgava=asked)
    (error,) = visit.app.error
    assert error.value in ("Utgåvan i länken finns inte.", "Det finns ingen utgåva 7.")
    press(visit, BACK)
    assert "utgava" not in visit.address


def test_an_edition_is_shown_also_while_todays_data_have_faults(open_page, data_copy, paths):
    data_copy.file("plans/vasteras-2014/goal.csv").unlink()
    visit = open_page("budget", data=paths, utgava="1")
    assert not visit.app.error
    assert "Ni ser utgåva 1" in words(visit)


def test_a_coordinator_seals_by_a_press_and_a_second_press_gives_no_new_number(
    open_page, data_copy
):
    paths = data_copy.paths
    build(paths)
    visit = open_page("utgavor", data=paths, ar="2014")
    assert visit.answer == "Ingen utgåva är låst än"
    visit.app.text_input[0].input("Länsmötet")
    press(visit, "Lås en utgåva")
    assert visit.answer == "En utgåva är låst"
    assert "Utgåva 1 är låst." in [one.value for one in visit.app.success]
    press(visit, "Lås en utgåva")
    assert edition_numbers(paths) == [1]
    assert "Ingenting har ändrats sedan utgåva 1 låstes" in visit.app.success[0].value
    assert [entry.what for entry in read_audit(paths)] == ["sealed"]
    assert "Låste en utgåva: utgåva 1" in words(visit.go("kallor").unfold())


def test_what_has_changed_since_is_counted_and_listed_with_its_cause(open_page, paths):
    visit = open_page("utgavor", data=paths)
    said = words(visit)
    assert "Sedan utgåva 1: " in said
    assert "Kategorisering" in said
    rows = visit.table("Dokument")
    assert set(rows["Då"]) == {"Insatser"}
    assert set(rows["Nu"]) == {"Verksamhet"}


def test_an_edition_that_differs_is_named_in_the_list_and_the_others_are_shown(open_page, paths):
    seal(paths, COORDINATOR)
    (edition_folder(paths, 1) / "reference" / "rule.csv").unlink()
    visit = open_page("utgavor", data=paths)
    assert "reference/rule.csv saknas" in " ".join(error.value for error in visit.app.error)
    assert "Ingenting har ändrats sedan utgåva 2" in words(visit)


def test_a_pack_made_in_an_edition_names_it_and_any_other_the_version_of_the_data(open_page, paths):
    short = pack_description(Description(views=(View(part="goals"),)))
    visit = open_page("underlag", data=paths, utgava="1", forbund="kramfors", underlag=short)
    press(visit, "Gör underlaget")
    made = visit.app.session_state["_underlag_gjort"]
    assert made.state.startswith("utgåva 1, låst den ")
    press(visit, BACK)
    assert "uppgifterna har ändrats sedan filerna gjordes" in words(visit)

"""Läs in plan where there is a login: each state says what it is and what can be done."""

import pytest

from finsam_metrics.intake.draft_folders import list_drafts
from finsam_metrics.model.clock import now
from finsam_metrics.ui.shell import logins
from tests.logged_in import LOGGED_OUT, SECRETS, claims
from tests.taken_in import SOUND, take_in

ON_EVERY_PAGE = {"Kopiera länken", "Presentationsläge", "Skriv ut"}


@pytest.fixture
def visit_as(open_page, data_copy):
    """Opens Läs in plan, or another page, as somebody whom the claims tell."""

    def open_as(told, url_path="las-in", *, secrets=SECRETS, **filters):
        visit = open_page(url_path, data=data_copy.paths, **filters)
        visit.app.secrets, visit.app.user = secrets, told
        visit.app.run()
        assert not visit.has_failed
        return visit

    return open_as


def labels(visit):
    """What the buttons of the page itself say."""
    return [one.label for one in visit.app.button if one.label not in ON_EVERY_PAGE]


def press(visit, label):
    """Press the button of a label."""
    next(button for button in visit.app.button if button.label == label).click().run()
    assert not visit.has_failed


def paste(visit):
    """Give a plan's text to be read."""
    visit.app.text_area[0].input(SOUND)
    press(visit, "Läs dokumentet")


def test_who_is_logged_out_is_offered_to_log_in_and_nothing_else(visit_as):
    visit = visit_as(LOGGED_OUT)
    assert visit.answer == "Logga in för att läsa in en plan"
    assert labels(visit) == ["Logga in"]


def test_who_is_not_in_the_group_is_told_so_and_may_log_out(visit_as):
    visit = visit_as(claims(groups=["alla"]))
    assert visit.answer == "Ert konto får inte läsa in planer"
    assert "Anna\\_Ek" in " ".join(visit.texts())
    assert labels(visit) == ["Logga ut"]


def test_without_a_group_in_the_settings_nobody_takes_plans_in(visit_as):
    visit = visit_as(claims(groups=["", "None"]), secrets={"auth": SECRETS["auth"]})
    assert visit.answer == "Ert konto får inte läsa in planer"


def test_a_coordinator_takes_plans_in_under_their_own_name(visit_as, data_copy):
    visit = visit_as(claims())
    assert labels(visit) == ["Logga ut", "Läs dokumentet", "Börja"]
    paste(visit)
    (draft,) = list_drafts(data_copy.paths)
    assert (draft.made_by, draft.holder) == ("Anna_Ek", "Anna_Ek")


def test_the_machine_of_the_service_gives_no_role_where_there_is_a_login(visit_as):
    assert visit_as({}).answer == "Logga in för att läsa in en plan"


def test_a_login_that_expires_between_the_page_and_a_press_writes_nothing(
    visit_as, data_copy, monkeypatch
):
    visit = visit_as(claims())
    paste(visit)
    visit = visit_as(claims())
    (draft,) = list_drafts(data_copy.paths)
    assert draft.holder == "Anna_Ek"
    later = now().timestamp() + 14400
    monkeypatch.setattr(logins.Login, "holds", lambda login: later < login.expires_at)
    press(visit, "Kasta utkastet")
    assert visit.answer == "Inloggningen har upphört"
    assert labels(visit) == ["Logga in"]
    assert list_drafts(data_copy.paths) == [draft]


def test_a_press_after_logging_out_elsewhere_writes_nothing(visit_as, data_copy):
    told = claims()
    paste(visit_as(told))
    visit = visit_as(told)
    before = list_drafts(data_copy.paths)
    logins.end(logins.read_login(told, group_claim="groups"))
    press(visit, "Kasta utkastet")
    assert visit.answer == "Inloggningen har upphört"
    assert list_drafts(data_copy.paths) == before


def test_who_logs_out_is_logged_out_in_every_tab(visit_as):
    told = claims()
    visit, other = visit_as(told), visit_as(told)
    press(visit, "Logga ut")
    assert visit.answer == "Logga in för att läsa in en plan"
    other.app.secrets = SECRETS
    other.app.run()
    assert other.answer == "Inloggningen har upphört"


def test_settings_that_do_not_suffice_let_nobody_in_and_are_told(visit_as):
    weak = {"auth": SECRETS["auth"] | {"cookie_secret": "xxx"}}
    visit = visit_as(claims(), secrets=weak)
    assert visit.answer == "Planer kan inte läsas in just nu"
    assert labels(visit) == []


def test_other_pages_are_read_without_logging_in(visit_as):
    for path in ("", "budget", "kallor"):
        assert not visit_as(LOGGED_OUT, path).has_failed


@pytest.mark.parametrize("told", [LOGGED_OUT, claims(groups=["alla"]), claims(exp=1)])
def test_drafts_and_documents_are_shown_to_coordinators_only(visit_as, data_copy, told):
    draft = take_in(data_copy.paths)
    visit = visit_as(told, utkast=draft.draft_id, steg="granska")
    assert "plan.txt" not in " ".join(visit.texts())
    assert not visit.app.get("vega_lite_chart")


@pytest.mark.parametrize(
    ("told", "is_led"), [(claims(), True), (claims(groups=["alla"]), False), (LOGGED_OUT, False)]
)
def test_the_first_page_leads_to_the_intake_of_those_who_may_take_plans_in(visit_as, told, is_led):
    links = [link.proto.label for link in visit_as(told, "").app.get("page_link")]
    assert ("Saknas ett förbund eller ett år? Läs in dokumentet" in links) == is_led

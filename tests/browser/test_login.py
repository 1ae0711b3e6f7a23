"""Logging in to take plans in, against an identity provider that runs beside."""

import json
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from finsam_metrics.intake.audit import read_audit
from finsam_metrics.intake.draft_folders import list_drafts
from finsam_metrics.pipeline import build
from tests.browser.conftest import BLOCKED, DESKTOP, Server, run_server
from tests.browser.test_nothing_out import WATCH, noted
from tests.conftest import DataCopy
from tests.taken_in import SOUND
from tests.taken_in import take_in as read_text

pytestmark = pytest.mark.browser

PHONE = (390, 844)
PEOPLE = [
    {"sub": "anna", "name": "Anna Ek", "groups": ["samordnare", "alla"]},
    {
        "sub": "bo",
        "email": "bo.med.ett.ovanligt.langt.namn@samordning.example.se",
        "groups": "alla",
    },
]
SILENT = "http://127.0.0.1:1"
_PATIENCE_SECONDS = 60
# How long a login of the second identity provider holds: time to log in and to open a draft.
_SHORT_SECONDS = 15
# The login's own client does not pass where the other watch stands.
_WATCH_CLIENT = """
import httpx
_send = httpx.AsyncClient.send
async def send(self, request, **kwargs):
    _NOTED.open("a").write(f"ask {request.url.scheme}://{request.url.netloc.decode()}\\n")
    return await _send(self, request, **kwargs)
httpx.AsyncClient.send = send
"""


@contextmanager
def identity_provider(holds_seconds):
    """Run an identity provider whose logins hold for some time; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", f"--port={port}"]
    command.append(f"--token-max-age={holds_seconds}")
    command += [f"--user-claims={json.dumps(person)}" for person in PEOPLE]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as provider:
        try:
            wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
            yield f"http://127.0.0.1:{port}"
        finally:
            provider.terminate()


def wait_for(address):
    """Wait until something answers."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def settings_for(provider):
    """The file of secrets of a service whose people log in at an identity provider."""
    return f"""
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{"prov" * 10}"
client_id = "finsam"
client_secret = "hemlig"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[finsam]
coordinator_groups = ["samordnare"]
"""


@contextmanager
def service(folder, provider):
    """A dashboard with login, its data, and what it reaches for elsewhere."""
    copy = DataCopy(folder / "data")
    build(copy.paths)
    (folder / "secrets.toml").write_text(settings_for(provider), encoding="utf-8")
    (folder / "sitecustomize.py").write_text(WATCH + _WATCH_CLIENT, encoding="utf-8")
    with ExitStack() as stack:
        # Of this server only: others are started in the same process while it runs.
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("STREAMLIT_SECRETS_FILES", str(folder / "secrets.toml"))
            patch.setenv("PYTHONPATH", str(folder))
            running = stack.enter_context(run_server(copy.paths))
        yield running, copy.paths, folder / "noted.txt"


@pytest.fixture(scope="module")
def provider():
    """The identity provider of all tests but one."""
    with identity_provider(3600) as address:
        yield address


@pytest.fixture(scope="module")
def with_login(tmp_path_factory, provider):
    """The service of all tests but one, its data and its steps outside."""
    with service(tmp_path_factory.mktemp("login"), provider) as running:
        yield running


@pytest.fixture
def visits(new_visit, with_login):
    """Gives a browser that nobody has logged in with, at Läs in plan."""
    with ExitStack() as stack:

        def visit(size=DESKTOP, at: Server = with_login[0]):
            visitor = new_visit(at, size, stack)
            visitor.page.context.add_init_script(BLOCKED)
            return visitor.open("las-in")

        yield visit


def button(visit, name):
    """A button of the page, by what it says."""
    return visit.page.get_by_role("button", name=name, exact=True)


def log_in(visit, who):
    """Log in at the identity provider and come back."""
    button(visit, "Logga in").click()
    visit.page.get_by_role("button", name=who, exact=True).click()
    expect(button(visit, "Logga ut")).to_be_visible()
    return visit.settle()


def log_out(visit):
    """Log out, there too."""
    button(visit, "Logga ut").click()
    button(visit, "End session").click()
    expect(button(visit, "Logga in")).to_be_visible()
    return visit.settle()


def take_in(visit):
    """Paste a plan, have it read, and go back to the drafts."""
    visit.page.get_by_role("textbox").fill(SOUND)
    button(visit, "Läs dokumentet").click()
    button(visit, "Till utkasten").click()
    expect(visit.page.get_by_role("heading", name="Utkast", exact=True)).to_be_visible()
    return visit.settle()


def discard(visit):
    """Press what discards the first draft."""
    visit.page.get_by_test_id("stPopoverButton").filter(has_text="Kasta").first.click()
    button(visit, "Kasta utkastet").click()


def test_a_coordinator_logs_in_takes_a_plan_in_by_name_and_logs_out(visits, with_login):
    _, paths, _ = with_login
    visit = visits()
    assert visit.answer == "Logga in för att läsa in en plan"
    log_in(visit, "anna")
    assert visit.page.url.endswith("/las-in")
    take_in(visit)
    assert "Anna Ek" in {entry.who for entry in read_audit(paths)}
    log_out(visit)
    assert visit.page.url.endswith("/las-in")
    assert visit.answer == "Logga in för att läsa in en plan"
    assert visit.page.get_by_role("textbox").count() == 0
    assert visit.page.evaluate("window.blocked ?? []") == []


def test_who_is_not_in_the_group_is_told_so(visits):
    visit = log_in(visits(PHONE), "bo")
    assert visit.answer == "Ert konto får inte läsa in planer"
    assert visit.page.get_by_role("textbox").count() == 0
    assert max(visit.overflow) <= 0


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_each_state_of_the_login_is_swedish_and_accessible(visits, size):
    visit = visits(size)
    for who in (None, "bo", "anna"):
        if who is not None:
            log_in(visit, who)
        assert (visit.hindrances(), visit.english, max(visit.overflow)) == ([], [], 0)
        if who is not None:
            log_out(visit)


def test_a_login_is_begun_and_ended_by_keyboard(visits):
    visit = visits()
    visit.tab_to(button(visit, "Logga in"))
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("button", name="anna", exact=True).press("Enter")
    expect(button(visit, "Logga ut")).to_be_visible()
    visit.settle().tab_to(button(visit, "Logga ut"))
    visit.page.keyboard.press("Enter")
    expect(button(visit, "End session")).to_be_visible()


def test_who_says_no_at_the_identity_provider_is_not_logged_in(visits):
    visit = visits()
    button(visit, "Logga in").click()
    button(visit, "Deny").click()
    expect(button(visit, "Logga in")).to_be_visible()


def test_a_press_made_after_logging_out_in_another_tab_writes_nothing(visits, with_login):
    _, paths, _ = with_login
    visit = log_in(visits(), "anna")
    take_in(visit)
    before = list_drafts(paths), read_audit(paths)
    other = type(visit)(visit.page.context.new_page(), visit.server)
    other.open("las-in")
    log_out(other)
    discard(visit)
    expect(button(visit, "Logga in")).to_be_visible()
    assert visit.settle().answer == "Inloggningen har upphört"
    assert (list_drafts(paths), read_audit(paths)) == before


def test_a_cookie_kept_from_before_logging_out_lets_nobody_in(visits):
    visit = log_in(visits(), "anna")
    kept = visit.page.context.cookies()
    log_out(visit)
    visit.page.context.add_cookies(kept)
    visit.open("las-in")
    assert visit.answer == "Inloggningen har upphört"


def test_a_cookie_that_was_changed_lets_nobody_in(visits):
    visit = log_in(visits(), "bo")
    (cookie,) = (one for one in visit.page.context.cookies() if one["name"] == "_streamlit_user")
    value = cookie["value"].strip('"')
    place = len(value) // 3
    changed = value[:place] + ("A" if value[place] != "A" else "B") + value[place + 1 :]
    visit.page.context.add_cookies([cookie | {"value": changed}])
    visit.open("las-in")
    assert visit.answer == "Logga in för att läsa in en plan"


def test_a_login_that_has_expired_writes_nothing(visits, tmp_path):
    with (
        identity_provider(_SHORT_SECONDS) as short,
        service(tmp_path, short) as (running, paths, _),
    ):
        draft = read_text(paths)
        visit = log_in(visits(at=running), "anna")
        begun = time.monotonic()
        visit.open("las-in", utkast=draft.draft_id, steg="granska")
        take_over = button(visit, "Ta över utkastet")
        expect(take_over).to_be_visible()
        visit.page.wait_for_timeout(1000 * max(0, begun + _SHORT_SECONDS - time.monotonic()))
        take_over.click()
        expect(button(visit, "Logga in")).to_be_visible()
        assert visit.settle().answer == "Inloggningen har upphört"
        assert list_drafts(paths) == [draft]


def test_an_identity_provider_that_does_not_answer_is_told_in_swedish(visits, tmp_path):
    with service(tmp_path, SILENT) as (running, _, _):
        visit = visits(at=running)
        button(visit, "Logga in").click()
        expect(visit.page.get_by_role("heading", name="Inloggningen svarar inte")).to_be_visible()
        visit.page.get_by_role("link", name="Till Läs in plan").click()
        visit.wait_for("Läs in plan")


def test_only_the_identity_provider_is_asked(visits, with_login, provider):
    _, _, notes = with_login
    notes.write_text("", encoding="utf-8")
    visit = visits()
    assert noted(notes) == []
    log_out(log_in(visit, "anna"))
    assert set(noted(notes)) == {f"ask {provider}"}


def test_a_service_with_a_public_name_and_no_login_lets_nobody_in(visits, serve, monkeypatch):
    monkeypatch.setenv("STREAMLIT_SERVER_ALLOWED_HOSTS", "finsam.example.se 127.0.0.1")
    with serve() as running:
        visit = visits(at=running)
        assert visit.answer == "Planer kan inte läsas in här"
        assert visit.page.get_by_role("textbox").count() == 0

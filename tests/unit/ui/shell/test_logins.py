"""What the claims of an identity provider allow, and for how long."""

import subprocess
import sys

import pytest

from finsam_metrics.model.clock import now
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.ui.shell import logins
from finsam_metrics.ui.shell.logins import read_login
from tests.logged_in import SECRETS, claims


def read(**changed):
    """Read claims with some changed."""
    return read_login(claims(**changed), group_claim="groups")


@pytest.mark.parametrize("flag", [None, False, "true", 1])
def test_who_is_not_said_to_be_logged_in_is_not(flag):
    assert read(is_logged_in=flag) is None


@pytest.mark.parametrize(
    ("told", "groups"),
    [
        (None, set()),
        ("a", {"a"}),
        ("a b", {"a b"}),
        (["a", "b"], {"a", "b"}),
        (("a",), {"a"}),
        (["a", 1, None, ["b"], ""], {"a"}),
        ({"a": True}, set()),
        (1, set()),
        (True, set()),
        ("", set()),
    ],
)
def test_groups_are_a_text_or_a_list_of_texts_and_anything_else_is_none(told, groups):
    assert read(groups=told).groups == groups


def test_groups_stand_in_the_claim_that_the_settings_name():
    told = claims(groups=["a"], roles=["b"])
    assert read_login(told, group_claim="roles").groups == {"b"}


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"name": "Anna Ek", "email": "a@example.se"}, "Anna Ek"),
        ({"name": " ", "email": "a@example.se"}, "a@example.se"),
        ({"name": ["Anna"], "preferred_username": "anna"}, "anna"),
        ({"name": None}, "1"),
        ({"name": None, "sub": 7}, "okänd"),
        ({"name": "Anna\n\x00Ek\u202e"}, "Anna Ek"),
        ({"name": "a" * 500}, "a" * 100),
    ],
)
def test_a_person_is_called_by_name_else_by_email_on_one_line(told, name):
    assert read(**told).name == name


@pytest.mark.parametrize("expires", [None, "9999999999", True, float("nan"), float("inf"), 10**400])
def test_a_login_that_does_not_say_until_when_has_ended(expires):
    assert not read(exp=expires).holds()


def test_a_login_holds_until_it_expires():
    moment = now().timestamp()
    assert read(exp=moment + 60).holds()
    assert not read(exp=moment - 1).holds()


@pytest.fixture
def paths(tmp_path, monkeypatch):
    """A data folder of the test's own, where the ended logins are kept."""
    monkeypatch.setenv("FINSAM_DATA", str(tmp_path))
    return DataPaths(root=tmp_path)


@pytest.mark.usefixtures("paths")
def test_a_login_that_was_ended_holds_no_more_and_another_of_the_same_person_does():
    ended, other = read(nonce="one"), read(nonce="two")
    logins.end(ended)
    assert not ended.holds()
    assert not read(nonce="one").holds()
    assert other.holds()


def test_ended_logins_are_forgotten_when_they_have_expired_anyhow(paths):
    expired, ended = read(nonce="old", exp=now().timestamp() - 1), read(nonce="new")
    logins.end(expired)
    logins.end(ended)
    kept = paths.ended_logins.read_text(encoding="ascii")
    assert expired.mark not in kept
    assert ended.mark in kept
    assert not expired.holds()


def test_a_login_that_another_process_ended_holds_no_more(paths):
    login = read(nonce="other process")
    assert login.holds()
    code = (
        "import sys; from pathlib import Path; from finsam_metrics.model.paths import DataPaths; "
        "from finsam_metrics.intake.ended_logins import remember_ended; "
        "remember_ended(DataPaths(root=Path(sys.argv[1])), sys.argv[2], 9e9, moment=0)"
    )
    subprocess.run([sys.executable, "-c", code, str(paths.root), login.mark], check=True)
    assert not login.holds()
    logins.end(read(nonce="of this process"))
    assert not login.holds()


def test_what_is_kept_of_an_ended_login_tells_nothing_of_the_person(paths):
    logins.end(read(name="Anna_Ek", nonce="secret"))
    kept = paths.ended_logins.read_text(encoding="ascii")
    assert "Anna" not in kept
    assert "secret" not in kept


def test_ended_logins_that_cannot_be_read_let_nobody_in(paths):
    paths.ended_logins.mkdir()
    assert not read(nonce="locked").holds()


@pytest.fixture
def secrets(monkeypatch):
    """Puts settings in the place of the file of secrets."""

    class Secrets(dict):
        def load_if_toml_exists(self):
            return True

    return lambda told: monkeypatch.setattr("streamlit.secrets", Secrets(told))


def test_settings_name_the_groups_and_the_claim(secrets):
    secrets(SECRETS | {"finsam": {"coordinator_groups": "en", "group_claim": "roles"}})
    settings = logins.login_settings()
    assert (settings.coordinator_groups, settings.group_claim) == ({"en"}, "roles")


def test_without_groups_in_the_settings_nobody_is_a_coordinator(secrets):
    secrets({"auth": SECRETS["auth"]})
    assert logins.login_settings().coordinator_groups == frozenset()


@pytest.mark.parametrize("secret", [None, "", "xxx", "a" * 31, 12345678901234567890123456789012345])
def test_a_secret_that_can_be_guessed_makes_the_settings_void(secrets, secret):
    secrets({"auth": SECRETS["auth"] | {"cookie_secret": secret}})
    assert logins.is_login_configured()
    assert logins.login_settings() is None


@pytest.mark.parametrize(
    "name", ["redirect_uri", "client_id", "client_secret", "server_metadata_url"]
)
def test_a_setting_that_is_missing_makes_the_settings_void(secrets, name):
    secrets({"auth": {key: value for key, value in SECRETS["auth"].items() if key != name}})
    assert logins.login_settings() is None


def test_secrets_of_other_things_are_no_login(secrets):
    secrets({"finsam": {"coordinator_groups": ["a"]}})
    assert not logins.is_login_configured()


def test_settings_that_nobody_can_read_let_nobody_in(tmp_path):
    import streamlit as st

    file = tmp_path / "secrets.toml"
    before = st.get_option("secrets.files")
    st.config.set_option("secrets.files", [str(file)])
    try:
        assert not logins.is_login_configured()
        file.write_text("[auth\n", encoding="utf-8")
        assert logins.is_login_configured()
        assert logins.login_settings() is None
    finally:
        st.config.set_option("secrets.files", before)

"""Who has logged in through the organisation's own login (OIDC), in which groups, until when.

Streamlit reads who has logged in when a tab is opened and looks at it no more. Here every question
is answered as things are now: a login that has expired, or was ended in another tab, holds no more.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from pathlib import Path
from typing import Final

import streamlit as st

from finsam_metrics.intake.ended_logins import is_ended, remember_ended
from finsam_metrics.model.clock import now
from finsam_metrics.model.paths import default_paths

_SHORTEST_SECRET: Final = 32
_LONGEST_NAME: Final = 100
_NAME_CLAIMS: Final = ("name", "email", "preferred_username", "sub")
_NEEDED: Final = ("redirect_uri", "client_id", "client_secret", "server_metadata_url")
_GROUP_CLAIM: Final = "groups"


class LoginState(StrEnum):
    """How it stands with the visitor's login."""

    NOT_OFFERED = "not_offered"
    MISCONFIGURED = "misconfigured"
    LOGGED_OUT = "logged_out"
    ENDED = "ended"
    LOGGED_IN = "logged_in"


@dataclass(frozen=True, kw_only=True)
class LoginSettings:
    """What whoever runs the service has decided of the login.

    Attributes:
        group_claim: The claim that tells a person's groups.
        coordinator_groups: The groups whose members take plans in; none where none is named.
    """

    group_claim: str
    coordinator_groups: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Login:
    """One login of a person.

    Attributes:
        name: Name or e-mail.
        groups: The groups that the claims tell.
        expires_at: When it ends, in seconds since 1970; 0 where the claims do not tell.
        mark: Tells it from all other logins.
    """

    name: str
    groups: frozenset[str]
    expires_at: float
    mark: str

    def holds(self) -> bool:
        """Whether it has neither expired nor been ended."""
        return now().timestamp() < self.expires_at and not is_ended(default_paths(), self.mark)


def is_login_configured() -> bool:
    """Whether there is a login, or settings that nobody can read: then nobody is let in."""
    if st.secrets.load_if_toml_exists():
        return "auth" in st.secrets
    return any(Path(file).exists() for file in st.get_option("secrets.files"))


def login_settings() -> LoginSettings | None:
    """Give the settings of the login; None where something that it needs is missing or too weak.

    Whoever knows the secret of the cookies can write a cookie that says anything.
    """
    if not st.secrets.load_if_toml_exists():
        return None
    login, ours = _section("auth"), _section("finsam")
    secret = login.get("cookie_secret")
    if not isinstance(secret, str) or len(secret) < _SHORTEST_SECRET:
        return None
    if not all(isinstance(login.get(name), str) and login[name] for name in _NEEDED):
        return None
    claim = ours.get("group_claim", _GROUP_CLAIM)
    return LoginSettings(
        group_claim=claim if isinstance(claim, str) else "",
        coordinator_groups=_texts_of(ours.get("coordinator_groups")),
    )


def _section(name: str) -> Mapping[str, object]:
    section = st.secrets.get(name)
    return section if isinstance(section, Mapping) else {}


def read_login(claims: Mapping[str, object], *, group_claim: str) -> Login | None:
    """Read what the identity provider says of a person; None where nobody is logged in.

    What is missing or of another form than expected gives nothing: no group, no time left.

    Args:
        claims: As in ``st.user``.
        group_claim: The claim that tells the groups: a text, or a list of texts.
    """
    if claims.get("is_logged_in") is not True:
        return None
    told = json.dumps({str(name): str(value) for name, value in claims.items()}, sort_keys=True)
    return Login(
        name=next(filter(None, (_name_of(claims.get(claim)) for claim in _NAME_CLAIMS)), "okänd"),
        groups=_texts_of(claims.get(group_claim)),
        expires_at=_moment_of(claims.get("exp")),
        mark=hashlib.sha256(told.encode()).hexdigest(),
    )


def _name_of(value: object) -> str:
    """A name on one line, without what does not show."""
    text = value if isinstance(value, str) else ""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(shown.split())[:_LONGEST_NAME]


def _moment_of(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    try:
        moment = float(value)
    except OverflowError:
        return 0.0
    return moment if isfinite(moment) else 0.0


def _texts_of(value: object) -> frozenset[str]:
    if isinstance(value, str):
        return frozenset({value} - {""})
    if isinstance(value, list | tuple):
        return frozenset(text for text in value if isinstance(text, str) and text)
    return frozenset()


def login_of_visit() -> Login | None:
    """Give the login that the visit began with, also one that has ended; None without."""
    settings = login_settings()
    if settings is None:
        return None
    return read_login(st.user.to_dict(), group_claim=settings.group_claim)


def login_state() -> LoginState:
    """Say how it stands with the visitor's login."""
    if not is_login_configured():
        return LoginState.NOT_OFFERED
    if login_settings() is None:
        return LoginState.MISCONFIGURED
    login = login_of_visit()
    if login is None:
        return LoginState.LOGGED_OUT
    return LoginState.LOGGED_IN if login.holds() else LoginState.ENDED


def log_out() -> None:
    """End the visitor's login: in all tabs, in the browser, and at the identity provider."""
    login = login_of_visit()
    if login is not None:
        end(login)
    st.logout()


def end(login: Login) -> None:
    """Let a login hold no more; those that have expired anyhow need not be known."""
    remember_ended(default_paths(), login.mark, login.expires_at, moment=now().timestamp())

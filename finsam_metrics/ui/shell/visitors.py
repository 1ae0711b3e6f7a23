"""Who the visitor is, and what the visitor may do."""

import hashlib
import secrets
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from finsam_metrics.intake.people import Person, Role
from finsam_metrics.ui.shell import logins, opened_edition

_VISIT: Final = "_intake_visit"
_OWN_MACHINE: Final = ("127.0.0.1", "localhost", "::1")
_FORWARDED: Final = ("forwarded", "x-forwarded-", "x-real-ip", "via")
_COOKIE: Final = "_streamlit_xsrf"


def person_of_visit() -> Person:
    """Give the visitor as the log calls one.

    Where there is a login, it decides. Where there is none, whoever sits at the machine that the
    service runs on may take plans in, and nobody else. In an opened edition nobody may.
    """
    person = _person()
    return person if opened_edition.current() is None else replace(person, roles=frozenset())


def _person() -> Person:
    if logins.is_login_configured():
        return _person_of_login()
    is_own = is_at_own_machine(
        address=st.get_option("server.address"),
        listed=st.get_option("server.allowedHosts"),
        headers=st.context.headers,
    )
    return Person(
        name="lokal användare" if is_own else "besökare",
        roles=frozenset({Role.COORDINATOR}) if is_own else frozenset(),
        visit=_visit(),
    )


def _person_of_login() -> Person:
    settings, login = logins.login_settings(), logins.login_of_visit()
    if settings is None or login is None or not login.holds():
        return Person(name="besökare", visit=_visit())
    is_coordinator = not login.groups.isdisjoint(settings.coordinator_groups)
    return Person(
        name=login.name,
        roles=frozenset({Role.COORDINATOR}) if is_coordinator else frozenset(),
        visit=_visit(),
        is_present=login.holds,
    )


def is_at_own_machine(
    *, address: str | None, listed: Collection[str], headers: Mapping[str, str]
) -> bool:
    """Whether a visitor sits at the machine that the service runs on.

    A web server in front of the service is on the same machine too. It is known by the public
    name that it needs listed, by the name that was asked for, or by what it adds to a request.

    Args:
        address: The address that the service listens on.
        listed: The public names of the service.
        headers: Those of the visit; a browser always names the host that it asks.
    """
    try:
        asked = urlsplit(f"//{headers.get('host', _OWN_MACHINE[0])}").hostname
    except ValueError:
        return False
    return (
        address in _OWN_MACHINE
        and asked in _OWN_MACHINE
        and set(listed) <= set(_OWN_MACHINE)
        and not is_passed_on(headers)
    )


def is_passed_on(headers: Mapping[str, str]) -> bool:
    """Whether a web server in front of the service has passed a request on, by what it adds."""
    return any(name.lower().startswith(_FORWARDED) for name in headers)


def _visit() -> str:
    """What tells one browser from another: all its tabs, and a page drawn anew, are one visit."""
    if _VISIT not in st.session_state:
        cookie = st.context.cookies.get(_COOKIE)
        told = _secret_of(cookie) if isinstance(cookie, str) else secrets.token_bytes(16)
        st.session_state[_VISIT] = hashlib.sha256(told).hexdigest()[:16]
    return str(st.session_state[_VISIT])


def _secret_of(cookie: str) -> bytes:
    """What the cookie against forged requests holds: it is written under a new mask each time."""
    try:
        _, mask, masked, _ = cookie.split("|")
        key = bytes.fromhex(mask)
        return bytes(one ^ key[place % len(key)] for place, one in enumerate(bytes.fromhex(masked)))
    except (ValueError, ZeroDivisionError):
        return cookie.encode()

"""Who the visitor is, and what the visitor may do."""

import hashlib
import secrets
from typing import Final

import streamlit as st

from finsam_metrics.intake.people import Person, Role

_VISIT: Final = "_intake_visit"
_OWN_MACHINE: Final = ("127.0.0.1", "localhost", "::1")
_COOKIE: Final = "_streamlit_xsrf"


def person_of_visit() -> Person:
    """Give the visitor as the log calls one.

    Where nobody logs in, whoever sits at the machine that the service runs on may take plans in,
    and nobody else.
    """
    is_own = st.get_option("server.address") in _OWN_MACHINE
    return Person(
        name="lokal användare" if is_own else "besökare",
        roles=frozenset({Role.COORDINATOR}) if is_own else frozenset(),
        visit=_visit(),
    )


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

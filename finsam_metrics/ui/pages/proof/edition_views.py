"""The sealed editions: a new one, those that there are, and the way into each."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from finsam_metrics.editions.kept_editions import edition_numbers
from finsam_metrics.editions.manifests import Edition
from finsam_metrics.editions.sealing import LONGEST_NOTE, seal
from finsam_metrics.intake.people import Person, Role
from finsam_metrics.model.errors import IntakeError, PackageError, StoreError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import format_count, format_number
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell import opened_edition
from finsam_metrics.ui.shell.navigation import find_entry

_FAULT, _SAID = "_utgavor_fel", "_utgavor_sagt"
_NOTE, _WITH_CHOICES = "utgava-text", "utgava-urval"
_HASH_SHOWN: Final = 12


def draw_editions(person: Person) -> list[Edition]:
    """Draw the page's answer, where an edition is sealed, and every edition.

    Returns:
        The editions that are as they were sealed, the latest first.
    """
    numbers = edition_numbers(default_paths())
    components.answer(_answer(numbers))
    components.subtitle(
        "En utgåva är alla planer och uppgifter som de är när den låses. Den kan visas oförändrad "
        "senare, och det syns vad som har ändrats sedan dess."
    )
    if fault := st.session_state.pop(_FAULT, None):
        st.error(plain(fault), icon=":material/error:")
    if said := st.session_state.pop(_SAID, None):
        st.success(plain(said), icon=":material/lock:")
    _draw_sealing(person)
    return [edition for number in numbers for edition in _draw_edition(number)]


def _answer(numbers: Sequence[int]) -> str:
    if not numbers:
        return "Ingen utgåva är låst än"
    count = format_count(len(numbers))
    return f"{count.capitalize()} {'utgåva är låst' if len(numbers) == 1 else 'utgåvor är låsta'}"


def _draw_sealing(person: Person) -> None:
    """Draw the button that seals, for who may press it; others are told who may."""
    if opened_edition.current() is not None:
        return
    if Role.COORDINATOR not in person.roles:
        components.note("Utgåvor låses av den som har rollen samordnare.")
        return
    with st.form("ny-utgava", border=True):
        st.text_input(
            "Vad är utgåvan till? (valfritt)",
            placeholder="Länsmötet den 12 mars",
            max_chars=LONGEST_NOTE,
            key=_NOTE,
        )
        st.checkbox(
            "Spara också urvalet: förbund, år, enhet och priser",
            value=True,
            key=_WITH_CHOICES,
        )
        st.form_submit_button(
            "Lås en utgåva",
            type="primary",
            icon=":material/lock:",
            on_click=_seal,
            args=(person,),
        )


def _seal(person: Person) -> None:
    state = st.session_state
    choices = opened_edition.choices_of_address() if state[_WITH_CHOICES] else {}
    try:
        sealed = seal(default_paths(), person, note=state[_NOTE], choices=choices)
    except PackageError:
        state[_FAULT] = "Uppgifterna har fel och kan inte låsas. Rätta felen först."
        return
    except (IntakeError, StoreError) as error:
        state[_FAULT] = error.swedish or "Det gick inte. Ingen utgåva låstes."
        return
    number = sealed.edition.number
    state[_NOTE] = ""
    state[_SAID] = (
        f"Utgåva {number} är låst."
        if sealed.is_new
        else f"Ingenting har ändrats sedan utgåva {number} låstes. Den gäller."
    )


def _draw_edition(number: int) -> list[Edition]:
    """Draw one edition with the way into it; one that differs from what was sealed is said so."""
    with st.container(border=True, gap="xsmall", key=f"utgava-{number}"):
        try:
            edition = opened_edition.whole_edition(number)
        except StoreError as error:
            st.markdown(f"**Utgåva {number}**")
            st.error(plain(error.swedish or ""), icon=":material/error:")
            return []
        when = f"{format_date(edition.sealed_at.date())} kl. {edition.sealed_at:%H.%M}"
        note = "" if edition.note is None else f" · {plain(edition.note)}"
        st.markdown(f"**Utgåva {number}**{note}")
        st.markdown(
            f":small[Låst {when} av {plain(edition.sealed_by)} · "
            f"{_plans_text(edition)} · kontrollsumma {edition.content_hash[:_HASH_SHOWN]}]"
        )
        components.link(
            find_entry(""),
            f"Öppna utgåva {number}",
            **{**edition.choices, opened_edition.PARAMETER: str(number)},
        )
    return [edition]


def _plans_text(edition: Edition) -> str:
    count = len({name.split("/")[1] for name in edition.files if name.startswith("plans/")})
    return f"{format_number(count)} dokument"

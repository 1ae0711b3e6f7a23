"""Fields of the review: what is typed or chosen in one is a step of the draft at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from finsam_metrics.intake.actions import Action
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.people import Person
from finsam_metrics.ui.pages.intake import open_draft


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What a field sets.

    Attributes:
        person: Who does.
        draft_id: In which draft.
        scope: For how much.
        target: For what.
        name: Which field of it.
        text: What the list of steps says of it.
        is_open: Whether the visitor may change it.
        follows: What is done with it at once, where something is set.
    """

    person: Person
    draft_id: str
    scope: Scope
    target: str
    name: str
    text: str
    is_open: bool
    follows: tuple[Edit, ...] = ()

    @property
    def key(self) -> str:
        """Key of the field, which stays while its value changes, so that it keeps the focus."""
        return f"{self.scope}-{self.target}-{self.name}-{self.draft_id}"

    def put(self, value: str | None) -> None:
        """Set it; what stops that is told above the page."""
        edit = Edit(scope=self.scope, target=self.target, field=self.name, value=value)
        edits = (edit, *(self.follows if value is not None else ()))
        open_draft.do(self.person, self.draft_id, Action(text=self.text, edits=edits))


def draw_text(
    label: str,
    value: str,
    setting: Setting,
    *,
    max_chars: int = 200,
    placeholder: str | None = None,
) -> None:
    """Draw a field to type in."""
    st.session_state[setting.key] = value
    st.text_input(
        label,
        max_chars=max_chars,
        placeholder=placeholder,
        key=setting.key,
        on_change=_set_typed,
        args=(setting,),
        disabled=not setting.is_open,
    )


def draw_choice(
    label: str,
    options: Mapping[str, str],
    value: str | None,
    setting: Setting,
    *,
    placeholder: str = "Välj",
) -> None:
    """Draw a list to choose one from; texts by value."""
    st.session_state[setting.key] = str(value) if value in options else None
    st.selectbox(
        label,
        list(options),
        format_func=lambda option: options[option],
        placeholder=placeholder,
        key=setting.key,
        on_change=_set_chosen,
        args=(setting,),
        disabled=not setting.is_open,
    )


def _set_typed(setting: Setting) -> None:
    setting.put(st.session_state[setting.key].strip() or None)


def _set_chosen(setting: Setting) -> None:
    setting.put(st.session_state[setting.key] or None)

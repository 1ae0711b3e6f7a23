"""Who may write, asked at each write."""

import pytest

from finsam_metrics.intake.people import NotAllowedError, Person, Role, require_coordinator


def test_who_has_no_role_may_not_write():
    with pytest.raises(NotAllowedError) as refused:
        require_coordinator(Person(name="gäst"))
    assert "rollen samordnare" in refused.value.swedish


def test_who_was_let_in_and_is_gone_may_not_write_any_more():
    is_there = True
    person = Person(name="Anna", roles=frozenset({Role.COORDINATOR}), is_present=lambda: is_there)
    require_coordinator(person)
    is_there = False
    with pytest.raises(NotAllowedError) as refused:
        require_coordinator(person)
    assert "inte inloggad längre" in refused.value.swedish

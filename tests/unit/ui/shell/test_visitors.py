"""Who sits at the machine that the service runs on, where there is no login."""

import pytest

from finsam_metrics.ui.shell.visitors import is_at_own_machine


def is_own(address="127.0.0.1", listed=(), **headers):
    """Whether a visitor who asks for localhost is at the machine, with some things changed."""
    told = {"host": "localhost:8501"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    return is_at_own_machine(address=address, listed=listed, headers=told)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_who_asks_for_this_machine_sits_at_it(host):
    assert is_own(host=host)


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "10.0.0.7"])
def test_a_service_that_listens_to_others_has_nobody_at_the_machine(address):
    assert not is_own(address)


@pytest.mark.parametrize(
    "host", ["10.0.0.7:8501", "finsam.example.se", "localhost.evil.se", "[::1"]
)
def test_who_asks_for_another_name_came_through_a_web_server_in_front(host):
    assert not is_own(host=host)


@pytest.mark.parametrize("name", ["X_Forwarded_For", "x_forwarded_proto", "Forwarded", "X_Real_IP"])
def test_what_a_web_server_in_front_adds_tells_that_the_visitor_is_elsewhere(name):
    assert not is_own(**{name: "192.0.2.1"})


def test_a_service_with_a_public_name_has_nobody_at_the_machine():
    assert not is_own(listed=["finsam.example.se"])
    assert is_own(listed=["localhost"])

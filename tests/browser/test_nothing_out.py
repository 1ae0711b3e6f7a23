"""No request leaves the server, whoever asks it for what; a foreign page is refused at once."""

from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from benchmarks.serving.browsers import SETTLED
from benchmarks.serving.servers import served
from finsam_metrics.model.paths import PROJECT_ROOT

pytestmark = pytest.mark.browser

# Python runs this at the start of the server: each name and address that it reaches for is noted.
WATCH = """
import socket
from pathlib import Path
_NOTED = Path(__file__).with_name("noted.txt")
_OWN = {None, "", "localhost", "127.0.0.1", "::1", b"127.0.0.1", b"localhost"}
_look_up, _connect = socket.getaddrinfo, socket.socket.connect
def look_up(host, *args, **kwargs):
    if host not in _OWN:
        _NOTED.open("a").write(f"look up {host}\\n")
        raise socket.gaierror("nothing outside is reached")
    return _look_up(host, *args, **kwargs)
def connect(self, address):
    if isinstance(address, tuple) and address[0] not in _OWN:
        _NOTED.open("a").write(f"connect {address}\\n")
        raise OSError("nothing outside is reached")
    return _connect(self, address)
socket.getaddrinfo, socket.socket.connect = look_up, connect
_NOTED.write_text("")
"""


@pytest.fixture(scope="module")
def watched(tmp_path_factory, small_db):
    """The address of a server whose every step outside is noted, and the notes."""
    folder = tmp_path_factory.mktemp("watch")
    (folder / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(folder))
        with served(PROJECT_ROOT / "dashboard.py", PROJECT_ROOT, data=small_db.root) as url:
            yield url, folder / "noted.txt"


def open_socket(url: str, **headers: str):
    """Open the socket of the page, as a browser on a page does."""
    address = url.replace("http://", "ws://") + "/_stcore/stream"
    return connect(address, additional_headers=headers, subprotocols=["streamlit"])


def noted(path: Path) -> list[str]:
    """What the server reached for outside."""
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "origin", ["http://attacker.example", "https://10.9.8.7", "null", "http://localhost:1"]
)
def test_a_socket_from_a_foreign_page_is_refused_and_nothing_is_looked_up(watched, origin):
    url, notes = watched
    with pytest.raises(InvalidStatus) as refused, open_socket(url, Origin=origin):
        pass
    assert refused.value.response.status_code == 403
    assert noted(notes) == []


def test_a_socket_to_a_name_that_is_not_ours_is_refused(watched):
    url, notes = watched
    with (
        pytest.raises(InvalidStatus) as refused,
        open_socket(url, Host="attacker.example", Origin="http://attacker.example"),
    ):
        pass
    assert refused.value.response.status_code == 403
    assert noted(notes) == []


def test_a_page_of_ours_opens_its_socket(watched):
    url, notes = watched
    with open_socket(url, Origin=url) as connection:
        assert connection.subprotocol == "streamlit"
    assert noted(notes) == []


@pytest.mark.parametrize("path", ["", "kostnadsfordelning", "moten"])
def test_a_page_is_shown_without_a_step_outside(watched, browser, path):
    url, notes = watched
    page = browser.new_page()
    page.goto(f"{url}/{path}")
    page.wait_for_function(SETTLED)
    page.close()
    assert noted(notes) == []

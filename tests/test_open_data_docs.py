"""The Python of docs/open_data.md runs against the server's own routes, as it stands there."""

import contextlib
import io
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.ui.serving.hosts import OwnHostsOnly
from finsam_metrics.ui.serving.open_routes import OpenRoutes
from tests.unit.ui.serving.test_open_routes import Client

TEXT = (PROJECT_ROOT / "docs" / "open_data.md").read_text(encoding="utf-8")
SCRIPTS = [
    (part.partition("\n")[0], script)
    for part in TEXT.split("\n## ")[1:]
    for script in re.findall(r"```python\n(.*?)```", part, re.DOTALL)
]


@pytest.fixture
def server(small_db, monkeypatch):
    """The address of a server of the small database's open data."""
    monkeypatch.setenv("FINSAM_DATA", str(small_db.root))
    client = Client(OwnHostsOnly(OpenRoutes(None)))

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self):
            answer = client.get(
                self.path, headers=dict(self.headers.items()) | {"host": "localhost"}
            )
            self.send_response(answer.status_code)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.content)

        def do_HEAD(self):
            answer = client.head(self.path)
            self.send_response(answer.status_code)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()
        thread.join()


def test_there_is_a_script_for_each_library():
    assert [name for name, _ in SCRIPTS] == ["polars", "pandas", "A key figure"]


@pytest.mark.parametrize(("name", "script"), SCRIPTS)
def test_every_script_loads_the_data_as_it_stands(server, name, script):
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(script.replace("https://example.org", server), {})
    assert {"polars": "kramfors", "pandas": "vasteras"}.get(name, "vasteras") in said.getvalue()

from streamlit.testing.v1 import AppTest

SCRIPT = """
from finsam_metrics.ui.serving.failure import say_what_failed
assert say_what_failed(ValueError("hemligt")) is True
"""


def test_a_fault_is_told_in_swedish_without_what_it_was():
    app = AppTest.from_string(SCRIPT, default_timeout=20).run()
    (error,) = app.error
    assert error.value.startswith("Sidan kunde inte visas.")
    assert "hemligt" not in error.value
    assert not app.exception

"""The log as lines for programs."""

import io
import json
import logging

import pytest

from finsam_metrics.ui.serving.logs import write_as_asked


@pytest.fixture
def written():
    """A logger that writes as Streamlit's do, and what it has written."""
    logger = logging.getLogger("finsam-test-log")
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logger.addHandler(handler)
    logger.propagate = False
    yield logger, stream
    logger.removeHandler(handler)


@pytest.fixture(autouse=True)
def others_as_they_were():
    """Gives the loggers of the process back what they write with."""
    handlers = [
        handler
        for logger in [logging.root, *logging.root.manager.loggerDict.values()]
        for handler in getattr(logger, "handlers", [])
    ]
    before = [handler.formatter for handler in handlers]
    yield
    for handler, formatter in zip(handlers, before, strict=True):
        handler.setFormatter(formatter)


def test_a_fault_is_one_line_of_json_with_time_level_and_where_it_happened(written, monkeypatch):
    logger, stream = written
    monkeypatch.setenv("FINSAM_LOG", "json")
    write_as_asked()
    try:
        raise ValueError("två\nrader")
    except ValueError:
        logger.exception("Sidan kunde inte visas")
    (line,) = stream.getvalue().splitlines()
    told = json.loads(line)
    assert told["level"] == "ERROR"
    assert told["logger"] == "finsam-test-log"
    assert told["message"] == "Sidan kunde inte visas"
    assert "ValueError: två\nrader" in told["exc_info"]
    assert told["time"]


def test_without_the_setting_the_log_is_text(written, monkeypatch):
    logger, stream = written
    monkeypatch.delenv("FINSAM_LOG", raising=False)
    write_as_asked()
    logger.warning("en rad")
    assert stream.getvalue() == "en rad\n"

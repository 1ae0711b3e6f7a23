"""Which day it is: asked of one clock, that of Sweden."""

import re
from datetime import UTC, date, datetime

from finsam_metrics.model import clock
from finsam_metrics.model.paths import PROJECT_ROOT


class _NewYearsEve(datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime(2025, 12, 31, 23, 30, tzinfo=UTC).astimezone(tz)


def test_the_day_is_that_of_sweden_wherever_the_server_stands(monkeypatch):
    monkeypatch.setattr(clock, "datetime", _NewYearsEve)
    assert clock.today() == date(2026, 1, 1)


def test_nothing_else_asks_for_the_day():
    asking = re.compile(r"\b(?:date|datetime)\.(?:today|now|utcnow)\(")
    found = {
        path.name
        for path in (PROJECT_ROOT / "finsam_metrics").rglob("*.py")
        if asking.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"clock.py"}

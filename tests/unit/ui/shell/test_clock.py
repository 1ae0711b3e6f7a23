"""Which day it is."""

from datetime import UTC, date, datetime

from finsam_metrics.ui.shell import clock


class _NewYearsEve(datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime(2025, 12, 31, 23, 30, tzinfo=UTC).astimezone(tz)


def test_the_day_is_that_of_sweden_wherever_the_server_stands(monkeypatch):
    monkeypatch.setattr(clock, "datetime", _NewYearsEve)
    assert clock.today() == date(2026, 1, 1)

"""Which day it is where the readers are, wherever the server stands."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

_TIME_ZONE: Final = ZoneInfo("Europe/Stockholm")


def today() -> date:
    """The day in Sweden."""
    return datetime.now(_TIME_ZONE).date()


def now() -> datetime:
    """The moment, as clocks in Sweden show it, to the second."""
    return datetime.now(_TIME_ZONE).replace(microsecond=0)

"""Packs of the committed data, made once."""

import datetime as dt
from functools import cache

import pytest

from finsam_metrics.exhibits.dataset import load_data
from finsam_metrics.reports.pack.descriptions import Description, View
from finsam_metrics.reports.pack.making import make_pack
from finsam_metrics.reports.pack.parts import PARTS

MADE = dt.date(2026, 11, 30)


@pytest.fixture(scope="session")
def data(small_db):
    return load_data(small_db.database, "small")


@pytest.fixture(scope="session")
def pack_of(data):
    """Gives a pack of parts, with choices as in an address."""

    @cache
    def made(*parts, years=(), heading=None, meeting_date=None, **choices):
        described = Description(
            heading=heading,
            meeting_date=meeting_date,
            years=years,
            choices=choices,
            views=tuple(View(part=part) for part in parts),
        )
        return make_pack(described, data, made=MADE, state="uppgifternas version 0123456789ab")

    return made


@pytest.fixture(scope="session")
def whole(pack_of):
    """A pack with every part."""
    return pack_of(*PARTS, meeting_date=dt.date(2026, 12, 10))


@pytest.fixture(scope="session")
def in_tkr(pack_of):
    """A pack with every part, in tkr of 2020."""
    return pack_of(*PARTS, matt="tkr", priser="2020")

"""A case as text for an address."""

import base64
import zlib

import pytest

from finsam_metrics.model.errors import CaseError
from finsam_metrics.model.packed_texts import LONGEST_LINK
from finsam_metrics.shared_costs.case_files import case_json, parse_case
from finsam_metrics.shared_costs.case_links import pack_case, unpack_case


def packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip("=")


def test_a_link_gives_exactly_the_same_case(case_of, register):
    case = case_of({"amount_sek": "12500.50", "payers": {"a": "12500.50"}}, key={"method": "equal"})
    text = pack_case(case_json(case))
    assert text is not None
    assert parse_case(unpack_case(text), register=register) == case


def test_the_same_case_gives_the_same_link():
    assert pack_case({"a": 1, "b": 2}) == pack_case({"b": 2, "a": 1})


def test_a_case_that_is_too_large_has_no_link():
    digits = "".join(str(number**7) for number in range(2000))
    assert pack_case({"title": digits}) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ingen beräkning",
        "abc",
        "A" * (LONGEST_LINK + 1),
        packed(b'{"title": 1}')[:-6],
        packed(b"[]"),
        packed(b"not json"),
        packed(b"[" * 200_000),
        packed(b"\xff\xfe"),
    ],
    ids=str,
)
def test_what_is_no_case_is_said_calmly(text):
    with pytest.raises(CaseError, match="Länken går inte att läsa"):
        unpack_case(text)


def test_no_more_is_unpacked_than_a_case_can_be():
    bomb = packed(b'{"title": "' + b"a" * 2_000_000 + b'"}')
    assert len(bomb) <= LONGEST_LINK
    with pytest.raises(CaseError):
        unpack_case(bomb)


def test_a_link_with_endless_numbers_or_levels_is_said_calmly():
    for content in (
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"a": ' * 400,
        b'{"a": 1e9999999999999999999}',
    ):
        with pytest.raises(CaseError):
            parse_case(unpack_case(packed(content)), register=None)

"""The hash of an edition is of its state alone: not of the order of files, time or place."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from finsam_metrics.editions.manifests import (
    Edition,
    hash_of_state,
    manifest_text,
    read_manifest,
)

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1)
FILES = st.dictionaries(NAMES, st.binary(min_size=32, max_size=32).map(bytes.hex), min_size=1)
CHOICES = st.dictionaries(NAMES, NAMES)
MOMENTS = st.datetimes(
    min_value=datetime(2026, 1, 1), max_value=datetime(2099, 1, 1), timezones=st.just(UTC)
)


def state(files, choices, version="1"):
    """The hash of a state."""
    return hash_of_state(files, program_version=version, choices=choices)


@given(FILES, CHOICES, st.randoms())
def test_the_order_of_files_and_choices_does_not_matter(files, choices, random):
    def in_another_order(one):
        items = list(one.items())
        random.shuffle(items)
        return dict(items)

    assert state(files, choices) == state(in_another_order(files), in_another_order(choices))


@given(FILES, CHOICES, FILES, CHOICES)
def test_states_that_differ_have_other_hashes(files, choices, others, other_choices):
    is_same = (files, choices) == (others, other_choices)
    assert (state(files, choices) == state(others, other_choices)) == is_same


@given(FILES, CHOICES, MOMENTS, MOMENTS, NAMES, st.none() | NAMES)
def test_who_sealed_it_and_when_does_not_matter_and_is_read_back(
    files, choices, moment, later, who, note
):
    def sealed(at, by, said):
        return Edition(
            number=1,
            content_hash=state(files, choices),
            sealed_at=at,
            sealed_by=by,
            note=said,
            program_version="1",
            choices=choices,
            files=files,
        )

    first, second = sealed(moment, who, note), sealed(later, "någon annan", None)
    for one in (first, second):
        assert read_manifest(manifest_text(one)) == one
    assert first.content_hash == second.content_hash

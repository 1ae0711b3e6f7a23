"""A byte or a file that differs from what was sealed is found and named."""

import json

import pytest

from finsam_metrics.editions.kept_editions import (
    edition_folder,
    read_edition,
    read_whole_edition,
    verify_edition,
)
from finsam_metrics.editions.manifests import MANIFEST, Edition, hash_of_state, manifest_text
from finsam_metrics.editions.sealing import seal
from finsam_metrics.model.errors import StoreError

FIGURES = "plans/kramfors-2010/budget_line.csv"


@pytest.fixture
def folder(paths, coordinator):
    """The folder of a sealed edition."""
    return edition_folder(paths, seal(paths, coordinator, note="Mötet").edition.number)


def faults(paths):
    """What differs, as text."""
    return [f"{one.difference} {one.file}" for one in verify_edition(paths, 1)]


def test_an_edition_that_nobody_touched_is_whole(paths, folder):
    assert faults(paths) == []


def test_every_changed_byte_is_found(paths, folder):
    content = (folder / FIGURES).read_bytes()
    (folder / FIGURES).write_bytes(content[:-2] + bytes([content[-2] ^ 1]) + content[-1:])
    assert faults(paths) == [f"changed {FIGURES}"]
    with pytest.raises(StoreError) as refused:
        read_whole_edition(paths, 1)
    assert f"{FIGURES} är ändrad" in refused.value.swedish


def test_a_file_that_is_gone_or_came_is_found(paths, folder):
    (folder / FIGURES).unlink()
    (folder / "plans" / ".dold.csv").write_text("x", encoding="utf-8")
    assert faults(paths) == ["added plans/.dold.csv", f"missing {FIGURES}"]


def test_a_link_in_the_place_of_a_file_is_found(paths, folder, tmp_path):
    (tmp_path / "elsewhere").write_bytes((folder / FIGURES).read_bytes())
    (folder / FIGURES).unlink()
    (folder / FIGURES).symlink_to(tmp_path / "elsewhere")
    assert faults(paths) == [f"changed {FIGURES}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("Mötet", "Mötes"), ('"number": 1', '"number": 2'), ("samordnaren", "någon"), ("{", "[")],
)
def test_a_changed_sign_in_what_the_edition_says_of_itself_is_found(paths, folder, old, new):
    manifest = folder / MANIFEST
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert faults(paths) == [f"changed {MANIFEST}"]
    with pytest.raises(StoreError, match="edition 1 is not as it was sealed"):
        read_edition(paths, 1)


def test_an_edition_that_was_sealed_anew_by_hand_is_known_by_the_log(paths, folder):
    known = read_edition(paths, 1)
    files = {**known.files, FIGURES: "0" * 64}
    state = hash_of_state(files, program_version=known.program_version, choices={})
    forged = Edition(**{**vars(known), "files": files, "content_hash": state})
    (folder / MANIFEST).write_text(manifest_text(forged), encoding="utf-8")
    assert faults(paths) == [f"changed {MANIFEST}"]


def test_an_edition_that_was_brought_from_elsewhere_needs_no_log(paths, folder):
    paths.audit.unlink()
    assert faults(paths) == []


def test_the_manifest_can_be_read_by_any_program(folder):
    said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    assert said["files"][FIGURES]
    assert len(said["content_hash"]) == 64

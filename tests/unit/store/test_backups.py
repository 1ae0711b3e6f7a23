"""A backup holds all that cannot be made anew, and gives it back as it was or not at all."""

import gzip
import hashlib
import io
import tarfile

import pytest

from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.pipeline import build
from finsam_metrics.store.backups import restore_backup, write_backup
from finsam_metrics.store.database import load_tables

KEPT = {
    "drafts/2026-a/edits.jsonl": b'{"a": 1}\n',
    "documents/ab12.pdf": bytes(range(256)) * 40,
    "notes/notes.jsonl": "fr\u00e5ga\n".encode(),
    "audit.jsonl": b"{}\n",
}
PASSING = (".publications.lock", ".tryout-x/plans/a.csv", ".finsam-1-a.duckdb", "drafts/a/x.lock")


@pytest.fixture
def paths(data_copy):
    """A data folder with what is kept beside the plans, and with what writers leave."""
    for name, content in {**KEPT, **dict.fromkeys(PASSING, b"x")}.items():
        path = data_copy.paths.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    build(data_copy.paths)
    return data_copy.paths


@pytest.fixture
def target(tmp_path):
    """Where the backup is written."""
    return tmp_path / "finsam.tar.gz"


@pytest.fixture
def restored(tmp_path):
    """Where the data come back."""
    return DataPaths(root=tmp_path / "restored")


def contents_of(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_all_that_cannot_be_made_anew_comes_back_as_it_was(paths, target, restored):
    written = write_backup(paths, target)
    assert restore_backup(target, restored) == written
    before, after = contents_of(paths.root), contents_of(restored.root)
    assert set(before) - set(after) <= {"finsam.duckdb", *PASSING}
    assert after == {name: before[name] for name in after}
    assert set(KEPT) <= set(after)
    build(restored)
    figures = load_tables(paths.database)["budget_line"]
    assert load_tables(restored.database)["budget_line"].equals(figures)


def test_the_same_data_have_the_same_hash_and_other_data_another(paths, target):
    first = write_backup(paths, target)
    again = write_backup(paths, target.with_name("again.tar.gz"))
    assert first == again
    paths.audit.write_bytes(b"{}\n{}\n")
    assert write_backup(paths, target.with_name("later.tar.gz")) != first


def test_neither_a_file_nor_a_folder_that_is_there_is_written_over(paths, target, restored):
    target.write_bytes(b"mine")
    with pytest.raises(StoreError, match="is there already"):
        write_backup(paths, target)
    assert target.read_bytes() == b"mine"
    target.unlink()
    write_backup(paths, target)
    restored.root.mkdir()
    with pytest.raises(StoreError, match="is there already"):
        restore_backup(target, restored)
    assert list(restored.root.iterdir()) == []


def cut_off(content):
    return content[: len(content) // 2]


def with_another_byte(content):
    plain = bytearray(gzip.decompress(content))
    place = plain.find(b"fr\xc3\xa5ga")
    plain[place] ^= 1
    return gzip.compress(bytes(plain))


def with_a_way_out(_):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        member = tarfile.TarInfo("../outside.csv")
        archive.addfile(member, io.BytesIO())
    return held.getvalue()


def without_manifest(_):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("audit.jsonl"), io.BytesIO())
    return held.getvalue()


@pytest.mark.parametrize(
    "spoil", [cut_off, with_another_byte, with_a_way_out, without_manifest, lambda _: b"no archive"]
)
def test_a_backup_that_is_not_as_it_was_written_restores_nothing(
    paths, target, restored, tmp_path, spoil
):
    write_backup(paths, target)
    target.write_bytes(spoil(target.read_bytes()))
    before = set(tmp_path.rglob("*"))
    with pytest.raises(StoreError, match="is no whole backup"):
        restore_backup(target, restored)
    assert set(tmp_path.rglob("*")) == before


def test_a_file_that_cannot_be_read_or_a_place_that_is_missing_is_told(paths, target, restored):
    with pytest.raises(StoreError, match="the backup was not written"):
        write_backup(paths, target.parent / "nowhere" / "finsam.tar.gz")
    with pytest.raises(StoreError, match="nothing was restored"):
        restore_backup(target, restored)
    assert not restored.root.exists()


def test_a_link_in_the_data_folder_takes_nothing_from_outside_along(paths, target, restored):
    secret = target.with_name("secret.txt")
    secret.write_text("hemligt")
    (paths.root / "notes" / "länk.txt").symlink_to(secret)
    write_backup(paths, target)
    restore_backup(target, restored)
    assert not (restored.root / "notes" / "länk.txt").exists()

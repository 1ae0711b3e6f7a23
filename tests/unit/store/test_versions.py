"""The data's version follows what stands in the data files, and nothing else."""

import os

import pytest

from finsam_metrics.store.versions import data_version


def test_the_same_files_give_the_same_version_whenever_they_were_written(data_copy):
    before = data_version(data_copy.paths)
    os.utime(data_copy.file("allocation_keys/allocation_key.csv"), ns=(1, 1))
    assert data_version(data_copy.paths) == before
    assert len(before) == 12


@pytest.mark.parametrize(
    "file",
    [
        "plans/vasteras-2014/budget_line.csv",
        "vocabulary/spelling.csv",
        "reference/association.csv",
        "allocation_keys/allocation_key_share.csv",
        "schemas/goal.json",
    ],
)
def test_a_changed_file_gives_another_version(file, data_copy):
    before = data_version(data_copy.paths)
    data_copy.file(file).write_text("annat", encoding="utf-8")
    assert data_version(data_copy.paths) != before


def test_a_renamed_file_gives_another_version(data_copy):
    before = data_version(data_copy.paths)
    file = data_copy.file("plans/vasteras-2014/budget_line.csv")
    file.rename(file.with_name("budget_lines.csv"))
    assert data_version(data_copy.paths) != before


def test_what_is_built_and_how_lines_end_do_not_count(data_copy):
    before = data_version(data_copy.paths)
    data_copy.paths.database.touch()
    file = data_copy.file("allocation_keys/allocation_key.csv")
    file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert data_version(data_copy.paths) == before


def test_an_editors_hidden_files_and_what_is_no_file_do_not_count(data_copy):
    before = data_version(data_copy.paths)
    plan = data_copy.file("plans/vasteras-2014")
    (plan / ".#goal.csv").symlink_to("nobody@nowhere.1")
    (plan / "gone.csv").symlink_to("nowhere")
    (plan / "folder.csv").mkdir()
    os.mkfifo(plan / "pipe.csv")
    assert data_version(data_copy.paths) == before

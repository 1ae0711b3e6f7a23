"""Where the data lies."""

from pathlib import Path

from finsam_metrics.model.paths import PROJECT_ROOT, default_paths


def test_the_data_lies_in_the_project(monkeypatch):
    monkeypatch.delenv("FINSAM_DATA", raising=False)
    assert default_paths().root == PROJECT_ROOT / "data"
    assert default_paths().database == PROJECT_ROOT / "data" / "finsam.duckdb"


def test_another_data_folder_can_be_named(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("FINSAM_DATA", str(tmp_path))
    assert default_paths().plans == tmp_path / "plans"

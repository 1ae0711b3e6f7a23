"""A change that makes faults is refused in Swedish, and nothing is changed."""

import pytest

from finsam_metrics import pipeline
from finsam_metrics.intake import data_changes
from finsam_metrics.intake.data_changes import make_change
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.pipeline import is_stale
from finsam_metrics.store.database import load_tables
from finsam_metrics.store.publications import FolderChange, held, write_change


def test_faults_that_a_change_would_make_are_told_in_swedish_by_their_place(paths):
    file = paths.reference / "population.csv"
    before = file.read_text(encoding="utf-8")
    heading, first, *rest = before.splitlines()
    broken = "\n".join([heading, first.replace("Arboga,2008", "Arboga,nyss"), *rest])
    with held(paths), pytest.raises(IntakeError, match="expected") as raised:
        make_change(paths, FolderChange(files={"reference/population.csv": broken}))
    assert raised.value.swedish == (
        "Det går inte ihop med övriga uppgifter. Felet gäller reference/population.csv, rad 2, "
        "kolumn year. Ingenting har ändrats."
    )
    assert file.read_text(encoding="utf-8") == before


@pytest.fixture
def builds(monkeypatch):
    """The data folders that databases are built of."""
    built, build = [], pipeline.build
    monkeypatch.setattr(pipeline, "build", lambda paths: (built.append(paths.root), build(paths)))
    return built


@pytest.fixture
def renamed(paths):
    """A change: an area is called otherwise."""
    name = "vocabulary/budget_area.csv"
    text = (paths.root / name).read_text(encoding="utf-8")
    return FolderChange(files={name: text.replace(",Insatser,", ",Verksamhet,")})


def areas_of(paths):
    return load_tables(paths.database)["budget_area"]["area_name"].to_list()


def test_the_database_that_a_change_was_tried_with_is_put_in_place(paths, builds, renamed):
    with held(paths):
        make_change(paths, renamed)
    assert "Verksamhet" in areas_of(paths)
    assert not is_stale(paths)
    assert len(builds) == 1


def test_what_others_change_while_a_change_is_tried_is_in_the_database_too(
    paths, builds, renamed, monkeypatch
):
    edited = paths.vocabulary / "spelling.csv"
    before = edited.read_text(encoding="utf-8").splitlines()

    def write_beside_another(paths, change):
        edited.write_text("\n".join(before[:-1]) + "\n", encoding="utf-8")
        write_change(paths, change)

    monkeypatch.setattr(data_changes, "write_change", write_beside_another)
    with held(paths):
        make_change(paths, renamed)
    assert "Verksamhet" in areas_of(paths)
    assert len(load_tables(paths.database)["spelling"]) == len(before) - 2
    assert builds[1:] == [paths.root]

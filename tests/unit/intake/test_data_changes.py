"""A change that makes faults is refused in Swedish, and nothing is changed."""

import pytest

from finsam_metrics.intake.data_changes import make_change
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.store.publications import FolderChange, held


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

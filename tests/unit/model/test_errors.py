"""How faults in the data files are told."""

from finsam_metrics.model.errors import CaseError, Fault, FinsamError, PackageError


def fault(file: str, row: int | None = None, column: str | None = None) -> Fault:
    """A fault at a place."""
    return Fault(file=file, row=row, column=column, found="'x'", expected="expected y")


def test_a_fault_names_only_the_places_it_has():
    assert str(fault("a.csv")) == "a.csv: 'x'; expected y"
    assert str(fault("a.csv", 3)) == "a.csv, row 3: 'x'; expected y"
    assert str(fault("a.csv", 3, "unit")) == "a.csv, row 3, column unit: 'x'; expected y"


def test_faults_are_told_in_the_order_of_their_places():
    error = PackageError(
        [fault("b.csv"), fault("a.csv", 9), fault("a.csv", 2, "b"), fault("a.csv")]
    )
    assert [(f.file, f.row) for f in error.faults] == [
        ("a.csv", None),
        ("a.csv", 2),
        ("a.csv", 9),
        ("b.csv", None),
    ]
    assert isinstance(error, FinsamError)


def test_a_fault_of_a_case_names_its_field_and_a_fault_of_the_whole_file_none():
    error = CaseError(field="lines[2].amount_sek", place="rad 3, belopp", message="”x” är fel")
    assert str(error) == "lines[2].amount_sek: ”x” är fel"
    assert str(CaseError(field="", place="filen", message="Det är fel")) == "Det är fel"

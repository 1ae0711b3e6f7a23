"""Do the amounts of a plan package agree with the printed text beside them?"""

from decimal import Decimal

from finsam_metrics.model.enums import Basis
from finsam_metrics.model.errors import Fault
from finsam_metrics.model.records import PlanPackage
from finsam_metrics.words.number_styles import readings_sek


def check_amounts(package: PlanPackage) -> list[Fault]:
    """Compare every amount of the package with its printed text, unit and basis.

    Returns:
        One fault per amount that its printed text does not give, in the order of the files.
    """
    faults: list[Fault] = []
    for row, line in enumerate(package.budget_line, start=2):
        file = f"plans/{package.plan_id}/budget_line.csv"
        printed = _readings(line.printed_text, line.unit, file, row, faults)
        if not printed:
            continue
        if line.printed_amount_sek not in printed:
            faults.append(
                _fault(file, row, "printed_amount_sek", line.printed_amount_sek, printed[0])
            )
        if Basis.CORRECTED in line.basis:
            continue
        turned = Basis.SIGN_NORMALISED in line.basis
        comparable = -line.printed_amount_sek if turned else line.printed_amount_sek
        if comparable != line.amount_sek:
            faults.append(_fault(file, row, "amount_sek", line.amount_sek, comparable))
    for row, training in enumerate(package.training, start=2):
        _check_optional(
            training.printed_text,
            training.unit,
            training.cost_sek,
            (f"plans/{package.plan_id}/training.csv", row, "cost_sek"),
            faults,
        )
    for row, initiative in enumerate(package.initiative, start=2):
        _check_optional(
            initiative.printed_text,
            initiative.unit,
            initiative.amount_sek,
            (f"plans/{package.plan_id}/initiative.csv", row, "amount_sek"),
            faults,
        )
    return faults


def _check_optional(
    printed_text: str | None,
    unit: str | None,
    amount: Decimal | None,
    place: tuple[str, int, str],
    faults: list[Fault],
) -> None:
    file, row, column = place
    if printed_text is None or unit is None:
        if amount is not None:
            missing = "printed_text" if printed_text is None else "unit"
            expected = f"every amount has its {missing}, or leave the amount empty"
            faults.append(
                Fault(file=file, row=row, column=missing, found="nothing", expected=expected)
            )
        return
    printed = _readings(printed_text, unit, file, row, faults)
    if printed and amount not in printed:
        faults.append(_fault(file, row, column, amount, printed[0]))


def _readings(
    printed_text: str, unit: str, file: str, row: int, faults: list[Fault]
) -> tuple[Decimal, ...]:
    """What a printed text may be in kronor; without any, a fault is told."""
    found = readings_sek(printed_text, unit=unit)
    if not found:
        faults.append(
            Fault(
                file=file,
                row=row,
                column="printed_text",
                found=f"{printed_text!r} is not an amount",
                expected="write the figure exactly as printed, for example '1 250' or '-430,9'",
            )
        )
    return found


def _fault(file: str, row: int, column: str, found: Decimal | None, right: Decimal) -> Fault:
    return Fault(
        file=file,
        row=row,
        column=column,
        found="nothing" if found is None else repr(str(found)),
        expected=f"printed_text, unit and basis give {right.quantize(Decimal('0.01'))}",
    )

"""Totals that several statements of a report state by the same name."""

import pytest

from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.model.paths import default_paths

REPORT = """Årsredovisning 2023

Balansräkning (kr)

\t2023-12-31\t2022-12-31
Kundfordringar\t11 238\t19 268
Kassa och bank\t{this}\t{before}
Summa tillgångar\t{assets}\t{assets_before}

Kassaflödesanalys (kr)

\t2023\t2022
Årets kassaflöde\t371 812\t757 940
Likvida medel vid årets början\t1 910 930\t1 152 990
Likvida medel vid årets slut\t2 282 742\t1 910 930
"""


@pytest.mark.parametrize(
    ("this", "before", "told"),
    [(2_282_742, 1_910_930, 0), (2_282_749, 1_910_930, 1), (1_154_442, 134_981, 0)],
)
def test_cash_that_differs_from_the_cash_flow_in_every_year_is_something_else(
    tmp_path, this, before, told
):
    path = tmp_path / "rapport.txt"
    text = REPORT.format(
        this=this, before=before, assets=this + 11_238, assets_before=before + 19_268
    )
    path.write_text(text, encoding="utf-8")
    found = read_draft(path, default_paths()).findings
    assert sum("i kassaflödet" in finding.message for finding in found) == told

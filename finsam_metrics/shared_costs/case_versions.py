"""What tells a case from any other: a version, made of all that its amounts follow from."""

import hashlib
import json
from dataclasses import replace
from typing import Final

from finsam_metrics.shared_costs.case_files import case_json
from finsam_metrics.shared_costs.cases import Case

_LENGTH: Final = 12


def case_version(case: Case) -> str:
    """Give the first twelve signs of the SHA-256 of the case: the same case, the same version.

    What is written for the invoices alone does not change it, nor the numbers of their vouchers.
    """
    reckoned = replace(case, details={}, due_date=None)
    written = json.dumps(case_json(reckoned), sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:_LENGTH]

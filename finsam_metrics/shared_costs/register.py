"""The register that a case refers to: associations, and the keys that were agreed."""

from collections.abc import Mapping
from dataclasses import dataclass

from finsam_metrics.shared_costs.keys import AgreedKey


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """What a case may name without saying more.

    Attributes:
        associations: Name by id.
        keys: Every agreed key.
    """

    associations: Mapping[str, str]
    keys: tuple[AgreedKey, ...]

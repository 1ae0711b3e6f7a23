"""What the rules of the field need to know besides the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from finsam_metrics.model.records import AllocationKey, AllocationKeyShare, Rule


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a rule needs to know besides the plan.

    Attributes:
        rules: The rules, by id.
        area_of: Budget area of each cost category; None for one without.
        area_names: Swedish name of each area, in order.
        keys: The agreed cost keys.
        key_shares: Their shares.
    """

    rules: Mapping[str, Rule]
    area_of: Mapping[str, str | None]
    area_names: Mapping[str, str]
    keys: list[AllocationKey] = field(default_factory=list)
    key_shares: list[AllocationKeyShare] = field(default_factory=list)

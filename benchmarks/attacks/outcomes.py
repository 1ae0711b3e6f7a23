"""What an attack showed."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What an attack showed.

    Attributes:
        has_held: Whether what was attacked did as promised, each time.
        said: What was tried, how often, and what came of it.
    """

    has_held: bool
    said: str

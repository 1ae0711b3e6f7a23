"""The questions that are asked most, as SQL to begin with."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

_EXAMPLES: Final = files("finsam_metrics.queries").joinpath("examples")


@cache
def asked_often() -> Mapping[str, str]:
    """Give the SQL of each question by the question in Swedish, in order."""
    found = sorted(_EXAMPLES.iterdir(), key=lambda file: file.name)
    texts = [
        file.read_text(encoding="utf-8").strip() for file in found if file.name != "__pycache__"
    ]
    return MappingProxyType({text.partition("\n")[0].removeprefix("-- "): text for text in texts})

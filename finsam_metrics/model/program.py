"""Which version of the program this is."""

import tomllib
from functools import cache

from finsam_metrics.model.paths import PROJECT_ROOT


@cache
def program_version() -> str:
    """Give the version that the project states of itself."""
    project = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])

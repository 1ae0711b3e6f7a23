"""Which addresses are open data: to be read by anyone, also by pages of other sites."""

from typing import Final

from starlette.types import Scope

_PUBLIC: Final = ("/data/", "/api/", "/figur/")


def is_public(scope: Scope) -> bool:
    """Whether a request is for open data."""
    path: str = scope.get("path", "")
    return scope["type"] == "http" and path.startswith(_PUBLIC)

"""The pictures of the service itself, as addresses that hold them: no visit reads a file."""

import base64
from pathlib import Path
from typing import Final


def _held(name: str, media_type: str) -> str:
    held = base64.b64encode(Path(__file__).with_name(name).read_bytes()).decode()
    return f"data:{media_type};base64,{held}"


ICON: Final = _held("icon.png", "image/png")
LOGO: Final = _held("logo.svg", "image/svg+xml")

"""How the server's log is written: as text, or as a JSON object a line for programs to gather."""

import logging
import os
from typing import Final

from pythonjsonlogger.json import JsonFormatter

_SETTING: Final = "FINSAM_LOG"
_AS_JSON: Final = "json"
_FIELDS: Final = {"asctime": "time", "levelname": "level", "name": "logger"}


def write_as_asked() -> None:
    """Let every logger that writes to the console write JSON, where FINSAM_LOG says ``json``.

    Streamlit gives each of its loggers a handler of its own, so that the root's does not reach it.
    """
    if os.environ.get(_SETTING) != _AS_JSON:
        return
    formatter = JsonFormatter(
        "{asctime}{levelname}{name}{message}",
        style="{",
        rename_fields=_FIELDS,
        json_ensure_ascii=False,
    )
    loggers = [logging.root, *logging.root.manager.loggerDict.values()]
    for logger in loggers:
        for handler in getattr(logger, "handlers", []):
            if isinstance(handler, logging.StreamHandler):
                handler.setFormatter(formatter)

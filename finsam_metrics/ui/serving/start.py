"""How the server starts, and what every request passes through."""

import gc
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

import finsam_metrics
from finsam_metrics.model.errors import FinsamError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.pipeline import is_stale
from finsam_metrics.ui.serving import assets
from finsam_metrics.ui.serving.headers import SecurityHeaders
from finsam_metrics.ui.serving.hosts import OwnHostsOnly
from finsam_metrics.ui.serving.login_answers import LoginAnswers
from finsam_metrics.ui.serving.logs import write_as_asked
from finsam_metrics.ui.serving.observing import OwnState
from finsam_metrics.ui.serving.open_routes import OpenRoutes
from finsam_metrics.ui.serving.page import MendedPage
from finsam_metrics.ui.serving.uploads import FewUploads
from finsam_metrics.ui.shell.data import load_all

MIDDLEWARE = [
    Middleware(SecurityHeaders),
    Middleware(OwnHostsOnly),
    Middleware(OpenRoutes),
    Middleware(FewUploads),
    Middleware(assets.CompressedAssets),
    Middleware(LoginAnswers),
    Middleware(MendedPage),
    Middleware(OwnState),
]
_LIBRARIES = ("altair", "numpy", "pandas", "polars", "pyarrow")
_RUN_AT_IMPORT = ("finsam_metrics.__main__", "finsam_metrics.ui.frame.frame")
_ONLY_FOR_READING = (
    "finsam_metrics.documents",
    "finsam_metrics.drafts",
    "finsam_metrics.facts",
    "finsam_metrics.intake.reader",
    "finsam_metrics.queries.answering",
    "finsam_metrics.tables",
)


@asynccontextmanager
async def warm_up(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Import, compress and load what the first visitor would otherwise wait for.

    Several first visitors at once would also meet half-imported modules.
    """
    for module in (*_LIBRARIES, *_our_modules()):
        import_module(module)
    write_as_asked()
    assets.compress_for_first_page()
    # A database that is damaged or old is built again by the first visitor, who is told.
    if not is_stale(default_paths()):
        with suppress(FinsamError):
            load_all()
    gc.collect()
    gc.freeze()
    yield None


def _our_modules() -> list[str]:
    found = pkgutil.walk_packages(finsam_metrics.__path__, f"{finsam_metrics.__name__}.")
    return [
        module.name
        for module in found
        if module.name not in _RUN_AT_IMPORT and not module.name.startswith(_ONLY_FOR_READING)
    ]

"""The dashboard as an app. Start it with ``streamlit run dashboard.py``.

The frame of the pages is ``finsam_metrics/ui/frame/frame.py``. It does not lie beside ``pages``,
because Streamlit would then take the folder for its older kind of menu and meet the first visitor's
deep link with "Page not found".
"""

import streamlit as st

from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.ui.serving.failure import say_what_failed
from finsam_metrics.ui.serving.start import MIDDLEWARE, warm_up

app = st.App(
    PROJECT_ROOT / "finsam_metrics" / "ui" / "frame" / "frame.py",
    middleware=MIDDLEWARE,
    lifespan=warm_up,
    on_script_error=say_what_failed,
)

"""Charts that were drawn before: the same rows and choices give the same chart.

To draw a chart takes some hundred steps on small frames; to see that its frames are the same as
before takes a few. Visitors in one meeting look at the same picture.
"""

import hashlib
import io
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Final, ParamSpec

import altair as alt
import polars as pl

_MOST_CHARTS: Final = 200

P = ParamSpec("P")


def remembered(draw: Callable[P, alt.LayerChart]) -> Callable[P, alt.LayerChart]:
    """Draw a chart once for the same arguments; the charts used last are kept.

    Args:
        draw: Gives a chart that depends on nothing but its arguments: frames, or what can be
            hashed.
    """
    charts: OrderedDict[Hashable, alt.LayerChart] = OrderedDict()
    lock = Lock()

    @wraps(draw)
    def draw_or_recall(*args: P.args, **kwargs: P.kwargs) -> alt.LayerChart:
        key = (
            tuple(map(_fingerprint, args)),
            tuple((n, _fingerprint(v)) for n, v in kwargs.items()),
        )
        with lock:
            if key in charts:
                charts.move_to_end(key)
                return charts[key]
        chart = draw(*args, **kwargs)
        with lock:
            charts[key] = chart
            if len(charts) > _MOST_CHARTS:
                charts.popitem(last=False)
        return chart

    return draw_or_recall


def _fingerprint(value: object) -> Hashable:
    """Give what is the same for the same argument, and for no other."""
    if isinstance(value, pl.DataFrame):
        written = io.BytesIO()
        value.write_ipc(written, compat_level=pl.CompatLevel.newest())
        return hashlib.blake2b(written.getbuffer()).digest()
    if isinstance(value, list):
        return tuple(map(_fingerprint, value))
    if isinstance(value, dict):
        return tuple((name, _fingerprint(one)) for name, one in value.items())
    if not isinstance(value, Hashable):
        msg = f"a chart cannot be remembered by a {type(value).__name__}"
        raise TypeError(msg)
    return value

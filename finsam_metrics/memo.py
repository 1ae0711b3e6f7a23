"""What was computed before: the same rows and choices give the same frame, sentence or chart.

To compare budgets or draw a chart takes some hundred steps on small frames; to see that the frames
are the same as before takes a few. Visitors in one meeting look at the same figures.
"""

import hashlib
import io
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Final, ParamSpec, TypeVar, cast

import polars as pl

_MOST_KEPT: Final = 2000

P = ParamSpec("P")
T = TypeVar("T")

_kept: OrderedDict[Hashable, object] = OrderedDict()
_digests: dict[int, bytes] = {}
_lock = Lock()


def remembered(derive: Callable[P, T]) -> Callable[P, T]:
    """Derive once for the same arguments; what was used last is kept.

    Args:
        derive: Depends on nothing but its arguments, which are frames, lists and dictionaries of
            them, or what can be hashed. Nobody changes what it gives.
    """

    @wraps(derive)
    def derive_or_recall(*args: P.args, **kwargs: P.kwargs) -> T:
        key = (derive, _fingerprint(args), _fingerprint(kwargs))
        with _lock:
            if key in _kept:
                _kept.move_to_end(key)
                return cast("T", _kept[key])
        derived = derive(*args, **kwargs)
        with _lock:
            _kept[key] = derived
            if len(_kept) > _MOST_KEPT:
                _kept.popitem(last=False)
        return derived

    return derive_or_recall


def _fingerprint(value: object) -> Hashable:
    """Give what is the same for the same argument, and for no other."""
    if isinstance(value, pl.DataFrame):
        return _digest(value)
    if isinstance(value, list | tuple):
        return tuple(map(_fingerprint, value))
    if isinstance(value, dict):
        return tuple((name, _fingerprint(one)) for name, one in value.items())
    if not isinstance(value, Hashable):
        msg = f"nothing can be remembered by a {type(value).__name__}"
        raise TypeError(msg)
    return type(value), value


def _digest(frame: pl.DataFrame) -> bytes:
    """Digest of all that a frame holds, taken once while the frame lives."""
    known = _digests.get(id(frame))
    if known is not None:
        return known
    written = io.BytesIO()
    frame.write_ipc(written, compat_level=pl.CompatLevel.newest())
    digest = hashlib.blake2b(written.getbuffer()).digest()
    _digests[id(frame)] = digest
    weakref.finalize(frame, _digests.pop, id(frame), None)
    return digest

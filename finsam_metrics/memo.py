"""What was computed before: the same rows and choices give the same frame, sentence or chart.

To compare budgets or draw a chart takes some hundred steps on small frames; to see that the frames
are the same as before takes a few. Visitors in one meeting look at the same figures.
"""

import hashlib
import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import wraps
from threading import Lock
from types import FunctionType, MappingProxyType, ModuleType
from typing import Any, Final, ParamSpec, TypeVar, cast
from weakref import ref

import polars as pl

MOST_BYTES: Final = 128 * 1024 * 1024

# Digests and choices; what a choice refers to is not the memory's own.
_BYTES_OF_A_KEY: Final = 1024
_CAN_BE_CHANGED: Final = (list, dict, set, bytearray)
_WITHOUT_PARTS: Final = frozenset({type(None), bool, int, float, str, bytes})
_ROWS_OF_PARTS: Final = frozenset({list, tuple, set, frozenset})
_NOTHING: Final[Iterable[Any]] = ()
_SHARED: Final = (type, FunctionType, ModuleType)

P = ParamSpec("P")
T = TypeVar("T")


class Same:
    """What counts as itself and no other while it lives, as a chart that nobody changes."""

    __slots__ = ("_hash", "_reference")

    def __init__(self, value: object) -> None:
        self._reference, self._hash = ref(value), id(value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Same):
            return NotImplemented
        value = self._reference()
        return value is not None and value is other._reference()

    def __hash__(self) -> int:
        return self._hash

    @property
    def value(self) -> object:
        """What it is; None once it is gone."""
        return self._reference()


# What frames that nobody changes count as, by where they lie.
_unchanging: dict[int, tuple[ref[pl.DataFrame], Hashable]] = {}


def count_once(frame: pl.DataFrame) -> pl.DataFrame:
    """Look a frame through once, however often something is remembered by it.

    Args:
        frame: One that nobody changes while it lives, as a table of the data. A copy of it, or
            what is made of it, counts by its rows as any other frame.

    Returns:
        The same frame.
    """
    place = id(frame)
    _unchanging[place] = ref(frame, lambda _: _unchanging.pop(place, None)), _told_by_rows(frame)
    return frame


class _Memory:
    """What was derived, the last used last, with the bytes that each takes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._taken = 0
        self._lock = Lock()

    def recall(self, key: Hashable) -> tuple[object, ...]:
        """Give what was derived, alone in a tuple; an empty one where nothing was."""
        with self._lock:
            kept = self._kept.pop(key, None)
            if kept is None:
                return ()
            self._kept[key] = kept
            return (_own_copy(kept[0]),)

    def keep(self, key: Hashable, derived: object) -> None:
        """Keep what was derived, and forget what was used longest ago where it is too much."""
        size = _BYTES_OF_A_KEY + _bytes_of(derived)
        with self._lock:
            self._taken += size - self._kept.pop(key, (None, 0))[1]
            self._kept[key] = _own_copy(derived), size
            while self._taken > MOST_BYTES:
                self._taken -= self._kept.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._taken = 0


_memory = _Memory()


def remembered(derive: Callable[P, T]) -> Callable[P, T]:
    """Derive once for the same arguments; what was used longest ago is forgotten first.

    Args:
        derive: Depends on nothing but its arguments, which are frames, lists, mappings and records
            of them, or what can be hashed. It gives a frame, a chart, or what nobody can change.

    Returns:
        The same function. A frame is given as a copy that shares its columns: who changes it
        changes nobody else's.

    Raises:
        TypeError: An argument cannot be told from another, or what is given can be changed.
    """

    @wraps(derive)
    def derive_or_recall(*args: P.args, **kwargs: P.kwargs) -> T:
        key = (derive, _fingerprint(args), _fingerprint(kwargs))
        if known := _memory.recall(key):
            return cast("T", known[0])
        derived = derive(*args, **kwargs)
        if isinstance(derived, _CAN_BE_CHANGED):
            msg = f"{derive.__name__} gives a {type(derived).__name__}, which can be changed"
            raise TypeError(msg)
        _memory.keep(key, derived)
        return derived

    return derive_or_recall


def forget_all() -> None:
    """Forget everything: the data have changed, and what was derived is not asked for again."""
    _memory.clear()


def _own_copy(derived: T) -> T:
    if isinstance(derived, pl.DataFrame):
        return cast("T", derived.clone())
    # A tuple with names is not made like one.
    if isinstance(derived, tuple) and type(derived) is tuple:
        return cast("T", tuple(_own_copy(item) for item in derived))
    return derived


def _fingerprint(value: object) -> Hashable:
    """Give what is the same for the same argument, and for no other.

    Raises:
        TypeError: There is no telling.
    """
    if isinstance(value, pl.DataFrame):
        counted = _unchanging.get(id(value))
        return counted[1] if counted and counted[0]() is value else _told_by_rows(value)
    if isinstance(value, list | tuple):
        return tuple(map(_fingerprint, value))
    if isinstance(value, Mapping):
        return tuple((name, _fingerprint(item)) for name, item in value.items())
    if _has_hash(value):
        return type(value), value
    if is_dataclass(value) and not isinstance(value, type):
        held = (getattr(value, field.name) for field in fields(value))
        return type(value), *map(_fingerprint, held)
    msg = f"nothing can be remembered by a {type(value).__name__}"
    raise TypeError(msg)


def _told_by_rows(frame: pl.DataFrame) -> Hashable:
    hashes = frame.hash_rows().to_numpy().tobytes()
    # A type says in its name what it is made of; its name is told from another's much quicker.
    types = str(frame.dtypes)
    return (*frame.columns, types, frame.height, hashlib.blake2b(hashes).digest())


def _has_hash(value: object) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _bytes_of(value: object) -> int:
    """Estimate the memory that a value takes, what it refers to included.

    Most of what a chart refers to is stated by none of its parts, and the same object in all of
    them: what has been counted is passed over before it is looked into. Names of attributes are
    nobody's own.
    """
    taken, seen, waiting = 0, set[int](), [cast("Any", value)]
    while waiting:
        held = waiting.pop()
        if id(held) in seen:
            continue
        seen.add(id(held))
        kind, parts = type(held), _NOTHING
        if kind in _WITHOUT_PARTS:
            pass
        elif kind is dict or kind is MappingProxyType:
            waiting += [name for name in held if type(name) is not str]
            parts = held.values()
        elif kind in _ROWS_OF_PARTS:
            parts = held
        elif isinstance(held, _SHARED):
            continue
        elif isinstance(held, pl.DataFrame | pl.Series):
            taken += int(held.estimated_size())
        else:
            slots = getattr(kind, "__slots__", ())
            parts = [getattr(held, "__dict__", None), *(getattr(held, s, None) for s in slots)]
        taken += sys.getsizeof(held)
        waiting += [part for part in parts if id(part) not in seen]
    return taken

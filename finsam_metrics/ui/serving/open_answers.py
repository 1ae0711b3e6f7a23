"""How open data are answered: with a tag, packed for who can unpack it, or a part of them."""

import gzip
import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from finsam_metrics.reports.open_data.data_files import MEDIA_TYPES
from finsam_metrics.ui.serving.assets import takes_gzip

OPEN_TO_ALL: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cache-Control": "public, max-age=0, must-revalidate",
    "Content-Security-Policy": "default-src 'none'",
}
_PART: Final = re.compile(r"bytes=([0-9]{0,12})-([0-9]{0,12})")
_WORTH_PACKING: Final = 1_000
_LARGEST_KEPT: Final = 200_000
_MOST_KEPT: Final = 128
_PACKED: Final = frozenset(
    {MEDIA_TYPES["csv"], "application/json", "application/rdf+xml", "application/ld+json"}
)
# The whole tables as they were packed last, by their path: as many as there are tables.
_KEPT: Final[dict[str, tuple[str, bytes]]] = {}


class RecentAnswers:
    """The answers that were made last, within bounds of their own: pages lose none of theirs."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[bytes, str]] = OrderedDict()
        self._lock = Lock()

    def give(self, key: Hashable, make: Callable[[], tuple[bytes, str]]) -> tuple[bytes, str]:
        """Give content and media type of an answer; it is made where it is not kept."""
        with self._lock:
            kept = self._kept.pop(key, None)
            if kept is not None:
                self._kept[key] = kept
                return kept
        made = make()
        if len(made[0]) <= _LARGEST_KEPT:
            with self._lock:
                self._kept[key] = made
                while len(self._kept) > _MOST_KEPT:
                    self._kept.popitem(last=False)
        return made


def respond(scope: Scope, content: bytes, media_type: str, *, has_page: bool) -> Response:
    """Answer with what was asked for, or that a copy is fresh.

    Args:
        scope: The request.
        content: What is asked for, whole.
        media_type: Its kind.
        has_page: Whether browsers are led to a page instead.
    """
    digest = hashlib.sha256(content).hexdigest()[:32]
    part = _asked_part(scope, len(content))
    can_pack = len(content) >= _WORTH_PACKING and media_type in _PACKED
    is_packed = part is None and can_pack and takes_gzip(scope)
    # What is packed is another representation, with a tag of its own.
    tag = f'"{digest}-gzip"' if is_packed else f'"{digest}"'
    varies = "accept,accept-encoding" if has_page else "accept-encoding"
    headers = {**OPEN_TO_ALL, "ETag": tag, "Vary": varies, "accept-ranges": "bytes"}
    asked = Headers(scope=scope).get("if-none-match", "")
    if tag in [one.strip().removeprefix("W/") for one in asked.split(",")]:
        return Response(status_code=304, headers=headers)
    if is_packed:
        content = _pack(digest, scope["path"], content)
        headers["content-encoding"] = "gzip"
    if scope["method"] == "HEAD":
        headers["Content-Length"] = str(len(content))
        return Response(media_type=media_type, headers=headers)
    if part is not None:
        headers["content-range"] = f"bytes {part.start}-{part.stop - 1}/{len(content)}"
        piece = content[part.start : part.stop]
        return Response(piece, 206, media_type=media_type, headers=headers)
    return Response(content, media_type=media_type, headers=headers)


def _asked_part(scope: Scope, length: int) -> range | None:
    """The one part of an answer that is asked for; None where all of it is, or nothing sensible.

    Libraries that read Parquet from an address read its end first, and fail without this.
    """
    found = _PART.fullmatch(Headers(scope=scope).get("range", ""))
    if found is None or scope["method"] != "GET":
        return None
    first, last = found[1], found[2]
    if first:
        part = range(int(first), min(int(last or length), length - 1) + 1)
    else:
        part = range(max(0, length - int(last or 0)), length)
    return part if part and part.start < length else None


def _pack(digest: str, path: str, content: bytes) -> bytes:
    """Compress an answer; that of a whole table is kept, since the next asks for the same."""
    kept = _KEPT.get(path)
    if kept is not None and kept[0] == digest:
        return kept[1]
    packed = gzip.compress(content, compresslevel=6, mtime=0)
    if path.endswith(".csv"):
        _KEPT[path] = (digest, packed)
    return packed

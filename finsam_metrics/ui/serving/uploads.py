"""How much a visit may lay on the server: Streamlit bounds the size of each file only."""

from collections import OrderedDict
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_PATH: Final = "/_stcore/upload_file/"
MOST_FILES: Final = 20
MOST_BYTES: Final = 45_000_000
_MOST_VISITS: Final = 10_000


class FewUploads:
    """Refuse a file beyond what a visit may have on the server at once, in number and in bytes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._files: OrderedDict[str, dict[str, int]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 429 to one file too many."""
        is_upload = scope["type"] == "http" and scope["path"].startswith(_PATH)
        if is_upload and not self._note(scope, scope["path"].removeprefix(_PATH)):
            refused = PlainTextResponse(
                "Ni har laddat upp många filer. Ladda om sidan och försök igen.", status_code=429
            )
            await refused(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _note(self, scope: Scope, visit_and_file: str) -> bool:
        """Note a file that comes or goes; False where it is one too many."""
        visit, _, file = visit_and_file.partition("/")
        if scope["method"] == "DELETE":
            self._files.get(visit, {}).pop(file, None)
        elif scope["method"] == "PUT":
            size = _size_of(scope)
            files = self._files.setdefault(visit, {})
            self._files.move_to_end(visit)
            if len(self._files) > _MOST_VISITS:
                self._files.popitem(last=False)
            others = {name: held for name, held in files.items() if name != file}
            if (
                size is None
                or len(others) >= MOST_FILES
                or sum(others.values()) + size > MOST_BYTES
            ):
                return False
            files[file] = size
        return True


def _size_of(scope: Scope) -> int | None:
    """Bytes that the request says it brings; None where it does not say."""
    told = dict(scope["headers"]).get(b"content-length", b"")
    return int(told) if told.isdigit() else None

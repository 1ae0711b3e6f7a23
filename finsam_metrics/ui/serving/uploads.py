"""How many files a visit may lay on the server: Streamlit bounds the size of each only."""

from collections import OrderedDict
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_PATH: Final = "/_stcore/upload_file/"
MOST_FILES: Final = 20
_MOST_VISITS: Final = 10_000


class FewUploads:
    """Refuse a file beyond those that a visit may have on the server at once."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._files: OrderedDict[str, set[str]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 429 to one file too many."""
        is_upload = scope["type"] == "http" and scope["path"].startswith(_PATH)
        if is_upload and not self._note(scope["method"], scope["path"].removeprefix(_PATH)):
            refused = PlainTextResponse(
                "Ni har laddat upp många filer. Ladda om sidan och försök igen.", status_code=429
            )
            await refused(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _note(self, method: str, visit_and_file: str) -> bool:
        """Note a file that comes or goes; False where it is one too many."""
        visit, _, file = visit_and_file.partition("/")
        if method == "DELETE":
            self._files.get(visit, set()).discard(file)
        elif method == "PUT":
            files = self._files.setdefault(visit, set())
            self._files.move_to_end(visit)
            if len(self._files) > _MOST_VISITS:
                self._files.popitem(last=False)
            if len(files) >= MOST_FILES and file not in files:
                return False
            files.add(file)
        return True

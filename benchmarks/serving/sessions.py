"""How long a rerun takes when many visitors ask at once, as the browser would ask."""

import asyncio
import time
from urllib.parse import urlsplit

import websockets
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_LARGEST_MESSAGE = 2**26


async def rerun_seconds(
    address: str, page_name: str, *, sessions: int, reruns: int, query: str = ""
) -> list[float]:
    """Rerun a page in several sessions at once, without pause for thought.

    Args:
        address: Address of the server.
        page_name: The page's address below it; empty for the first page.
        sessions: How many visitors.
        reruns: How many times each of them reruns the page, after it was opened.
        query: What stands after the question mark.

    Returns:
        Seconds from asking to the last message, of each rerun.
    """
    host = urlsplit(address).netloc
    visitors = [_Visitor(host, page_name, query) for _ in range(sessions)]
    try:
        for visitor in visitors:
            await visitor.open()
        taken = await asyncio.gather(*(visitor.rerun(reruns) for visitor in visitors))
    finally:
        for visitor in visitors:
            await visitor.close()
    return [seconds for one in taken for seconds in one]


class _Visitor:
    def __init__(self, host: str, page_name: str, query: str) -> None:
        self._host, self._page_name, self._query = host, page_name, query
        self._socket: websockets.ClientConnection

    async def open(self) -> None:
        self._socket = await websockets.connect(
            f"ws://{self._host}/_stcore/stream",
            subprotocols=[websockets.Subprotocol("streamlit")],
            origin=websockets.Origin(f"http://{self._host}"),
            max_size=_LARGEST_MESSAGE,
            ping_interval=None,
        )
        await self._run()

    async def rerun(self, count: int) -> list[float]:
        return [await self._run() for _ in range(count)]

    async def close(self) -> None:
        await self._socket.close()

    async def _run(self) -> float:
        asked = BackMsg()
        asked.rerun_script.query_string = self._query
        asked.rerun_script.page_name = self._page_name
        started = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await self._socket.recv())
            if told.WhichOneof("type") == "delta" and _is_exception(told):
                msg = f"page {self._page_name!r} ended in an exception"
                raise RuntimeError(msg)
            if told.WhichOneof("type") == "script_finished":
                return time.perf_counter() - started


def _is_exception(told: ForwardMsg) -> bool:
    element = told.delta.new_element
    kind = element.WhichOneof("type")
    return kind == "exception" or (kind == "alert" and element.alert.format == Alert.ERROR)

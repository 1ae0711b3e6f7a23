"""How long a page takes when many visitors ask, as the browser would ask."""

import asyncio
import random
import ssl
import time
from collections.abc import Sequence
from urllib.parse import urlsplit
from urllib.request import urlopen

import websockets
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_LARGEST_MESSAGE = 2**26


async def thoughtful_rerun_seconds(
    address: str, page_name: str, *, sessions: int, think_seconds: float, lasting_seconds: float
) -> list[float]:
    """Rerun a page in many sessions, each visitor thinking between two clicks.

    Args:
        address: Address of the server.
        page_name: The page's address below it; empty for the first page.
        sessions: How many visitors.
        think_seconds: How long a visitor thinks in the mean; times are exponential, by a seed.
        lasting_seconds: How long they go on.

    Returns:
        Seconds from asking to the last message, of each rerun.
    """
    visitors = [_Visitor(address, page_name, "") for _ in range(sessions)]
    try:
        for visitor in visitors:
            await visitor.open()
        until = time.perf_counter() + lasting_seconds
        taken = await asyncio.gather(
            *(
                visitor.think_and_rerun(random.Random(seed), think_seconds, until)
                for seed, visitor in enumerate(visitors)
            )
        )
    finally:
        for visitor in visitors:
            await visitor.close()
    return [seconds for of_visitor in taken for seconds in of_visitor]


async def first_run_seconds(address: str, page_name: str, queries: Sequence[str]) -> list[float]:
    """Open a page in a new session for each query, one after another; give each one's seconds."""
    taken = []
    for query in queries:
        visitor = _Visitor(address, page_name, query)
        try:
            taken.append(await visitor.open())
        finally:
            await visitor.close()
    return taken


async def opened_at_once_seconds(
    address: str, page_name: str, queries: Sequence[str]
) -> list[float]:
    """Open a page in a new session for each query, all at once; give each one's seconds."""
    host = urlsplit(address).netloc
    visitors = [_Visitor(host, page_name, query) for query in queries]
    try:
        return await asyncio.gather(*(visitor.open() for visitor in visitors))
    finally:
        for visitor in visitors:
            await visitor.close()


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
    visitors = [_Visitor(address, page_name, query) for _ in range(sessions)]
    try:
        for visitor in visitors:
            await visitor.open()
        taken = await asyncio.gather(*(visitor.rerun(reruns) for visitor in visitors))
    finally:
        for visitor in visitors:
            await visitor.close()
    return [seconds for one in taken for seconds in one]


async def rerun_rate(
    address: str, page_name: str, *, sessions: int, lasting_seconds: float
) -> float:
    """Reruns a second of visitors who ask again at once, as long as they go on."""
    visitors = [_Visitor(address, page_name, "") for _ in range(sessions)]
    try:
        for visitor in visitors:
            await visitor.open()
        until = time.perf_counter() + lasting_seconds
        counts = await asyncio.gather(*(visitor.rerun_until(until) for visitor in visitors))
    finally:
        for visitor in visitors:
            await visitor.close()
    return sum(counts) / lasting_seconds


class _Visitor:
    def __init__(self, address: str, page_name: str, query: str) -> None:
        self._address, self._page_name, self._query = address, page_name, query
        self._socket: websockets.ClientConnection

    async def open(self) -> float:
        """Open the page as a browser does: the page itself, then its socket with its cookies."""
        parts = urlsplit(self._address)
        tls = _trusting() if parts.scheme == "https" else None
        cookies = await asyncio.to_thread(_cookies_of, self._address, tls) if tls else ""
        self._socket = await websockets.connect(
            f"{'wss' if tls else 'ws'}://{parts.netloc}/_stcore/stream",
            ssl=tls,
            additional_headers={"Cookie": cookies} if cookies else None,
            subprotocols=[websockets.Subprotocol("streamlit")],
            origin=websockets.Origin(self._address),
            max_size=_LARGEST_MESSAGE,
            ping_interval=None,
        )
        return await self._run()

    async def rerun(self, count: int) -> list[float]:
        return [await self._run() for _ in range(count)]

    async def rerun_until(self, until: float) -> int:
        count = 0
        while time.perf_counter() < until:
            await self._run()
            count += 1
        return count

    async def think_and_rerun(
        self, chance: random.Random, think_seconds: float, until: float
    ) -> list[float]:
        taken = []
        while True:
            thought = chance.expovariate(1 / think_seconds)
            if time.perf_counter() + thought > until:
                return taken
            await asyncio.sleep(thought)
            taken.append(await self._run())

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


def _trusting() -> ssl.SSLContext:
    """Trust the certificate that a front before workers made for itself."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _cookies_of(address: str, tls: ssl.SSLContext) -> str:
    with urlopen(address, context=tls) as answer:
        set_cookies = answer.headers.get_all("Set-Cookie") or []
    return "; ".join(cookie.partition(";")[0] for cookie in set_cookies)

"""Measure the addresses of the open data against what the bare server answers at all.

``python -m benchmarks.open_data``: as many requests as go, over connections that stay open, by
turns with the health probe of a bare page's server; the ratios are the result. Exit 1 where
an address gives neither 500 a second nor half of what the bare server does.
"""

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.serving.servers import BARE_PAGE, ROOT, served

RESULTS = Path(__file__).with_name("results.md")
CONNECTIONS = 20
LASTING_SECONDS = 5.0
GOAL, GOAL_RATIO = 500, 0.5
PROBE = "/_stcore/health"
ASKED = (
    "/data/goal.csv",
    "/data/budget_line.csv",
    "/data/budget_line.json?limit=100",
    "/data/datapackage.json",
    "/api/metric/cost-by-area?measure=per-inhabitant",
    "/figur/vasteras-2014-budget-r13-2015-forecast.json",
)


async def _ask(host: str, port: int, path: str, until: float, tag: str) -> int:
    """Ask over one connection until the time is up; give how many answers came."""
    reader, writer = await asyncio.open_connection(host, port)
    fresh = f"If-None-Match: {tag}\r\n" if tag else ""
    request = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n{fresh}\r\n".encode()
    count = 0
    while time.perf_counter() < until:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        lengths = [
            line.partition(b":")[2]
            for line in head.lower().split(b"\r\n")
            if b"content-len" in line
        ]
        await reader.readexactly(int(lengths[0]) if lengths and b" 304 " not in head else 0)
        count += 1
    writer.close()
    return count


async def rate(address: str, path: str, tag: str = "") -> float:
    """Give the answers a second."""
    place = urlsplit(address)
    until = time.perf_counter() + LASTING_SECONDS
    asking = (
        _ask(str(place.hostname), int(place.port or 80), path, until, tag)
        for _ in range(CONNECTIONS)
    )
    return sum(await asyncio.gather(*asking)) / LASTING_SECONDS


async def tag_of(address: str, path: str) -> str:
    """Give the tag of an answer."""
    place = urlsplit(address)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    writer.write(f"GET {path} HTTP/1.0\r\nHost: {place.netloc}\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    writer.close()
    return next(
        line.partition(":")[2].strip()
        for line in head.decode().split("\r\n")
        if line.lower().startswith("etag")
    )


def main() -> None:
    """Measure, write the table, and say whether the goal is met."""
    rows, is_met = [], True
    with (
        tempfile.TemporaryDirectory() as empty,
        served(BARE_PAGE, Path(empty)) as bare,
        served(ROOT / "dashboard.py", ROOT) as ours,
    ):
        for path in ASKED:
            tag = asyncio.run(tag_of(ours, path))
            probe = asyncio.run(rate(bare, PROBE))
            whole = asyncio.run(rate(ours, path))
            fresh = asyncio.run(rate(ours, path, tag))
            is_met &= whole >= GOAL or whole >= GOAL_RATIO * probe
            rows.append(
                f"| {path} | {whole / probe:.2f} | {whole:.0f} | {fresh:.0f} | {probe:.0f} |"
            )
    text = (
        "# Requests for open data\n\n"
        f"Written by `python -m benchmarks.open_data`: answers a second over {CONNECTIONS} "
        f"connections, beside the health probe of a bare page's server, on {os.cpu_count()} "
        f"cores, load {os.getloadavg()[0]:.1f}.\n\n"
        f"Goal, {GOAL} a second, or {GOAL_RATIO} of what the bare server gives: "
        f"{'met' if is_met else '**missed**'}.\n\n"
        "| Address | Ratio | Whole, a second | Known to be fresh, a second | Bare, a second |\n"
        "| --- | --- | --- | --- | --- |\n" + "\n".join(rows) + "\n"
    )
    RESULTS.write_text(text, encoding="utf-8")
    print(text)
    sys.exit(int(not is_met))


if __name__ == "__main__":
    main()

"""Asks pages many at a time, over kept connections, from a process of its own.

    python -m reopen.public.bench.asking < {"port", "at_once", "requests", "paths"}

Prints one JSON line for each path: milliseconds of each request, bytes, and what was not 200.
"""

import asyncio
import json
import sys
import time
from typing import Any

_HEADERS = "Host: 127.0.0.1:{port}\r\nAccept-Encoding: gzip, br\r\nConnection: keep-alive\r\n"


async def ask(port: int, path: str, requests: int, at_once: int) -> dict[str, Any]:
    """All requests of one path, `at_once` at a time."""
    head = f"GET {path} HTTP/1.1\r\n{_HEADERS.format(port=port)}\r\n".encode()
    left = iter(range(requests))
    took: list[float] = []
    sizes: set[int] = set()
    wrong: dict[str, int] = {}

    async def keep_asking() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _ in left:
            start = time.perf_counter()
            writer.write(head)
            status, size = await _answer(reader)
            took.append((time.perf_counter() - start) * 1000)
            sizes.add(size)
            if status != "200":
                wrong[status] = wrong.get(status, 0) + 1
        writer.close()
        await writer.wait_closed()

    start = time.perf_counter()
    await asyncio.gather(*(keep_asking() for _ in range(at_once)))
    seconds = time.perf_counter() - start
    return {"path": path, "ms": took, "bytes": max(sizes), "wrong": wrong, "seconds": seconds}


async def _answer(reader: asyncio.StreamReader) -> tuple[str, int]:
    """Status, and the bytes of head and body together."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.decode("latin-1").lower().split("\r\n")
    fields = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
    status = lines[0].split()[1]
    if "content-length" in fields:
        body = len(await reader.readexactly(int(fields["content-length"])))
        return status, len(head) + body
    total = 0
    while size := int(await reader.readline(), 16):
        await reader.readexactly(size + 2)
        total += size
    await reader.readline()
    return status, len(head) + total


async def main() -> None:
    """Each path in turn."""
    asked = json.load(sys.stdin)
    for path in asked["paths"]:
        done = await ask(asked["port"], path, asked["requests"], asked["at_once"])
        sys.stdout.write(json.dumps(done) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())

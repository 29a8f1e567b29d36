"""Measures every public page of a running installation, and a plain Django page in the same run."""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.urls import URLPattern, reverse

from reopen.directory.queries import listed
from reopen.kernel.management.commands.serve import THREADS
from reopen.public.bench.weighing import first_visit, weigh
from reopen.public.bench.world import write_exonerations, write_units
from reopen.public.urls import urlpatterns
from reopen.registry.importing import File, take_over
from reopen.units.loading import load_units
from reopen.units.models import Territory, Unit

LIMIT_MS, LIMIT_BYTES, MAP_BYTES = 100.0, 150_000, 400_000
_START = 120.0
_PATIENCE = 900.0
Say = Callable[[str], None]


def fill(exonerations: int, units: int) -> dict[str, int]:
    """Made-up exonerations, and units up to the number beside the shipped ones."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_exonerations(folder / "made.csv", exonerations)
        take_over(File((folder / "made.csv").read_bytes(), "made.csv"), by="bench", made_up=True)
        taken = set(Territory.objects.exclude(county=None).values_list("county__fips", flat=True))
        write_units(folder / "made", max(0, units - Unit.objects.count()), taken)
        load_units(folder / "made")
    return {"exonerations": exonerations, "units": Unit.objects.count()}


def addresses() -> tuple[dict[str, str], list[str]]:
    """An address of every public page by its name, and the names that no sample was found for."""
    found, unknown = {}, []
    for pattern in urlpatterns:
        if not isinstance(pattern, URLPattern) or pattern.name is None:
            continue
        names = pattern.pattern.converters
        if not names:
            found[pattern.name] = reverse(f"public:{pattern.name}")
            continue
        sample = SAMPLES.get(pattern.name, lambda: None)()
        if sample is None:
            unknown.append(pattern.name)
        else:
            found[pattern.name] = reverse(f"public:{pattern.name}", args=[sample])
    return found, unknown


SAMPLES: dict[str, Callable[[], str | None]] = {
    "county": lambda: "29095",
    "letter": lambda: "29095",
    "records": lambda: "29095",
    "map_state": lambda: "tx",
    "figures_state": lambda: "tx",
    "help_organization": lambda: next((found.key for found in listed()), None),
    "unit": lambda: Unit.objects.standing().values_list("key", flat=True).first(),
}


def bench_pages(
    exonerations: int, units: int, requests: int, at_once: int, say: Say
) -> dict[str, Any]:
    """Fill, serve, ask, weigh. The plain page is asked before, between and after."""
    say("Making the commons ...")
    sizes = fill(exonerations, units)
    found, unknown = addresses()
    processes = max(1, (os.cpu_count() or 2) // 2)
    plain = [sys.executable, "-m", "reopen.public.bench.plain"]
    ours = [sys.executable, "-m", "reopen", "serve", "--no-worker", "--processes", str(processes)]
    port, plain_port = _free_port(), _free_port()
    with (
        _serving([*ours, "--port", str(port)], port, REOPEN_INSECURE="yes"),
        _serving([*plain, str(plain_port), str(THREADS), str(processes)], plain_port),
    ):
        say(f"Asking {len(found)} pages, {requests} times each, {at_once} at a time ...")
        plain_rows = [_asked(plain_port, ["/"], requests, at_once)[0]]
        first_visit(port, f"{found['home']}?warm")  # everything is read in once
        first = [first_visit(port, path) for path in found.values()]
        rows = _asked(port, list(found.values()), requests, at_once)
        plain_rows += _asked(plain_port, ["/"], requests, at_once)
        pages = [
            {"name": name, "first": alone, **row, **weigh(port, row["path"])}
            for name, alone, row in zip(found, first, rows, strict=True)
        ]
    return {
        "pages": [_judged(page) for page in pages],
        "plain": {key: statistics.median(row[key] for row in plain_rows) for key in ("p50", "p95")},
        "not_measured": unknown,
        "requests": requests,
        "at_once": at_once,
        "counties": 3_142,
        **sizes,
    }


def _judged(page: dict[str, Any]) -> dict[str, Any]:
    most = MAP_BYTES if page["name"] == "map" else LIMIT_BYTES
    quick, light = page["p95"] <= LIMIT_MS, page["bytes"] <= most
    return {**page, "ok": quick and light and not page["wrong"]}


def _asked(port: int, paths: list[str], requests: int, at_once: int) -> list[dict[str, Any]]:
    asked = {"port": port, "paths": paths, "requests": requests, "at_once": at_once}
    done = subprocess.run(
        [sys.executable, "-m", "reopen.public.bench.asking"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=True,
    )
    return [_row(json.loads(line)) for line in done.stdout.splitlines()]


def _row(told: dict[str, Any]) -> dict[str, Any]:
    cuts = statistics.quantiles(told["ms"], n=100, method="inclusive")
    return {
        "path": told["path"],
        "p50": round(cuts[49], 2),
        "p95": round(cuts[94], 2),
        "per_second": round(len(told["ms"]) / told["seconds"]),
        "wrong": told["wrong"],
    }


@contextmanager
def _serving(command: list[str], port: int, **settings: str) -> Iterator[None]:
    """A server that is ended with us."""
    process = subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL)
    try:
        _wait_for(process, port)
        yield
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(30)
        process.kill()
        process.wait()


def _wait_for(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + _START
    while process.poll() is None and time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def in_words(document: dict[str, Any]) -> str:
    """One line for each page."""
    plain = document["plain"]
    head = (
        f"{document['exonerations']} exonerations, {document['units']} units, "
        f"{document['counties']} counties; {document['requests']} requests a page, "
        f"{document['at_once']} at a time; milliseconds"
    )
    beside = f"{'a plain Django page':<24} p50 {plain['p50']:7.1f}  p95 {plain['p95']:7.1f}"
    left = document["not_measured"]
    last = ["not measured: " + ", ".join(left)] if left else []
    return "\n".join([head, beside, *(_line(page) for page in document["pages"]), *last])


def _line(page: dict[str, Any]) -> str:
    return (
        f"{page['name']:<24} p50 {page['p50']:7.1f}  p95 {page['p95']:7.1f}  "
        f"first {page['first']:6.1f}  "
        f"{page['per_second']:>5} a second  {page['bytes'] / 1000:6.1f} kB in {page['files']} "
        f"files  {'' if page['ok'] else 'OVER'}{page['wrong'] or ''}"
    )

"""Whatever a stranger sends ends in a state with a reason, within the limits."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reopen.lib.reading import DEFAULT_LIMITS, Reason, Status, read_file, sandbox
from reopen.lib.reading.tests import samples

QUICK = DEFAULT_LIMITS._replace(wall_seconds=12, silence_seconds=7, cpu_seconds=12)
POLYGLOT = b"<html><body>hello</body></html>\n" + samples.pdf("inside")

FILES: list[tuple[str, str, Callable[[], bytes], set[Reason]]] = [
    ("nothing", "a.pdf", lambda: b"", {Reason.EMPTY}),
    ("not a PDF", "a.pdf", lambda: bytes(range(256)) * 9, {Reason.NAME_MISLEADS}),
    ("only a PDF's first line", "a.pdf", lambda: b"%PDF-1.7\n", {Reason.BROKEN}),
    ("locked PDF", "a.pdf", samples.locked_pdf, {Reason.ENCRYPTED}),
    (
        "page of a million points",
        "a.pdf",
        lambda: samples.pdf("x", media="0 0 1e6 1e6"),
        {Reason.TOO_LARGE},
    ),
    ("too many pages", "a.pdf", lambda: samples.many_pages_pdf(6_000), {Reason.TOO_MANY_PAGES}),
    (
        "cut-off PDF",
        "a.pdf",
        lambda: samples.pdf(*["text"] * 40)[:-400],
        {Reason.REPAIRED, Reason.BROKEN},
    ),
    ("overlapping ZIP", "a.zip", samples.overlapping_zip, {Reason.OVERLAPPING}),
    (
        "ZIP of zeros",
        "a.zip",
        lambda: samples.zipped(("0", bytes(30_000_000))),
        {Reason.UNPACKS_TOO_LARGE},
    ),
    (
        "too many entries",
        "a.zip",
        lambda: samples.zipped(*((f"{n}", b"") for n in range(10_001))),
        {Reason.TOO_MANY_ENTRIES},
    ),
    ("locked ZIP", "a.zip", samples.locked_zip, {Reason.ENTRIES_LEFT_OUT}),
    ("link in a ZIP", "a.zip", samples.link_zip, {Reason.ENTRIES_LEFT_OUT}),
    ("cut-off ZIP", "a.zip", lambda: samples.zipped(("a", b"abc" * 99))[:-30], {Reason.BROKEN}),
    (
        "DOCX of spaces",
        "a.docx",
        lambda: samples.changed_docx(b" " * 80_000_000),
        {Reason.UNPACKS_TOO_LARGE},
    ),
    ("billion laughs", "a.docx", lambda: samples.changed_docx(samples.LAUGHS), {Reason.BROKEN}),
    ("deep mail", "a.eml", lambda: samples.deep_mail(3_000), {Reason.TOO_DEEP}),
    (
        "mail of many parts",
        "a.eml",
        lambda: samples.deep_mail(1) + b"--b0\n\nx\n" * 600,
        {Reason.TOO_MANY_ENTRIES},
    ),
    (
        "long mail header",
        "a.eml",
        lambda: b"From: a\nSubject: " + b"x" * 70_000 + b"\n\nhi",
        {Reason.TOO_LARGE},
    ),
    (
        "TIFF of 10^10 pixels",
        "a.tif",
        lambda: samples.huge_tiff(100_000, 100_000),
        {Reason.TOO_LARGE},
    ),
    (
        "TIFF of 2^62 pixels",
        "a.tif",
        lambda: samples.huge_tiff(2**31 - 1, 2**31 - 1),
        {Reason.TOO_LARGE, Reason.BROKEN},
    ),
    ("looping TIFF", "a.tif", samples.looping_tiff, {Reason.READ, Reason.BROKEN}),
    ("cut-off PNG", "a.png", lambda: samples.scan()[:-2_000], {Reason.REPAIRED}),
    ("program", "report.pdf", lambda: b"MZ" + bytes(500), {Reason.PROGRAM}),
    (
        "old Word",
        "a.doc",
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
        ),
        {Reason.OLD_WORD},
    ),
    ("unknown", "a.xyz", lambda: b"\0\1\2\3" * 99, {Reason.UNKNOWN_KIND}),
    ("endless text", "a.txt", lambda: b"word\n" * 200_000, {Reason.CUT_SHORT}),
    (
        "page, archive and document in one",
        "a.html",
        lambda: POLYGLOT,
        {Reason.READ, Reason.REPAIRED},
    ),
]


@pytest.mark.parametrize(
    ("name", "make", "expected"), [row[1:] for row in FILES], ids=[row[0] for row in FILES]
)
def test_a_bad_file_ends_with_a_reason_of_the_list(
    name: str, make: Callable[[], bytes], expected: set[Reason]
) -> None:
    start = time.monotonic()
    found = read_file(make(), name, limits=QUICK)
    assert found.reason in expected
    assert found.reason.status in Status
    assert found.reason.sentence.endswith(".")
    assert time.monotonic() - start < QUICK.wall_seconds + 2


@pytest.mark.slow
@pytest.mark.parametrize("make", [samples.form_bomb_pdf, samples.nested_flate_pdf])
def test_a_pdf_bomb_is_stopped_and_leaves_no_process(make: Callable[[], bytes]) -> None:
    sandbox.dismiss()
    before = children()
    found = read_file(make(), "bomb.pdf", limits=QUICK)
    assert found.reason in {
        Reason.TOO_SLOW,
        Reason.CRASHED,
        Reason.TOO_MUCH_MEMORY,
        Reason.ALL_BLANK,
    }
    sandbox.dismiss()
    assert children() == before
    assert read_file(b"The next file is read.", "next.txt").reason is Reason.READ


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_state_and_a_sentence(reason: Reason) -> None:
    assert reason.status in Status
    assert reason.sentence.endswith(".")


def children() -> set[str]:
    """Processes started by this one."""
    own = Path(f"/proc/{os.getpid()}/task")
    return set(" ".join((task / "children").read_text() for task in own.iterdir()).split())

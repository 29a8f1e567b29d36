"""Inspecting a file: its kind, its pages with their own text, the files inside it."""

from dataclasses import dataclass, field
from typing import Any

from reopen.lib.reading import checks
from reopen.lib.reading.kinds import Kind, kind_by_name
from reopen.lib.reading.limits import DEFAULT_LIMITS, Limits
from reopen.lib.reading.opening import Source, opened
from reopen.lib.reading.reasons import Legibility, Reason
from reopen.lib.reading.results import Child, Inspection, PageInfo
from reopen.lib.reading.sandbox import SandboxStopped
from reopen.lib.reading.selftest import verified_run
from reopen.lib.reading.wire import Frame, WireError
from reopen.lib.reading.words import PackedTextError, PageText

#: A page that cannot be measured is shown as a letter page.
LETTER = (612.0, 792.0)
#: No page needs this long to give its own text; OCR may take longer.
_SILENCE = 20


def read_file(
    source: Source, name: str, *, depth: int = 0, limits: Limits = DEFAULT_LIMITS
) -> Inspection:
    """What the file is, its pages and what is packed in it. Never raises for a bad file.

    `name` only tells what the sender claims. `depth`: how many containers the file came out of.
    A page that breaks its reader is marked as failed and reading goes on behind it in a fresh
    sandbox, up to `limits.failed_pages` times. Raises SandboxBroken when the sandbox does not hold.
    """
    silence = min(_SILENCE, limits.silence_seconds)
    limits = limits._replace(silence_seconds=silence)  # noqa: SLF001 - a named tuple's own way
    found = _Found(limits)
    with opened(source) as (descriptor, _):
        while found.next_page:
            job = {"job": "inspect", "name": name[:500], "from": found.next_page, "depth": depth}
            found.start()
            with verified_run(job, descriptor, limits) as running:
                try:
                    for frame in running.frames():
                        found.take(frame)
                except SandboxStopped as stopped:
                    found.stop(stopped.reason)
                except (WireError, PackedTextError):
                    found.stop(Reason.CRASHED)
    return found.result(kind_by_name(name))


@dataclass
class _Found:
    """What the sandboxes have said so far about one file."""

    limits: Limits
    kind: Kind = Kind.OTHER
    content_type: str = ""
    reason: Reason | None = None
    count: int = 0
    next_page: int = 1
    begun: int = 0
    failures: int = 0
    why: Reason = Reason.BROKEN
    pages: dict[int, PageInfo] = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)

    def start(self) -> None:
        self.begun, self.next_page = 0, 0

    def take(self, frame: Frame) -> None:
        fields = frame.fields
        what = fields.get("type")
        if what == "file":
            self.kind = checks.key(fields, "kind", Kind)
            self.content_type = (
                checks.line(fields, "content_type") if fields.get("content_type") else ""
            )
        elif what == "count":
            self.count = checks.whole(fields, "pages", 1, self.limits.pages)
        elif what == "begin":
            self.begun = checks.whole(fields, "number", 1, self.count)
        elif what == "page":
            self._take_page(frame)
        elif what == "failed":
            self.why = checks.key(fields, "reason", Reason)
            number = checks.whole(fields, "number", 1, self.count)
            self._fail(number)
            self._end_of(number)
        elif what == "child":
            self._take_child(fields)
        elif what == "rest":
            self.next_page = checks.whole(fields, "number", 1, self.count)
            self.begun = 0
        elif what == "done":
            self.reason = checks.key(fields, "reason", Reason)
        else:
            raise WireError("type")

    def _take_page(self, frame: Frame) -> None:
        fields = frame.fields
        number = checks.whole(fields, "number", 1, self.count)
        needs_ocr = checks.truth(fields, "needs_ocr")
        if number in self.pages:
            raise WireError("number")
        without = needs_ocr and not frame.parts
        self.pages[number] = PageInfo(
            number,
            checks.number(fields, "width", 0, 1e6),
            checks.number(fields, "height", 0, 1e6),
            None if without else PageText.unpack(checks.part(frame.parts, 0)),
            needs_ocr,
            None if needs_ocr else checks.key(fields, "legibility", Legibility),
        )
        self._end_of(number)

    def _end_of(self, number: int) -> None:
        """The end of a page is the beginning of the next."""
        self.begun = number + 1 if number < self.count else 0

    def _take_child(self, fields: dict[str, Any]) -> None:
        if len(self.children) >= self.limits.entries:
            raise WireError("child")
        index = checks.whole(fields, "index", len(self.children), len(self.children))
        size = checks.whole(fields, "size", -1, self.limits.unpacked_bytes)
        self.children.append(Child(index, checks.line(fields, "path"), size))

    def stop(self, reason: Reason) -> None:
        """The sandbox ended badly: on a page, go on behind it; else that is the answer."""
        if not self.begun:
            self.reason = reason
            return
        self.why = reason
        self.failures += 1
        self._fail(self.begun)
        more = self.begun < self.count and self.failures < self.limits.failed_pages
        self.next_page = self.begun + 1 if more else 0

    def _fail(self, number: int) -> None:
        self.pages[number] = PageInfo(
            number, *LETTER, None, needs_ocr=False, legibility=Legibility.FAILED
        )

    def result(self, by_name: Kind) -> Inspection:
        for number in range(1, self.count + 1 if self.pages else 1):
            if number not in self.pages:
                self._fail(number)
        pages = [self.pages[number] for number in sorted(self.pages)]
        return Inspection(
            self.kind, by_name, self.content_type, self._reason(pages), pages, self.children
        )

    def _reason(self, pages: list[PageInfo]) -> Reason:
        failed = sum(page.legibility is Legibility.FAILED for page in pages)
        if pages and failed == len(pages):
            return self.why
        reason = self.reason or self.why
        if failed and reason in (Reason.READ, Reason.BROKEN, self.why):
            return Reason.PAGES_FAILED
        blank = all(page.legibility is Legibility.BLANK for page in pages)
        return Reason.ALL_BLANK if pages and blank and reason is Reason.READ else reason

"""Pages burnt: pictures without what is under their boxes, and the words that are left."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from reopen.lib.reading import checks
from reopen.lib.reading.limits import DEFAULT_LIMITS, Limits
from reopen.lib.reading.opening import Source, opened
from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.sandbox import SandboxStopped
from reopen.lib.reading.selftest import verified_run
from reopen.lib.reading.spots import Spot
from reopen.lib.reading.wire import Frame, WireError
from reopen.lib.reading.words import PackedTextError, PageText
from reopen.lib.redaction.words import kept

Form = Literal["jpeg", "tiff"]
_BATCH = 6
_MOST_PIXELS = 60_000
_MOST_POINTS = 1e5
_TIFF = (b"II*\0", b"MM\0*")


class BurnError(Exception):
    """A page could not be made into a picture; `reason` says why. Nothing of it goes out."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.sentence)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Black:
    """A box over part of a page, in fractions of its upright picture, and the code upon it."""

    spot: Spot
    code: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is printed in a strip below the page."""

    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page to burn. `turned`: degrees its reader turned it; `rotation`: what a person added.

    `text` and `blacks` are placed on the picture after `turned` and before `rotation`.
    """

    number: int
    text: PageText
    turned: int = 0
    rotation: int = 0
    blacks: Sequence[Black] = field(default_factory=tuple)
    stamp: Stamp = field(default_factory=Stamp)


@dataclass(frozen=True, slots=True)
class Burnt:
    """A page that may go out. Size of `image` in pixels; `points`: its width on paper."""

    number: int
    image: bytes
    width: int
    height: int
    points: float
    grey: bool
    text: PageText


def burn(
    source: Source,
    name: str,
    leaves: Sequence[Leaf],
    *,
    form: Form = "jpeg",
    dots: int = 200,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Burnt]:
    """The pages in their order, `dots` to the inch. Raises BurnError at the first that fails."""
    with opened(source) as (descriptor, _):
        for start in range(0, len(leaves), _BATCH):
            batch = leaves[start : start + _BATCH]
            job = {
                "job": "burn", "name": name[:500], "form": form, "dots": dots,
                "pages": [_told(leaf) for leaf in batch],
            }  # fmt: skip
            with verified_run(job, descriptor, limits) as running:
                try:
                    yield from _taken(running.frames(), batch, form)
                except SandboxStopped as stopped:
                    raise BurnError(stopped.reason) from stopped
                except (WireError, PackedTextError) as error:
                    raise BurnError(Reason.CRASHED) from error


def _told(leaf: Leaf) -> dict[str, Any]:
    words = kept(leaf.text, [black.spot for black in leaf.blacks])
    return {
        "number": leaf.number,
        "turned": leaf.turned,
        "rotation": leaf.rotation,
        "words": base64.b64encode(words.pack()).decode(),
        "boxes": [
            [black.spot.x0, black.spot.y0, black.spot.x1, black.spot.y1, black.code[:40]]
            for black in leaf.blacks
        ],
        "stamp": [leaf.stamp.left[:120], leaf.stamp.right[:60]],
    }


def _taken(frames: Iterator[Frame], batch: Sequence[Leaf], form: Form) -> Iterator[Burnt]:
    left = list(batch)
    for frame in frames:
        what = frame.fields.get("type")
        if what == "burnt":
            if not left:
                raise WireError("number")
            yield _burnt(frame, left.pop(0).number, form)
        elif what == "done" and left:
            raise BurnError(checks.key(frame.fields, "reason", Reason))


def _burnt(frame: Frame, number: int, form: Form) -> Burnt:
    fields, parts = frame
    image = checks.part(parts, 0)
    if form == "tiff" and not image.startswith(_TIFF):
        raise WireError("image")
    return Burnt(
        number=checks.whole(fields, "number", number, number),
        image=image if form == "tiff" else checks.jpeg(parts, 0),
        width=checks.whole(fields, "width", 1, _MOST_PIXELS),
        height=checks.whole(fields, "height", 1, _MOST_PIXELS),
        points=checks.number(fields, "points", 1, _MOST_POINTS),
        grey=checks.truth(fields, "grey"),
        text=PageText.unpack(checks.part(parts, 1)),
    )

"""Five families of ways in which made-up pages grow old, and a simulated reading of them.

The weights of the look at images were set by `SCANNERS`, `COPIERS`, `ARCHIVES` and `CELLARS`.
`COURIERS` wear by other causes and were written down afterwards: they show what carries over.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter, ImageOps

from reopen.lib.compare.bench.altered_pages import HEIGHT, WIDTH, Placed, Sheet
from reopen.lib.reading.words import PageText, Word

Grey = NDArray[np.float32]
#: From a point of the clean page to one of the worn page, in pixels.
Moved = Callable[[float, float], tuple[float, float]]
_KEPT_WIDTH = 1600  # pages are kept as pictures of this width
_QUALITY = 65


@dataclass(frozen=True, slots=True)
class Wear:
    """One machine. Lengths in pixels of 200 dpi, greys of 0..255, shares of the page's pixels."""

    blur: float = 0.5
    noise: float = 4.0
    contrast: float = 1.0
    paper: float = 243.0
    uneven: float = 8.0
    specks: float = 0.0  # per million pixels
    dropouts: float = 0.0
    thicken: int = 0  # > 0 strokes grow, < 0 strokes shrink
    wave: float = 0.0  # paper fed unevenly
    dots: int = 200  # resolution of the machine
    rows: int = 200  # and across the feed, which fax machines halve
    bilevel: bool = False
    dithered: bool = False
    salt: float = 0.0
    quality: int = 0  # of one more JPEG on the way, 0 = none
    ghost: float = 0.0  # darkness of the mirrored other side of the sheet that shows through
    streaks: int = 0  # lines along the feed
    stretch: float = 1.0  # length by width; a slipping feed draws pages out
    grain: float = 0.0  # how much of the ink the fibres of the paper did not take
    bands: int = 0  # stripes across the page where a dry ribbon or drum left half of the ink


SCANNERS = {
    "office": Wear(),
    "carbon": Wear(blur=1.0, noise=6, contrast=0.7, uneven=14, paper=234),
    "copy": Wear(blur=0.7, contrast=1.25, specks=25, uneven=12),
    "poor": Wear(blur=1.05, noise=11, contrast=1.5, specks=110, dropouts=0.1, quality=34),
    "fax": Wear(blur=0.75, noise=7, contrast=1.2, specks=50, dropouts=0.08, bilevel=True),
}
COPIERS = {
    "third copy": Wear(blur=1.2, thicken=1, contrast=1.9, noise=8, specks=60, wave=2.0),
    "thin toner": Wear(blur=0.4, thicken=-1, contrast=0.9, noise=9, salt=0.002, wave=1.5),
    "coarse fax": Wear(blur=0.4, rows=100, bilevel=True, specks=60, wave=3.0, salt=0.001),
    "dithered": Wear(blur=0.6, dithered=True, dots=200, contrast=0.95, wave=1.0),
    "low": Wear(blur=0.5, dots=120, rows=120, noise=7, quality=22, uneven=45, wave=1.0),
}
ARCHIVES = {
    "photographed": Wear(
        blur=0.9, dots=150, rows=150, contrast=0.8, uneven=60, paper=215, noise=9, salt=0.0005,
        quality=30, wave=2.5,
    ),
    "fourth copy": Wear(blur=0.8, thicken=1, bilevel=True, specks=90, dropouts=0.06, wave=2.0),
    "faded fax": Wear(blur=0.6, thicken=-1, bilevel=True, specks=40, rows=150, wave=1.0),
    "film": Wear(blur=1.4, contrast=1.3, noise=14, dropouts=0.05, uneven=25, wave=0.5),
}  # fmt: skip
CELLARS = {
    "stencil": Wear(
        blur=1.1, thicken=1, contrast=1.15, noise=12, dropouts=0.12, specks=45, uneven=30,
    ),
    "thin sheet": Wear(blur=0.7, ghost=0.22, noise=7, contrast=0.85, paper=226, quality=40),
    "slipping fax": Wear(
        blur=0.6, bilevel=True, rows=130, stretch=1.012, streaks=5, specks=30, salt=0.0008, wave=2.5
    ),
    "screened": Wear(blur=0.3, dots=150, rows=150, dithered=True, stretch=0.994, uneven=20),
    "phone": Wear(
        blur=1.2, dots=130, rows=130, uneven=80, paper=205, contrast=0.9, noise=6, quality=28,
        wave=3.5, stretch=0.985,
    ),
}  # fmt: skip
COURIERS = {
    "crushed": Wear(blur=0.5, quality=9, noise=3, dots=170, rows=170),
    "thinned fax": Wear(blur=0.5, thicken=-1, bilevel=True, salt=0.003, specks=70, quality=20),
    "fibrous": Wear(blur=0.6, grain=0.75, noise=5, paper=222, uneven=25),
    "dry ribbon": Wear(blur=0.7, grain=0.35, bands=4, contrast=0.8, noise=7, stretch=1.008),
    "flooded": Wear(blur=1.3, thicken=1, grain=0.3, uneven=60, specks=160, wave=3.0, quality=25),
}  # fmt: skip


def worn(
    sheet: Sheet, wear: Wear, rng: np.random.Generator
) -> tuple[Image.Image, list[list[Placed]]]:
    """The page out of that machine, as it would be kept, and its words where they then stand."""
    image, moved = _turned(_shown_through(sheet.image, wear), wear, rng)
    image = image.resize(
        (WIDTH * wear.dots // 200, HEIGHT * wear.rows // 200), Image.Resampling.BOX
    )
    if wear.blur:
        image = image.filter(ImageFilter.GaussianBlur(wear.blur * wear.dots / 200))
    page = _inked(np.asarray(image, dtype=np.float32), wear, rng)
    image = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    if wear.dithered:
        image = image.convert("1").convert("L")
    elif wear.bilevel:
        image = image.point(lambda grey: 255 if grey > 150 else 0)
    size = (_KEPT_WIDTH, HEIGHT * _KEPT_WIDTH // WIDTH)
    kept = _jpeg(image.resize(size, Image.Resampling.BICUBIC), _QUALITY)
    share = _KEPT_WIDTH / WIDTH
    return kept, [[_at(word, moved, share) for word in line] for line in sheet.lines]


def read_badly(
    words: list[list[Placed]], size: tuple[int, int], errors: float, rng: np.random.Generator
) -> PageText:
    """Text and boxes as a reader with that share of wrong characters would give them."""
    wide, high = size
    lines: list[list[Word]] = []
    for line in words:
        read: list[Word] = []
        for word in line:
            text, wrong = _misread(word.text, errors, rng)
            if not text:
                continue
            sure = int(np.clip(rng.normal(72 if wrong else 92, 12 if wrong else 5), 5, 99))
            off = rng.normal(0, 0.8, 4)
            box = Word(
                text, (word.x0 + off[0]) / wide, (word.y0 + off[1]) / high,
                (word.x1 + off[2]) / wide, (word.y1 + off[3]) / high, sure,
            )  # fmt: skip
            if read and rng.random() < errors / 4:
                box = _joined(read.pop(), box)
            read.append(box)
        lines.append(read)
    return PageText.build(lines)


def _joined(first: Word, second: Word) -> Word:
    low, high = min(first.y0, second.y0), max(first.y1, second.y1)
    return Word(first.t + second.t, first.x0, low, second.x1, high, min(first.c, second.c))


_CONFUSED = {
    "l": "1iI", "1": "lI7", "I": "l1", "O": "0", "0": "O6", "o": "ce", "e": "co", "c": "eo",
    "S": "5", "5": "S6", "8": "3B", "3": "8", "6": "5", "B": "8", "G": "6", "Z": "2", "2": "Z",
    "7": "1", "4": "A", "9": "g", "a": "o", "n": "u", "u": "n", "h": "b", "t": "f", "f": "t",
    "m": "n", ".": ",", ",": ".", "i": "l",
}  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def _misread(text: str, errors: float, rng: np.random.Generator) -> tuple[str, bool]:
    hit = rng.random(len(text)) < errors
    if not hit.any():
        return text, False
    read = ""
    for letter, wrong in zip(text, hit, strict=True):
        way = rng.random() if wrong else 1.0
        if way < 0.65:
            choices = _CONFUSED.get(letter, _LETTERS)
            read += choices[int(rng.integers(len(choices)))]
        elif way < 0.8:
            read += letter + _LETTERS[int(rng.integers(36))]
        elif way == 1.0:
            read += letter
    return read, True


# -- damage ----------------------------------------------------------------------------------------


def _shown_through(image: Image.Image, wear: Wear) -> Image.Image:
    if not wear.ghost:
        return image
    behind = ImageOps.mirror(image).filter(ImageFilter.GaussianBlur(2.0))
    faint = behind.point(lambda grey: round(255 - (255 - grey) * wear.ghost))
    return ImageChops.darker(image, faint)


def _turned(image: Image.Image, wear: Wear, rng: np.random.Generator) -> tuple[Image.Image, Moved]:
    """Turned, shrunk or grown, shifted, and waved by the feed."""
    angle = np.deg2rad(float(np.clip(rng.normal(0, 0.5), -1.3, 1.3)))
    scale = float(rng.uniform(0.975, 1.02))
    shift_x, shift_y = rng.normal(0, 12, 2)
    cosine, sine = scale * np.cos(angle), scale * np.sin(angle)
    middle_x, middle_y = WIDTH / 2, HEIGHT / 2
    phase, length = rng.uniform(0, 6.28), rng.uniform(500, 1100)

    def moved(x: float, y: float) -> tuple[float, float]:
        x, y = x - middle_x, y - middle_y
        new_y = wear.stretch * (sine * x + cosine * y) + middle_y + shift_y
        new_x = cosine * x - sine * y + middle_x + shift_x
        return new_x, new_y + wear.wave * float(np.sin(new_y / length * 6.28 + phase))

    ahead = np.array([[cosine, -sine], [wear.stretch * sine, wear.stretch * cosine]])
    back = np.linalg.inv(ahead)
    origin = back @ np.array([-middle_x - shift_x, -middle_y - shift_y])
    matrix = (*back[0], origin[0] + middle_x, *back[1], origin[1] + middle_y)
    turned = image.transform(
        image.size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC, fillcolor=255
    )
    if wear.wave:
        rows = np.arange(HEIGHT)
        source = rows - wear.wave * np.sin(rows / length * 6.28 + phase)
        turned = Image.fromarray(
            np.asarray(turned)[np.clip(source.round(), 0, HEIGHT - 1).astype(int)]
        )
    return turned, moved


def _inked(page: Grey, wear: Wear, rng: np.random.Generator) -> Grey:
    if wear.thicken:
        image = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
        grown = ImageFilter.MinFilter(3) if wear.thicken > 0 else ImageFilter.MaxFilter(3)
        page = page * 0.5 + np.asarray(image.filter(grown), dtype=np.float32) * 0.5
    if wear.dropouts:
        rough = rng.random((page.shape[0] // 8 + 1, page.shape[1] // 8 + 1)).astype(np.float32)
        size = (page.shape[1], page.shape[0])
        cloud = np.asarray(Image.fromarray(rough).resize(size, Image.Resampling.BICUBIC))
        page = page + (255 - page) * np.clip((cloud - 0.5) * 4, 0, 1) * wear.dropouts * 2
    if wear.grain or wear.bands:
        page = 255 - (255 - page) * _taken(page.shape, wear, rng)
    page = 255 - np.clip((255 - page) * wear.contrast, 0, 255)
    lamp = rng.random(4)
    light = np.linspace(lamp[0], lamp[1], page.shape[1], dtype=np.float32)[None, :]
    light = light + np.linspace(lamp[2], lamp[3], page.shape[0], dtype=np.float32)[:, None]
    page = page * (wear.paper / 255) - light * wear.uneven * 0.5
    page = page + rng.standard_normal(page.shape, dtype=np.float32) * wear.noise
    for _ in range(int(wear.specks * page.size / 1e6)):
        y, x = int(rng.integers(page.shape[0] - 5)), int(rng.integers(page.shape[1] - 5))
        high, wide = rng.integers(1, 5, 2)
        page[y : y + high, x : x + wide] = rng.uniform(20, 110)
    for x in rng.integers(0, page.shape[1] - 2, wear.streaks):
        page[:, x : x + 2] = np.minimum(page[:, x : x + 2], rng.uniform(40, 140))
    if wear.salt:
        hit = rng.random(page.shape, dtype=np.float32)
        page[hit < wear.salt], page[hit > 1 - wear.salt] = 0, 255
    if not wear.quality:
        return page
    image = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    return np.asarray(_jpeg(image, wear.quality), dtype=np.float32)


def _taken(shape: tuple[int, ...], wear: Wear, rng: np.random.Generator) -> Grey:
    """Share of the ink that the paper took."""
    high, wide = shape
    fibres = rng.random((high // 2 + 1, wide // 3 + 1), dtype=np.float32)
    fibres = np.repeat(np.repeat(fibres, 2, axis=0), 3, axis=1)[:high, :wide]
    rows = np.ones(high, dtype=np.float32)
    for middle in rng.integers(0, high, wear.bands):
        away = abs(np.arange(high) - middle) / (0.012 * high)
        rows -= 0.5 * np.exp(-away * away).astype(np.float32)
    return np.asarray((1 - wear.grain * fibres) * np.clip(rows, 0.3, 1)[:, None])


def _jpeg(image: Image.Image, quality: int) -> Image.Image:
    data = BytesIO()
    image.save(data, "JPEG", quality=quality)
    with Image.open(data) as again:
        return again.convert("L")


def _at(word: Placed, moved: Moved, share: float) -> Placed:
    corners = [moved(x, y) for x in (word.x0, word.x1) for y in (word.y0, word.y1)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    slack_x = abs(corners[1][0] - corners[0][0]) / 2
    slack_y = abs(corners[2][1] - corners[0][1]) / 2
    return Placed(
        word.text, (min(across) + slack_x) * share, (min(down) + slack_y) * share,
        (max(across) - slack_x) * share, (max(down) - slack_y) * share,
    )  # fmt: skip

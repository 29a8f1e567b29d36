"""What happens to paper: copying, faxing, scanning, fading, holes, staples, black borders."""

from dataclasses import dataclass
from functools import lru_cache
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from reopen.demo.casefile.paper import Sheet, Word

Grey = NDArray[np.float32]


@dataclass(frozen=True)
class Wear:
    """One way of being copied and scanned. Strengths are shares of the page or grey levels."""

    skew: float = 0.4  # degrees, standard deviation, never beyond 1.5
    blur: float = 0.5  # pixels
    noise: float = 4.0  # grey levels
    paper: float = 243.0  # grey of the empty page
    uneven: float = 8.0  # grey levels of light falling off
    contrast: float = 1.0
    specks: float = 0.0  # black dots per million pixels
    dropouts: float = 0.0  # share of ink lost in grains
    streaks: int = 0
    border: int = 0  # pixels of black at the edges
    holes: bool = False
    bilevel: bool = False
    quality: int = 42  # of the JPEG


WEARS = {
    "office": Wear(holes=True),
    "carbon": Wear(blur=1.0, noise=6, contrast=0.72, uneven=14, paper=234),
    "copy": Wear(skew=0.5, blur=0.7, contrast=1.25, specks=22, uneven=12, streaks=1),
    "poor": Wear(
        skew=0.8, blur=1.05, noise=11, contrast=1.5, specks=110, dropouts=0.10, streaks=2,
        border=14, paper=236, quality=34,
    ),
    "worst": Wear(
        skew=0.9, blur=1.35, noise=15, contrast=1.6, specks=240, dropouts=0.3, streaks=4,
        border=34, bilevel=True,
    ),
    "fax": Wear(skew=0.3, blur=0.75, noise=7, contrast=1.2, specks=50, dropouts=0.08, bilevel=True),
    "bilevel": Wear(skew=0.5, blur=0.5, noise=4, specks=20, bilevel=True),
    "flat": Wear(skew=0.25, blur=0.35, noise=3, paper=249, uneven=3, quality=48),
}  # fmt: skip


def age(sheet: Sheet, image: Image.Image, wear: Wear, rng: Random) -> Image.Image:
    """The page after one copy or scan; the words of the sheet turn with it."""
    angle = max(-1.5, min(1.5, rng.gauss(0, wear.skew)))
    turned = image.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)
    _turn_words(sheet, angle)
    if wear.blur:
        turned = turned.filter(ImageFilter.GaussianBlur(wear.blur))
    page: Grey = np.asarray(turned, dtype=np.float32)
    shift = rng.randint(0, 500)
    if wear.dropouts:
        lost = np.clip((_cloud(shift)[: page.shape[0], : page.shape[1]] - 0.5) * 4, 0, 1)
        page = page + (255 - page) * lost * wear.dropouts * 2
    page = 255 - np.clip((255 - page) * wear.contrast, 0, 255)
    page = page * (wear.paper / 255) - _light(page.shape, wear.uneven, rng)
    page += _grain(page.shape, shift) * wear.noise
    _specks(page, wear.specks, rng)
    result = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    _hardware(result, wear, rng)
    if wear.bilevel:
        result = result.point(lambda grey: 255 if grey > 150 else 0).convert("1")
    return result


def photographed(image: Image.Image, rng: Random) -> Image.Image:
    """The page as somebody photographed it on a desk: perspective, shadow, a dark table."""
    wide, high = image.size
    lean = [rng.randint(20, 90) for _ in range(8)]
    corners = (
        (-lean[0], -lean[1]), (-lean[2], high + lean[3]),
        (wide + lean[4], high + lean[5]), (wide + lean[6], -lean[7]),
    )  # fmt: skip
    quad = [float(value) for corner in corners for value in corner]
    shot = image.transform(
        image.size, Image.Transform.QUAD, quad, Image.Resampling.BILINEAR, fillcolor=62
    )
    page = np.asarray(shot, dtype=np.float32)
    shade = np.linspace(1.0, 0.66, high, dtype=np.float32)[:, None]
    shade = shade * np.linspace(0.88, 1.0, wide, dtype=np.float32)[None, :]
    page = page * shade + _grain(page.shape, rng.randint(0, 500)) * 6
    return Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))


def _turn_words(sheet: Sheet, angle: float) -> None:
    radians = np.deg2rad(-angle)
    sine, cosine = float(np.sin(radians)), float(np.cos(radians))
    half_x, half_y = sheet.width / 2, sheet.height / 2

    def moved(word: Word) -> Word:
        x0, y0, x1, y1 = word.box
        x, y = (x0 + x1) / 2 - half_x, (y0 + y1) / 2 - half_y
        left = half_x + x * cosine - y * sine - (x1 - x0) / 2
        top = half_y + x * sine + y * cosine - (y1 - y0) / 2
        box = (round(left), round(top), round(left + x1 - x0), round(top + y1 - y0))
        return Word(word.text, box)

    sheet.words = [moved(word) for word in sheet.words]


@lru_cache(maxsize=1)
def _noise() -> Grey:
    rough = np.random.default_rng(7).normal(0, 1, (2800, 2800)).astype(np.float32)
    smooth = rough + np.roll(rough, 1, 0) + np.roll(rough, 1, 1) + np.roll(rough, (1, 1), (0, 1))
    return np.asarray(smooth / smooth.std(), dtype=np.float32)


@lru_cache(maxsize=1)
def _clouds() -> Grey:
    rough = np.random.default_rng(11).random((350, 350)).astype(np.float32)
    wide = Image.fromarray(rough).resize((2800, 2800), Image.Resampling.BICUBIC)
    return np.asarray(wide, dtype=np.float32)


def _grain(shape: tuple[int, ...], shift: int) -> Grey:
    return _noise()[shift : shift + shape[0], shift : shift + shape[1]]


def _cloud(shift: int) -> Grey:
    return _clouds()[shift:, shift:]


def _light(shape: tuple[int, ...], strength: float, rng: Random) -> Grey:
    across = np.linspace(rng.random(), rng.random(), shape[1], dtype=np.float32)[None, :]
    down = np.linspace(rng.random(), rng.random(), shape[0], dtype=np.float32)[:, None]
    return np.asarray((across + down) * strength * 0.5, dtype=np.float32)


def _specks(page: Grey, per_million: float, rng: Random) -> None:
    count = int(per_million * page.size / 1_000_000)
    for _ in range(count):
        y, x = rng.randrange(page.shape[0] - 5), rng.randrange(page.shape[1] - 5)
        size = rng.choice((1, 2, 2, 3, 4))
        page[y : y + size, x : x + rng.choice((1, 2, 3))] = rng.choice((20, 60, 110))


def _hardware(page: Image.Image, wear: Wear, rng: Random) -> None:
    drawing = ImageDraw.Draw(page)
    wide, high = page.size
    for _ in range(wear.streaks):
        x = rng.randrange(wide)
        drawing.line((x, 0, x + rng.randint(-4, 4), high), fill=rng.randint(120, 205), width=2)
    if wear.holes:
        x, shift = rng.randint(38, 62), rng.randint(-30, 30)
        for share in (0.13, 0.5, 0.87):
            y = high * share + shift
            drawing.ellipse((x, y - 26, x + 52, y + 26), fill=rng.randint(54, 84), outline=150)
            drawing.arc((x - 2, y - 28, x + 54, y + 28), 200, 340, fill=170, width=4)
    if rng.random() < 0.45:
        x, y = rng.randint(60, 130), rng.randint(60, 120)
        drawing.line((x, y + 14, x + 62, y - 6), fill=105, width=4)
        drawing.line((x + 2, y + 20, x + 64, y), fill=205, width=5)
    if wear.border:
        edge = wear.border + rng.randint(0, wear.border)
        drawing.rectangle((0, 0, edge, high), fill=12)
        drawing.rectangle((0, high - edge // 2, wide, high), fill=12)
        drawing.polygon((wide, 0, wide - edge * 3, 0, wide, edge * 5), fill=18)

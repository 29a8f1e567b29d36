"""A page's picture as ink: paper is 0, full ink 1, whatever the scan's greys; and pieces of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

Grid = NDArray[np.float32]
#: Height in pixels to which the words of every page are brought before they are compared.
WORD_HEIGHT = 20.0
_BLOCK = 48  # side of the blocks whose brightest pixels are taken for paper
_BRIGHT = 0.8
#: A dark line this long is no part of a letter, down or across; its ink and half its breadth.
_TALL, _WIDE = round(WORD_HEIGHT * 2.5), round(WORD_HEIGHT * 7)
_RULED, _BESIDE = 70, 4
_STEP = 5
_SAMPLE = 60  # words that tell how dark ink is
_SOFT = ImageFilter.Kernel(
    (3, 3), [1] * 9
)  # blur that makes grainy, faxed and dithered strokes comparable


@dataclass(frozen=True, slots=True)
class Ink:
    """Ink of a page at the common scale, 0..255, and `scale`: pixels here per pixel given."""

    image: Image.Image
    scale: float


def ink_of(picture: Image.Image, word_height: float, boxes: NDArray[np.float64]) -> Ink:
    """The page's ink. `boxes` (in pixels of the picture) tell how dark its ink is."""
    scale = float(np.clip(WORD_HEIGHT / max(word_height, 1.0), 0.1, 4.0))
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    soft = picture.resize(size, Image.Resampling.BILINEAR).filter(_SOFT)
    dark = ImageChops.subtract(_paper(soft), soft)
    full = _full_ink(np.asarray(dark), boxes * scale)
    ink = dark.point([min(255, round(step * 255 / full)) for step in range(256)])
    return Ink(Image.fromarray(_without_rules(np.asarray(ink))), scale)


def _without_rules(ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Without lines longer than any letter: rules of a form, underlines, streaks of a machine.

    Where strokes of letters cross them they stay.
    """
    dark = ink > _RULED
    kept = ink.copy()
    for turned, out, length in ((dark, kept, _TALL), (dark.T, kept.T, _WIDE)):
        columns = _with_long_runs(turned, length)
        beside = (np.clip(columns + far, 0, turned.shape[1] - 1) for far in (-_BESIDE, _BESIDE))
        crossed = np.logical_or(*(turned[:, each] for each in beside))
        runs = _long_runs(turned[:, columns], length) & ~crossed
        out[:, columns] = np.where(runs, 0, out[:, columns])
    return kept


def _with_long_runs(dark: NDArray[np.bool_], length: int) -> NDArray[np.int64]:
    """Columns that may hold a run of that length: every few pixels tell."""
    few, least = dark[::_STEP], length // _STEP - 1
    sums = _sums(few)
    return np.flatnonzero((sums[least:] - sums[:-least] >= least).any(0))


def _long_runs(dark: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    """Pixels in runs along the first axis of at least that length."""
    sums = _sums(dark)
    starts = sums[length:] - sums[:-length] >= length
    edges = np.zeros((len(dark) + 1, dark.shape[1]), dtype=np.int16)
    edges[: len(starts)] += starts
    edges[length : length + len(starts)] -= starts
    return np.asarray(np.cumsum(edges[:-1], axis=0) > 0)


def _sums(dark: NDArray[np.bool_]) -> NDArray[np.int16]:
    sums = np.zeros((len(dark) + 1, dark.shape[1]), dtype=np.int16)
    np.cumsum(dark, axis=0, out=sums[1:])
    return sums


def piece(
    ink: Ink, linear: NDArray[np.float64], origin: tuple[float, float], size: tuple[int, int]
) -> Grid:
    """Ink (0..1) of a piece `size` (width, height) wide whose pixel p lies at origin + linear·p."""
    # Pillow samples at pixel centres: p + 1/2 on the piece is what it asks the matrix for.
    matrix = (
        linear[0, 0], linear[0, 1], origin[0] + 0.5 - (linear[0, 0] + linear[0, 1]) / 2,
        linear[1, 0], linear[1, 1], origin[1] + 0.5 - (linear[1, 0] + linear[1, 1]) / 2,
    )  # fmt: skip
    cut = ink.image.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    return np.asarray(cut, dtype=np.float32) / 255.0


def _paper(grey: Image.Image) -> Image.Image:
    """The grey of the bare paper at every pixel: bright parts of each block, smoothed."""
    wide, high = (-(-side // _BLOCK) * _BLOCK for side in grey.size)
    pixels = np.asarray(grey)
    padded = np.pad(pixels, ((0, high - pixels.shape[0]), (0, wide - pixels.shape[1])), "edge")
    blocks = padded.reshape(high // _BLOCK, _BLOCK, wide // _BLOCK, _BLOCK)[:, ::6, :, ::4]
    blocks = blocks.swapaxes(1, 2).reshape(high // _BLOCK, wide // _BLOCK, -1)
    bright = np.quantile(blocks, _BRIGHT, axis=2)
    # A block all black (a border, a redaction) does not make its black the paper.
    bright = np.maximum(bright, 0.75 * np.median(bright))
    paper = Image.fromarray(bright.astype(np.uint8)).resize((wide, high), Image.Resampling.BILINEAR)
    return paper.crop((0, 0, *grey.size))


def _full_ink(dark: NDArray[np.uint8], boxes: NDArray[np.float64]) -> float:
    """How much darker than paper the strokes of the page's words are."""
    found = [
        dark[max(y0, 0) : y1, max(x0, 0) : x1].ravel()
        for x0, y0, x1, y1 in boxes[:: max(1, len(boxes) // _SAMPLE)].round().astype(int)
    ]
    inside = np.concatenate(found) if found else dark[:0].ravel()
    return max(float(np.quantile(inside, 0.9)) if inside.size else 128.0, 12.0)

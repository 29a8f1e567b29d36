"""A picture as it is kept: drawn anew, smaller, without place, time and camera."""

import io
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

WIDEST = 960
LARGEST_UPLOAD = 12 * 1024 * 1024
_MOST_PIXELS = 60_000_000
_QUALITIES = (82, 70, 58, 45)
_FITS = 90_000  # bytes: the page with it stays under 150 kB


@dataclass(frozen=True)
class Drawn:
    """A JPEG and its measures."""

    content: bytes
    width: int
    height: int


def drawn(upload: IO[bytes]) -> Drawn:
    """The picture to keep; raises `ValidationError` for what is no picture or far too large."""
    raw = upload.read(LARGEST_UPLOAD + 1)
    if len(raw) > LARGEST_UPLOAD:
        raise ValidationError({"picture": _("The file is larger than 12 MB.")})
    try:
        with Image.open(io.BytesIO(raw), formats=["JPEG", "PNG", "WEBP"]) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise ValidationError({"picture": _("The picture has too many pixels.")})
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise ValidationError({"picture": _("This is no JPEG, PNG or WebP picture.")}) from error
    upright.thumbnail((WIDEST, WIDEST))
    for quality in _QUALITIES:
        out = io.BytesIO()
        upright.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        if out.tell() <= _FITS:
            break
    return Drawn(out.getvalue(), upright.width, upright.height)

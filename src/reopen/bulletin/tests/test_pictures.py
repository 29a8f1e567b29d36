"""Pictures are drawn anew."""

import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from reopen.bulletin.pictures import WIDEST, drawn
from reopen.bulletin.tests.factories import photograph


def test_a_picture_is_made_smaller_and_loses_what_the_camera_wrote() -> None:
    made = drawn(photograph())
    with Image.open(io.BytesIO(made.content)) as kept:
        assert kept.format == "JPEG"
        assert kept.size == (made.width, made.height) == (WIDEST, WIDEST // 2)
        assert not kept.getexif()
    assert b"Camera of nowhere" not in made.content


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"GIF89a" + b"\0" * 40, b"\xff\xd8\xff"])
def test_what_is_no_picture_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(ValidationError):
        drawn(io.BytesIO(content))

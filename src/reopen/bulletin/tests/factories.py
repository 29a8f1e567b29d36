"""Plainly made-up stories."""

from datetime import date
from io import BytesIO
from typing import Any

from PIL import Image

from reopen.accounts.actor import Actor
from reopen.bulletin import actions
from reopen.bulletin.actions import ConsentGiven
from reopen.bulletin.models import Story

WORDS = {
    "title": "Nine winters",
    "name": "W. of Harlan Ford",
    "teller": "self",
    "language": "en",
    "text": "It snowed.\n\n## After\nI came home.\n\nThe dog knew me.",
    "content_notes": ["prison"],
    "factors": ["official_misconduct"],
    "place": "us-mo",
    "convicted": 1999,
    "freed": 2008,
}


def draft(writer: Actor, **more: Any) -> Story:
    """A story that is written and has a consent."""
    story = actions.write_story(writer, more.pop("key", "nine-winters"), WORDS)
    return actions.set_consent(writer, story, given(**more))


def given(**more: Any) -> ConsentGiven:
    """A consent, to everything unless said otherwise."""
    whole: dict[str, Any] = {
        "given_by": "W.", "given_on": date(2026, 1, 5), "kept_where": "Cabinet 2",
        "real_name": False, "picture": True, "place": True, "other_media": True,
    }  # fmt: skip
    return ConsentGiven(**(whole | more))


def published(writer: Actor, reviewer: Actor, **more: Any) -> Story:
    """A story that went all the way."""
    story = draft(writer, **more)
    actions.propose_story(writer, story)
    actions.approve_story(reviewer, story)
    return actions.publish_story(reviewer, story)


def photograph(width: int = 2000, height: int = 1000) -> BytesIO:
    """A picture with a camera's data in it."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of nowhere"
    Image.effect_noise((width, height), 40).convert("RGB").save(out, "JPEG", exif=exif)
    out.seek(0)
    return out

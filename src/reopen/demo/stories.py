"""Three stories of the demo world, written by one editor of the network's office and approved by
the other. Nobody in them exists, and their pages say so."""

from datetime import date
from pathlib import Path
from typing import Any

from reopen.accounts.models import User
from reopen.accounts.tenancy import acting_as_member
from reopen.bulletin import actions
from reopen.bulletin.actions import ConsentGiven
from reopen.bulletin.models import Story
from reopen.demo.world.people import email_of
from reopen.lib.yaml_text import read_yaml

_TOLD = Path(__file__).parent / "world" / "stories.yaml"
_CONSENT: dict[str, Any] = {
    "given_on": date(2026, 3, 2),
    "kept_where": "Cabinet 2, folder of the stories (demo)",
}


def tell_stories() -> None:
    """Write, approve and publish them; again adds none."""
    if Story.objects.exists():
        return
    writer = User.objects.get(email=email_of("sam"))
    second = User.objects.get(email=email_of("rosa"))
    for told in read_yaml(_TOLD.read_text("utf-8")):
        consent = ConsentGiven(**_CONSENT, **told.pop("consent"))
        published = told.pop("published")
        with acting_as_member(writer, "network", origin="console") as sam:
            story = actions.write_story(sam, told.pop("key"), told)
            Story.objects.filter(pk=story.pk).update(fictional=True)
            story.refresh_from_db()
            actions.set_consent(sam, story, consent)
            actions.propose_story(sam, story)
        if published:
            with acting_as_member(second, "network", origin="console") as rosa:
                actions.publish_story(rosa, actions.approve_story(rosa, story))

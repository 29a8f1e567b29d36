"""The heads of all audit logs, noted once a day where whoever rewrites a log does not reach.

A log cannot show by itself that its end was cut off or that all of it was rewritten; a head noted
elsewhere can. `reopen audit verify --anchor` takes the file, or what came by mail.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from reopen.accounts.models import Organization
from reopen.accounts.tenancy import acting_as_system
from reopen.audit.log import record
from reopen.audit.models import Event
from reopen.audit.queries import head

NOTED = "audit.anchored"
Head = dict[str, Any]


def heads() -> Iterator[Head]:
    """The head of every organization's log that has one."""
    for organization in Organization.objects.order_by("slug"):
        with acting_as_system(organization):
            last = head()
        if last:
            yield {"org": organization.slug, **last}


def note_anchors() -> int:
    """Note the heads that are due at the place that REOPEN_ANCHOR names; how many.

    A log is due once a day, when anything has happened in it. That it was noted is an event of it.
    """
    if not settings.REOPEN_ANCHOR:
        return 0
    due = [one for one in heads() if _is_due(one)]
    if due:
        _deliver({"at": timezone.now().isoformat(timespec="seconds"), "heads": due})
    for one in due:
        organization = Organization.objects.get(slug=one["org"])
        with acting_as_system(organization, origin="job") as actor:
            record("audit.anchored", actor, facts={"seq": one["seq"], "hash": one["hash"]})
    return len(due)


def read_anchors(text: str) -> list[Head]:
    """The heads in what `audit anchor` printed, in a file of anchors, or in a mail's attachment.

    Raises `ValueError` when it is none of these.
    """
    try:
        documents = [json.loads(text)]
    except ValueError:
        documents = [json.loads(line) for line in text.splitlines() if line.strip()]
    found: list[Head] = []
    for document in documents:
        found += document.get("heads", [document]) if isinstance(document, dict) else document
    return found


def _is_due(one: Head) -> bool:
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    organization = Organization.objects.get(slug=one["org"])
    with acting_as_system(organization):
        if Event.objects.get(seq=one["seq"]).kind == NOTED:
            return False  # nothing has happened since
        return not Event.objects.filter(kind=NOTED, at__gte=midnight).exists()


def _deliver(document: dict[str, Any]) -> None:
    line = json.dumps(document)
    if "@" in settings.REOPEN_ANCHOR:
        return _send(line)
    with Path(settings.REOPEN_ANCHOR).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())
    return None


def _send(line: str) -> None:
    day = timezone.localdate()
    with override(settings.LANGUAGE_CODE):
        words = _("Keep the attached file: it proves later that nobody has cut or rewritten a log.")
        letter = EmailMessage(_("Heads of the audit logs"), words, to=[settings.REOPEN_ANCHOR])
    letter.attach(f"anchor-{day}.json", f"{line}\n", "application/json")
    letter.send()

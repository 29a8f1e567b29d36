"""What editors may change in this room, for `editing`."""

from django.utils.translation import gettext_lazy as _

from reopen.directory.models import Contact, Criterion, HelpOrganization
from reopen.editing.rooms import Kind, Room

ORGANIZATION = Kind(
    "organization",
    _("Organization"),
    HelpOrganization,
    (
        "name", "also", "kind", "member", "city", "serves", "not_serves", "part_en", "part_es",
        "website", "languages", "note_en", "note_es",
    ),
)  # fmt: skip
CRITERION = Kind(
    "criterion",
    _("What it takes"),
    Criterion,
    ("answer", "years"),
    of="helper",
    fixed=("rule",),
    key_field="rule",
)
CONTACT = Kind(
    "contact",
    _("How to reach it"),
    Contact,
    ("value",),
    of="helper",
    fixed=("way",),
    key_field="way",
)
ROOM = Room(
    "directory", _("Who helps"), (ORGANIZATION, CRITERION, CONTACT), "public:help_organization"
)

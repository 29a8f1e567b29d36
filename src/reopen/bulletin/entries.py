"""What editors may change in this room through `editing`: resources. Stories have a way of their
own, because a person's consent stands above every editor."""

from django.utils.translation import gettext_lazy as _

from reopen.bulletin.models import Resource
from reopen.editing.rooms import Kind, Room

RESOURCE = Kind(
    "resource",
    _("Resource"),
    Resource,
    ("title", "title_es", "kind", "audiences", "words", "words_es", "link", "languages"),
)
ROOM = Room("bulletin", _("Resources"), (RESOURCE,))

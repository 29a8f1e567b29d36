"""The menu of the public pages. A topic adds its line here."""

from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reopen.kernel.components import Link

#: Words and the name of the first page of each topic, in the order in which people need them.
TOPICS = (
    (_("Who can help?"), "public:help"),
    (_("Your county"), "public:county_search"),
    (_("Units"), "public:units"),
    (_("Figures"), "public:figures"),
    (_("Misconduct"), "public:misconduct"),
    (_("Stories"), "public:stories"),
    (_("Resources"), "public:resources"),
)  # fmt: skip


def menu(path: str) -> list[Link]:
    """The topics, with the one whose page this is marked."""
    links = [(label, reverse(name)) for label, name in TOPICS]
    return [Link(str(label), url, current=path.startswith(url)) for label, url in links]


def in_other_language(request: HttpRequest) -> tuple[str, str]:
    """Code and address of this page in the other of the two languages."""
    code = "en" if (get_language() or "en").startswith("es") else "es"
    return code, translate_url(request.get_full_path(), code)

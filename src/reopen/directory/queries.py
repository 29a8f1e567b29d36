"""Reads of the directory, for pages and for other rooms. Everybody may read it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from reopen.directory.matching import Group, Match, matched, serves
from reopen.directory.models import HelpOrganization
from reopen.directory.place_names import place_name
from reopen.directory.situation import Situation

_LOCAL, _NATIONAL = 0, 1


@dataclass(frozen=True)
class Help:
    """Who helps in a situation, in three groups, each ordered by place and then by name."""

    situation: Situation
    yes: tuple[Match, ...]
    maybe: tuple[Match, ...]
    no: tuple[Match, ...]
    place: str

    @property
    def nobody_local(self) -> bool:
        """Whether we know of no organization for just this place."""
        return all(match.organization.national for match in (*self.yes, *self.maybe, *self.no))

    @property
    def none(self) -> bool:
        """Whether there is nobody at all to write to."""
        return not self.yes and not self.maybe

    @property
    def worth_writing(self) -> list[Match]:
        """Yes and maybe together, those for the place first."""
        return sorted((*self.yes, *self.maybe), key=lambda match: _order(match.organization))


def organizations() -> QuerySet[HelpOrganization]:
    """All that stand, with what they take and how to reach them, by name."""
    found: QuerySet[HelpOrganization] = HelpOrganization.objects.standing().prefetch_related(
        "criteria", "contacts"
    )
    return found


def organization(key: str) -> HelpOrganization | None:
    """The one with that key, if it stands."""
    return organizations().filter(key=key).first()


def find_help(situation: Situation) -> Help:
    """Who takes a case like this: yes, maybe, no, each with its reasons. Nothing is scored.

    Organizations for the place come before those for the whole country; then the name decides.
    Networks and services for freed people are left out: they review no claims.
    """
    matches = [
        matched(each, situation)
        for each in sorted(organizations(), key=_order)
        if each.reviews and serves(each, situation.place)
    ]
    groups = {group: tuple(match for match in matches if match.group is group) for group in Group}
    return Help(
        situation,
        groups[Group.YES],
        groups[Group.MAYBE],
        groups[Group.NO],
        place_name(situation.place),
    )


def after_release() -> list[HelpOrganization]:
    """Services for people who were freed."""
    return [each for each in organizations() if each.kind == HelpOrganization.Kind.FREED]


def listed(place: str = "", kind: str = "", words: str = "") -> list[HelpOrganization]:
    """Those of a place (national ones too), of a kind, with the words in name or city."""
    wanted = words.casefold().split()
    return [
        each
        for each in organizations()
        if (not place or serves(each, place))
        and (not kind or each.kind == kind)
        and all(word in f"{each.name} {each.also} {each.city}".casefold() for word in wanted)
    ]


TABLE_HEADERS = (
    "key", "name", "also", "kind", "network_member", "city", "convictions_in", "not_in", "part",
    "website", "post", "form", "email", "phone", "takes", "languages", "mark", "source",
    "source_url", "checked",
)  # fmt: skip


def as_row(each: HelpOrganization) -> list[str]:
    """One organization as a line under `TABLE_HEADERS`."""
    ways = {contact.way: contact.value for contact in each.ways}
    member = {True: "yes", False: "no", None: "unknown"}[each.member]
    takes = " · ".join(one.words for one in each.takes.values())
    return [
        each.key, each.name, each.also, each.kind, member, each.city, " ".join(each.serves),
        " ".join(each.not_serves), each.part, each.website,
        *(ways.get(way, "").replace("\n", ", ") for way in ("post", "form", "email", "phone")),
        takes, " ".join(each.languages), each.mark, each.source, each.source_url,
        each.checked.isoformat() if each.checked else "",
    ]  # fmt: skip


def _order(each: HelpOrganization) -> tuple[int, str]:
    return (_NATIONAL if each.national else _LOCAL, each.name.casefold())

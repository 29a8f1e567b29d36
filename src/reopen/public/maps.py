"""Maps of counties as what a template draws: paths, shades, names and where each leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import ngettext

from reopen.places import gazetteer, shapes
from reopen.places.gazetteer import KnownCounty, State
from reopen.public.statuses import WORDS, Count, Statuses, counts
from reopen.units.queries import Place

GROUNDS = (Place.STATEWIDE, Place.UNVERIFIED, Place.NONE)  # what a whole state can be


@dataclass(frozen=True)
class Patch:
    """A piece of the map. `status` chooses its pattern; `mark` is where its sign stands."""

    path: str
    status: Place
    title: str = ""
    url: str = ""
    mark: tuple[int, int] | None = None
    here: bool = False
    county: KnownCounty | None = None

    @property
    def words(self) -> str:
        """The status in words."""
        return str(WORDS[self.status])


@dataclass(frozen=True)
class StateOnMap:
    """A state of the country's map: its ground, and the counties that differ from it."""

    state: State
    ground: Patch
    counties: tuple[Patch, ...]
    counts: tuple[Count, ...]

    @property
    def total(self) -> int:
        """How many counties the state has."""
        return sum(count.counties for count in self.counts)

    @property
    def by_place(self) -> dict[str, Count]:
        """The counts by the name of the status."""
        return {count.place.value: count for count in self.counts}

    @cached_property
    def title(self) -> str:
        """What is read aloud and shown: "Missouri: 3 of 115 counties have a unit of their own"."""
        own = self.by_place[Place.OWN].counties
        said = ngettext(
            "%(state)s: %(number)s of %(total)s counties has a unit of its own",
            "%(state)s: %(number)s of %(total)s counties have a unit of their own",
            own,
        ) % {"state": self.state.name, "number": own, "total": self.total}
        rest = [
            f"{count.label}: {count.counties}"
            for count in self.counts
            if count.counties and count.place is not Place.OWN
        ]
        return ". ".join([said, *rest])


@dataclass(frozen=True)
class Country:
    """The whole country."""

    box: str
    states: tuple[StateOnMap, ...]
    lines: str


@dataclass(frozen=True)
class StateMap:
    """One state, each county a link."""

    state: State
    box: str
    outline: str
    counties: tuple[Patch, ...]


def country_map(statuses: Statuses) -> Country:
    """The country by state; a county is drawn on its own only where it differs from its state."""
    drawn = shapes.country()
    found = []
    for fips, path in drawn.states.items():
        state = gazetteer.states()[fips]
        counties = gazetteer.counties_in(state)
        ground = _ground(counties, statuses)
        differing = tuple(
            Patch(drawn.counties[county.fips], statuses.get(county.fips, Place.NONE))
            for county in counties
            if statuses.get(county.fips, Place.NONE) != ground
        )
        patch = Patch(path, ground, url=reverse("public:map_state", args=[state.slug]))
        found.append(StateOnMap(state, patch, differing, counts(counties, statuses)))
    return Country(drawn.box, tuple(sorted(found, key=lambda one: one.state)), drawn.lines)


def state_map(state: State, statuses: Statuses, here: str = "") -> StateMap | None:
    """One state with its counties; `here` is marked. None for a territory."""
    drawn = shapes.state(state.fips)
    if drawn is None:
        return None
    patches = [
        Patch(
            drawn.counties[county.fips],
            status := statuses.get(county.fips, Place.NONE),
            f"{county.name}: {WORDS[status]}",
            reverse("public:county", args=[county.fips]),
            drawn.labels[county.fips],
            county.fips == here,
            county,
        )
        for county in gazetteer.counties_in(state)
    ]
    return StateMap(state, drawn.box, drawn.outline, tuple(patches))


def _ground(counties: Iterable[KnownCounty], statuses: Statuses) -> Place:
    """What most of a state is that has no unit of its own."""
    found = [statuses.get(county.fips, Place.NONE) for county in counties]
    plain = [status for status in found if status in GROUNDS]
    return max(GROUNDS, key=plain.count) if plain else found[0]

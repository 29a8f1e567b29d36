"""Every address says who may come in."""

from reopen.accounts.checks import LIBRARY_MODULES, every_pattern

DOORS = {"public", "signed-in", "organization"}


def test_every_view_declares_a_door() -> None:
    without = [
        route
        for route, _name, pattern in every_pattern()
        if getattr(pattern.callback, "door", None) not in DOORS
        and not pattern.callback.__module__.startswith(LIBRARY_MODULES)
    ]
    assert without == []


def test_organization_pages_and_only_they_live_below_the_organization() -> None:
    wrong = [
        route
        for route, _name, pattern in every_pattern()
        if (getattr(pattern.callback, "door", "") == "organization")
        is not route.startswith("o/<slug:org>/")
    ]
    assert wrong == []


def test_addresses_have_one_name_each() -> None:
    names = [name for _route, name, _pattern in every_pattern() if name]
    assert sorted(names) == sorted(set(names))

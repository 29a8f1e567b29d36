"""Terms, and the place of the anchors."""

from pathlib import Path

import pytest

from reopen.config.limits import read_limits
from reopen.lib.environment import Environment, EnvironmentProblemError


@pytest.mark.parametrize("where", ["/srv/reopen/anchors", "anchors", "/srv/reopen/../reopen/a"])
def test_an_anchor_within_the_home_is_refused(where: str) -> None:
    with pytest.raises(EnvironmentProblemError, match="outside the home"):
        read_limits(Environment({"REOPEN_ANCHOR": where}), Path("/srv/reopen"), demo=False)


@pytest.mark.parametrize("where", ["", "keeper@elsewhere.example", "/srv/elsewhere/anchors"])
def test_an_anchor_elsewhere_is_taken(where: str) -> None:
    environment = Environment({"REOPEN_ANCHOR": where})
    limits = read_limits(environment, Path("/srv/reopen"), demo=False)
    assert (limits.anchor, limits.idle_minutes) == (where, 30)


def test_the_demo_is_more_patient() -> None:
    assert read_limits(Environment({}), Path("/srv/reopen"), demo=True).idle_minutes == 720

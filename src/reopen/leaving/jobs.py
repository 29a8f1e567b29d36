"""Background entry points. Arguments are ids; each enters its organization by itself."""

from reopen.kernel.jobs import job
from reopen.kernel.upkeep import upkeep
from reopen.leaving import packing
from reopen.leaving.actions import expire_packages


def give_up(*, organization: str, package: str, **_: object) -> None:
    """After the last try: the package says that it broke off."""
    packing.fail(organization, package)


@job(queue="leaving", when_given_up=give_up)
def pack(*, organization: str, package: str) -> None:
    """Pack a case to be taken away."""
    packing.pack(organization, package)


@upkeep
def remove_old_packages() -> None:
    """Remove packages that were kept long enough."""
    expire_packages()

"""Background entry points. Arguments are ids; each enters its organization by itself."""

from reopen.kernel.jobs import job
from reopen.productions import making


def give_up(*, organization: str, production: str, **_: object) -> None:
    """After the last try: the production says that it broke off."""
    making.fail(organization, production, "")


@job(queue="productions", when_given_up=give_up)
def make(*, organization: str, production: str) -> None:
    """Make a production ready to go out."""
    making.make(organization, production)

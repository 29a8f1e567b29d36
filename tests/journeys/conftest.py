"""Who goes on the journeys, and where: one demo world and one strict house for all of them."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import pytest_socket
from playwright.sync_api import Browser, expect

from tests.journeys.browser import WAIT, Watch, chromium, unlocks_with_a_finger
from tests.journeys.caseworker import Caseworker
from tests.journeys.person import Person
from tests.journeys.reception import Reception
from tests.journeys.servers import Site, serving

# Journeys that need files that are read, and those that need all that the demo world tells.
READ = {"test_reading", "test_searching", "test_uploading", "test_without_script"}
TOLD = {
    "test_chronology",
    "test_disclosure",
    "test_flags",
    "test_leaving",
    "test_main_pages",
    "test_productions",
    "test_review",
}
_TELLING = 900.0  # seconds until the complete file is read, compared and told
Meet = Callable[..., Caseworker]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey. Those that need the complete file come last."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
    items.sort(key=lambda item: (item.path.stem in READ) + 2 * (item.path.stem in TOLD))


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Loopback only, for the server; overrides the rule of the other tests."""
    pytest_socket.socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
    yield
    pytest_socket.enable_socket()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=WAIT)
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def demo(browser: Browser) -> Iterator[Site]:
    """`reopen demo`, started once. Its case file is read while the journeys go on."""
    with serving("demo", "--no-browser") as site:
        yield site


@pytest.fixture(scope="session")
def whole(demo: Site) -> Site:
    """The demo world once all of its complete file is read, compared, noted, coded and produced.

    What a journey writes earlier could be taken for what the demo world was about to write.
    """
    end = time.monotonic() + _TELLING
    while not (demo.home / "demo-complete").exists():
        assert time.monotonic() < end, f"not told in {_TELLING:.0f} s"
        time.sleep(1)
    return demo


@pytest.fixture(autouse=True)
def told(request: pytest.FixtureRequest) -> None:
    """The journeys of `TOLD` begin when everything is there."""
    if request.path.stem in TOLD:
        request.getfixturevalue("whole")


@pytest.fixture(scope="session")
def house(browser: Browser) -> Iterator[Site]:
    """An installation that is no demo: nobody gets to a case without a second factor."""
    with serving("serve", "--no-worker", REOPEN_INSECURE="yes") as site:
        site.command("orgs", "add", "harbor", "Harbor Innocence Project")
        yield site


@pytest.fixture(scope="session")
def reception(browser: Browser, demo: Site) -> Reception:
    return Reception(browser, demo)


@pytest.fixture
def meet(reception: Reception) -> Iterator[Meet]:
    """`meet("nadia")`: a person of the demo world, signed in, in a browser of her own.

    At the end no page may have complained, asked another host, or broken a script.
    """
    with ExitStack() as leaving:

        def meet(name: str = "", *, script: bool = True, width: int = 1280) -> Caseworker:
            person, watch = reception.lets_in(name, script=script, width=width)
            leaving.callback(_nothing_was_wrong, watch)
            leaving.callback(person.page.context.close)
            return person

        yield meet


@pytest.fixture
def stranger(browser: Browser, house: Site) -> Iterator[Person]:
    """Somebody at the door of the strict house."""
    context = browser.new_context(base_url=house.address)
    watch = Watch(context, house.address.removeprefix("http://"))
    yield Person(context.new_page())
    context.close()
    _nothing_was_wrong(watch)


@pytest.fixture
def keyholder(browser: Browser, house: Site) -> Iterator[Person]:
    """A stranger whose computer unlocks with a finger. Passkeys need a name, no bare number."""
    address = house.address.replace("127.0.0.1", "localhost")
    context = browser.new_context(base_url=address)
    watch = Watch(context, address.removeprefix("http://"))
    person = Person(context.new_page())
    unlocks_with_a_finger(person.page)
    yield person
    context.close()
    _nothing_was_wrong(watch)


@pytest.fixture
def nadia(meet: Meet) -> Caseworker:
    """An attorney; lead in the case that holds the complete file."""
    return meet("nadia")


@pytest.fixture
def ada(meet: Meet) -> Caseworker:
    """The director."""
    return meet("ada")


def _nothing_was_wrong(watch: Watch) -> None:
    assert not watch.complaints, "\n".join(watch.complaints)

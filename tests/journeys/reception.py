"""Lets people of the demo world in. Each signs in once and comes back with her cookie."""

from typing import Any

from playwright.sync_api import Browser

from tests.journeys.browser import WAIT, Watch
from tests.journeys.caseworker import Caseworker
from tests.journeys.person import Person
from tests.journeys.servers import Site

_HEIGHT = 900


class Reception:
    """`lets_in("nadia")` opens a browser of her own; without a name, one nobody is signed in to."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.site = site
        self._browser = browser
        self._known: dict[str, Any] = {}

    def lets_in(
        self, name: str, *, script: bool = True, width: int = 1280
    ) -> tuple[Caseworker, Watch]:
        if name and name not in self._known:
            self._known[name] = self._signed_in(name)
        context = self._browser.new_context(
            base_url=self.site.address,
            storage_state=self._known.get(name),
            java_script_enabled=script,
            viewport={"width": width, "height": _HEIGHT},
            timezone_id="America/Chicago",
            locale="en-US",
        )
        context.set_default_timeout(WAIT)
        watch = Watch(context, self.site.address.removeprefix("http://"))
        return Caseworker(context.new_page()), watch

    def _signed_in(self, name: str) -> Any:
        context = self._browser.new_context(base_url=self.site.address)
        try:
            Person(context.new_page()).signs_in(f"{name}@demo.example")
            return context.storage_state()
        finally:
            context.close()

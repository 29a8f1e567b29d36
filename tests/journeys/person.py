"""A person at the screen, in her own words: what she opens, types, presses and sees."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, Response, expect

from reopen.demo.world import PASSWORD

HOME = "/o/riverbend/"


class Person:
    """Speaks of cases and files, never of selectors. `page` is there for what only one needs."""

    def __init__(self, page: Page) -> None:
        self.page = page

    # the door

    def signs_in(self, email: str, password: str = PASSWORD) -> None:
        self.goes_to("/account/login/")
        self.types("Email", email)
        self.types("Password", password)
        self.presses("Sign in")

    def signs_out(self) -> None:
        self.page.locator(".user-menu summary").click()
        with self.page.expect_navigation():
            self.presses("Sign out")

    # going about

    def goes_to(self, path: str) -> Response:
        answer = self.page.goto(path)
        assert answer is not None, path
        return answer

    def goes_home(self) -> None:
        self.goes_to(HOME)

    def goes_back(self) -> None:
        self.page.go_back()

    def opens_her_case(self, name: str) -> None:
        """From the list of cases, by a part of its title."""
        self.goes_to(f"{HOME}cases/")
        self.page.get_by_role("row", name=name).get_by_role("link").first.click()
        self.reads_heading(name)

    def turns_to(self, part: str) -> None:
        """Another page of the open case, by its tab."""
        self.page.locator("nav.tabs").get_by_role("link", name=part, exact=True).click()

    def follows(self, words: str) -> None:
        self.page.get_by_role("link", name=words).first.click()

    def unfolds(self, words: str) -> None:
        self.page.locator("summary", has_text=words).first.click()

    # typing and pressing

    def types(self, label: str, text: str) -> None:
        self._field(label).fill(text)

    def types_beside(self, neighbour: str, label: str, text: str) -> None:
        """In the form that also asks for `neighbour`, where several ask for `label`."""
        form = self.page.locator("form", has=self.page.get_by_label(neighbour))
        form.get_by_label(label).fill(text)

    def chooses(self, label: str, option: str) -> None:
        field = self._field(label)
        wanted = field.locator("option", has_text=re.compile(option)).first
        field.select_option(wanted.get_attribute("value"))

    def presses(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).first.click()

    def hits(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def hands_in(self, label: str, *files: Path) -> None:
        self._field(label).set_input_files([str(file) for file in files])

    # looking

    def reads_part(self, words: str) -> None:
        """The heading of a part of the page."""
        expect(self.page.get_by_role("heading", name=words).first).to_be_visible()

    def reads_heading(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)

    def sees(self, words: str) -> None:
        expect(self._main()).to_contain_text(words)

    def does_not_see(self, words: str) -> None:
        expect(self._main()).not_to_contain_text(words)

    def finds_typed(self, label: str, text: str) -> None:
        expect(self._field(label)).to_have_value(text)

    def address(self) -> str:
        return self.page.url

    def everything_on_the_page(self) -> str:
        return self.page.locator("body").inner_text()

    def downloads(self, words: str) -> bytes:
        with self.page.expect_download() as coming:
            self.follows(words)
        return Path(coming.value.path()).read_bytes()

    def _field(self, label: str) -> Locator:
        return self.page.get_by_label(re.compile(rf"^{re.escape(label)}( optional)?$")).first

    def _main(self) -> Locator:
        return self.page.locator("main")

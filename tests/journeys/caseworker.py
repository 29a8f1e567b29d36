"""A person who works with a case's files: hands them in, reads them, searches them."""

import re
import time
from pathlib import Path

from playwright.sync_api import Locator, Response, expect

from tests.journeys.person import HOME, Person

_READING = 150.0  # seconds until a file has been read, behind all that came before it


class Caseworker(Person):
    """What every person of the journeys can do with files and pages."""

    # handing in

    def opens_the_files_of(self, case: str) -> None:
        self.opens_her_case(case)
        self.turns_to("Files")

    def adds_a_source(self, case: str, name: str) -> None:
        self.opens_the_files_of(case)
        self.follows("Add a source")
        self.types("Name", name)
        self.chooses("Whose file it was", "Another holder")
        self.presses("Save")
        self.sees(name)

    def chooses_files(self, source: str, *files: Path) -> None:
        """On the page that takes files in; nothing is sent yet."""
        self.follows("Add files")
        self.chooses("Source", source)
        self.page.locator("input[name=files]").set_input_files([str(file) for file in files])

    def waits_until_read(self, name: str) -> Locator:
        """The row of the file in the list, once nothing of it is on its way any more."""
        end = time.monotonic() + _READING
        row = self.page.get_by_role("row", name=name).first
        while time.monotonic() < end:
            if row.count() and not re.search("Waiting|Being read|Received", row.inner_text()):
                return row
            self.page.wait_for_timeout(1000)
            self.page.reload()
        raise AssertionError(f"{name} was not read in {_READING:.0f} s: {row.inner_text()}")

    def opens_the_document(self, name: str) -> None:
        """One of the complete file, by its name, as soon as it has been read."""
        self.opens_the_files_of("Whitfield")
        self.types("Name", name)
        self.presses("Show")
        self.waits_until_read(name).get_by_role("link").first.click()

    # comparing

    def opens_the_comparison(self, case: str) -> None:
        """Of the complete file; its journeys begin when all of it is told."""
        self.opens_her_case(case)
        self.turns_to("Disclosure")
        self.reads_part("Report")

    # searching

    def searches(self, query: str) -> None:
        """From the masthead of any page."""
        self.page.get_by_role("searchbox").first.fill(query)
        self.page.get_by_role("searchbox").first.press("Enter")

    def searches_until(self, query: str, found: str) -> None:
        """Leaf through the results as files are read, until one has these words."""
        end = time.monotonic() + _READING
        self.goes_to(f"{HOME}search/?q={query}")
        while not self.page.get_by_role("link", name=found).count():
            assert time.monotonic() < end, f"{found} not found in {_READING:.0f} s"
            more = self.page.locator("a[rel=next]")
            if more.count():
                more.first.click()
                continue
            self.page.wait_for_timeout(1000)
            self.goes_to(f"{HOME}search/?q={query}")

    # reading

    def opens_a_page(self, query: str, found: str) -> None:
        """A page of the complete file through a search, as soon as it has been read."""
        self.searches_until(query, found)
        self.follows(found)
        self.waits_for_the_image()

    def waits_for_the_image(self) -> Response:
        image = self.page.locator("[data-sheet] image")
        expect(image).to_be_visible()
        return self.page.request.get(str(image.get_attribute("href")))  # type: ignore[return-value]

    def reads_page(self, number: int) -> None:
        expect(self.page.locator("#to-page")).to_have_value(str(number))

    def sees_hits_on_the_image(self) -> int:
        """How many frames are drawn around words; the present one lies within the sheet."""
        hit = self.page.locator("rect.hit-current")
        expect(hit).to_have_count(1)
        inner, outer = hit.bounding_box(), self.page.locator("[data-sheet] svg").bounding_box()
        assert inner
        assert outer
        assert inner["width"] > 1
        assert 0 <= inner["x"] - outer["x"] <= outer["width"] - inner["width"]
        return self.page.locator("rect.hit").count()

    def width_of_the_sheet(self) -> float:
        box = self.page.locator("[data-sheet] svg").bounding_box()
        assert box
        return box["width"]

"""An export of the Registry: checked, taken over, undone; and open data for whoever wants it."""

from pathlib import Path

from reopen.lib.registry.tests import made
from tests.journeys.conftest import Meet
from tests.journeys.looking import violations


def _export(folder: Path) -> Path:
    """A file of made people, as the Registry would give it, with one cell nobody can read."""
    path = folder / "newest-export.csv"
    path.write_bytes(made.with_postings([*made.PEOPLE, made.OTTO.with_(age="grown")]).csv())
    return path


def test_an_editor_checks_an_export_takes_it_over_and_undoes_it(meet: Meet, tmp_path: Path) -> None:
    sam = meet("sam")
    sam.goes_to("/o/network/")
    assert violations(sam) == []
    sam.follows("What waits in the public directories")
    sam.follows("Exonerations: exports of the Registry")
    sam.sees("The public figures are made up")
    wrong = tmp_path / "error.csv"
    wrong.write_text("<html>503</html>")
    sam.hands_in("Export of the Registry", wrong)
    sam.presses("Check it")
    sam.sees("This is a web page, perhaps an error page, not an export.")
    sam.hands_in("Export of the Registry", _export(tmp_path))
    sam.presses("Check it")
    sam.sees("What would change")
    sam.sees("is not an age")
    assert violations(sam) == []
    sam.presses("Take it over")
    sam.sees("What changed")
    sam.goes_to("/o/network/commons/registry/")
    sam.sees("as of 20 March 2019")
    assert violations(sam) == []
    sam.follows("Undo import 2")
    sam.sees("again those of the import before it")
    assert violations(sam) == []
    sam.presses("Undo it")
    sam.sees("The public figures are made up")


def test_an_editor_with_a_phone_need_not_scroll_sideways(meet: Meet) -> None:
    sam = meet("sam", width=390)
    sam.goes_to("/o/network/commons/registry/")
    sam.sees("made-up-registry.csv")
    over = sam.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert over <= 0


def test_a_reporter_takes_the_data_with_licence_and_day(meet: Meet) -> None:
    reporter = meet(width=320)
    reporter.goes_to("/data/")
    assert violations(reporter) == []
    over = reporter.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert over <= 0
    assert reporter.goes_to("/data/README.txt").text().count("CC BY 4.0") == 1
    figures = reporter.goes_to("/api/v1/exonerations/figures?by=year").json()
    assert figures["export"]["made_up"] is True
    assert sum(group["n"] for group in figures["groups"]) == figures["n"]
    reporter.goes_to("/es/data/")
    reporter.sees("Datos abiertos")

"""A made-up registry large enough for shares: thirty people whom nobody ever cleared."""

from reopen.lib.registry.tests import made
from reopen.registry.importing import File, take_over

WITHOUT_MISCONDUCT = 10
NAMES = [f"{first}{last}" for first in "ABCDE" for last in ("bert", "dwin", "lwyn", "ugus")]


def import_people(*, made_up: bool = False, county: str = "Cook") -> None:
    """Thirty exonerations of 2018: twenty in Illinois with misconduct, ten in New York without.

    Of the twenty, five were posted only in 2024.
    """
    people = [
        made.WALDO.with_(
            given=name,
            age=str(20 + number),
            county=county,
            posted="2024-01-05" if number < 5 else "2018-04-05",
        )
        for number, name in enumerate(NAMES)
    ]
    people += [
        made.PERPETUA.with_(given=f"{name}ine", age=str(40 + number), exonerated="2018-05-06")
        for number, name in enumerate(NAMES[:WITHOUT_MISCONDUCT])
    ]
    export = made.with_postings(people).csv()
    take_over(File(export, "made.csv"), by="Test", made_up=made_up)

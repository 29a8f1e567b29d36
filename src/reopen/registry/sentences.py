"""What the reader of exports says, in the language of the page. Its own words are English."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

SENTENCES = (
    gettext_noop("The file is empty."),
    gettext_noop("The file is larger than an export can be."),
    gettext_noop("This is a PDF, not an export: save the list as CSV or XLSX."),
    gettext_noop("This is a web page, perhaps an error page, not an export."),
    gettext_noop(
        "No line of this file reads like the header of a Registry export "
        "(name, state, exonerated, …)."
    ),
    gettext_noop("The file has more columns than an export can have."),
    gettext_noop("The file has more rows than an export can have."),
    gettext_noop("The file has a header and no rows."),
    gettext_noop("This file is no workbook that can be opened."),
    gettext_noop("This is an archive, not a workbook."),
    gettext_noop("The workbook unpacks to more than an export can be."),
    gettext_noop(
        "This is no export of the Registry: it has no column for the name, "
        "for the state or for the date of exoneration."
    ),
    gettext_noop("No row of this file tells who was exonerated and when."),
    gettext_noop("is neither yes nor no"),
    gettext_noop("is not a number"),
    gettext_noop("is not an age"),
    gettext_noop("is not a date"),
    gettext_noop("has a month or a day and no year"),
    gettext_noop("is no month or no day of that year"),
    gettext_noop("the row names nobody"),
    gettext_noop("is no state"),
    gettext_noop("the year of the exoneration is not known"),
    gettext_noop("cannot be a number of years lost"),
    gettext_noop("is no race the Registry uses"),
    gettext_noop("is not a value this column has"),
    gettext_noop("is a code nobody knows"),
    gettext_noop("more cells of this column cannot be read"),
    gettext_noop("the file counts other rows than it has"),
    gettext_noop("may be the city or the county; it is linked to neither"),
    gettext_noop("is no county of the state"),
)


def sentence(said: str) -> str:
    """A sentence of the reader in the language of the page."""
    return _(said) if said in SENTENCES else said

"""The sentences of a report: what was done, what the words mean, and what is not claimed."""

from django.utils.translation import gettext as _

from reopen.disclosure.models import Finding
from reopen.disclosure.models.comparison import Side


def side(key: str) -> str:
    return str(Side(key).label)


def meanings() -> list[tuple[str, str]]:
    """Each status with what it means here."""
    return [
        (
            str(Finding.GIVEN.label),
            _(
                "A copy of the page was found in the defense set, and no difference in what it "
                "says was found between the two."
            ),
        ),
        (
            str(Finding.ALTERED.label),
            _(
                "A copy was found, and what it says differs in a place named in the list: a name, "
                "a number, a date, a time, a negation or other words."
            ),
        ),
        (
            str(Finding.PARTIAL.label),
            _("A copy was found that lacks a part of the page, or has a part of it covered."),
        ),
        (
            str(Finding.NOT_FOUND.label),
            _(
                "No copy was found in the defense set as it was given to us. This does not say "
                "who had the page, when, or why no copy is in the set."
            ),
        ),
        (
            str(Finding.UNDECIDED.label),
            _(
                "The two sides do not let a machine tell, because too little could be read or "
                "several pages come equally close; or two reviewers differ."
            ),
        ),
    ]


def method() -> list[str]:
    """How pages were compared, for a reader who is not a technician."""
    return [
        _(
            "The text of every page of both sides was read, from the file itself or from the image "
            "of the page. For each page of the prosecution's side the pages of the defense's side "
            "that share rare runs of letters with it were looked up and laid beside it."
        ),
        _(
            "Text that is printed on many pages, such as the words of a form, does not count for a "
            "match. Names, dates and numbers count for a match where they agree, also through "
            "slips of the reading, and against it where they are at odds. Stamps, page numbers and "
            "fax lines at the edge of a page are left out."
        ),
        _(
            "Where the texts of two copies differ, the images of the two pages were laid over one "
            "another at that place, to tell a change on the paper from a slip of the reading. What "
            "the images do not settle is marked to be looked at."
        ),
        _(
            "A page is called not decided where the machine cannot tell. Decisions of people stand "
            "above what the machine says and are listed with names and times."
        ),
    ]


def caveats(*, walled: bool, narrowed: bool) -> list[str]:
    """What the report does not claim."""
    found = [
        _(
            "This report compares two sets of files as they were given to us. It does not say what "
            "anybody knew, and a set may be incomplete on either side."
        ),
        _("Pages that could not be read, and marks without words, were not compared by machine."),
    ]
    if walled:
        found.append(_("It rests on the documents that the person who took this report may see."))
    if narrowed:
        found.append(_("The list was narrowed by filters and does not hold all pages."))
    return found


def setting(name: str) -> str:
    """What a threshold of the method means; its bare name where nobody has said it yet."""
    known = {
        "method": _("Version of the method"),
        "given": _("Probability from which two pages count as copies"),
        "possible": _("Probability below which a pair is dismissed"),
        "form_possible": _("The same for two pages that agree mostly in the text of a form"),
        "whole": _("Share of a page's own text that has to be found for it to be wholly there"),
        "least_text": _("Letters a page must have before its absence is claimed"),
        "least_confidence": _("Confidence of the reading below which no absence is claimed"),
        "candidates": _("Pages looked at closely for each page"),
        "most_pages": _("Runs of letters on more pages than this lead to no candidate"),
        "work": _("Places followed for one page at most"),
    }
    return f"{known[name]} ({name})" if name in known else name


def headers() -> list[str]:
    """The columns of the list."""
    return [
        _("Source"),
        _("Document"),
        _("Path"),
        _("Page"),
        _("What became of it"),
        _("Copy in the defense set"),
        _("What differs"),
        _("Decided"),
        _("Note"),
    ]


def file_headers() -> list[str]:
    """The columns of the files compared."""
    return [_("Side"), _("Source"), _("Path"), _("Pages"), _("SHA-256"), _("Came in")]

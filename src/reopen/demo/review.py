"""What the team of the complete file noted, coded, numbered and linked, and what it is to read."""

from uuid import UUID

from reopen.accounts.actor import Actor
from reopen.accounts.models import Organization, User
from reopen.accounts.tenancy import acting_as_member
from reopen.cases.models import Case
from reopen.documents.access import visible_pages
from reopen.documents.models import Page
from reopen.lib.dates import parse
from reopen.review import actions
from reopen.review.actions.batches import Plan
from reopen.review.actions.notes import Words
from reopen.review.choosing import Choice, chosen_pieces, in_words
from reopen.review.models import Coding, CodingField, CodingPanel, Exhibit, PageNote, Review
from reopen.review.placing import place_of_quote
from reopen.review.queries_batches import readers_for

Pages = dict[tuple[str, int], Page]

_PANEL = "First reading"
_READERS = ("nadia@demo.example", "reese@demo.example", "kit@demo.example")
_INCIDENT = "01 Police reports/88-1432 incident report.pdf"
_HELD = "01 Police reports/88-1432 supp 4 (hold).pdf"
_FIRST = "03 Statements/Kemp 4-29.pdf"
_SECOND = "03 Statements/Kemp 5-4.pdf"
_TRIAL = "10 Court/trial tr 212 ff.pdf"
_LETTERS = "09 Correspondence/Abernathy.pdf"
# Notes, as (who, path, page, words they stand on, note, issues, outline, who sees it).
_NOTES = (
    ("nadia", _FIRST, 1, "I did not see his face",
     "Her first words, an hour after. The jury never heard them.",
     ("identification", "credibility"), "red", "case"),
    ("nadia", _SECOND, 1, "He looks the most like the man that I saw",
     "A choice among six, not a recognition.", ("identification",), "red", "case"),
    ("reese", _INCIDENT, 2, "It was dark over there", "The large lamp was out, says the same page.",
     ("identification",), "orange", "case"),
    ("kit", _INCIDENT, 2, "It said 9:40", "Compare the copy in trial counsel's box.",
     ("timeline", "alibi"), "green", "case"),
    ("nadia", _HELD, 1, "That is him", "Another man picked, by the one who saw him in the light.",
     ("other_suspect", "disclosure"), "red", "case"),
    ("reese", _HELD, 1, "No blood was drawn", "Ask for Item 7 and for Sorrel's card.",
     ("dna", "other_suspect", "follow_up"), "purple", "team"),
    ("nadia", "09 Correspondence/Burke re Lomax 6-10-88.pdf", 1,
     "none of this were put in a written plea agreement",
     "Against his testimony that nobody had promised him anything.",
     ("informant", "disclosure"), "red", "case"),
    ("nadia", _TRIAL, 1, "called as a witness for the State", "Begin the cross with the lamp.",
     ("credibility",), "blue", "private"),
)  # fmt: skip
# Coding, as (who, path, what it says for the case, tags, new to the defense, why).
_CODING = (
    ("nadia", _HELD, "helps the defense", ("another suspect", "identification"), "yes",
     "Nothing of it in trial counsel's file."),
    ("nadia", _FIRST, "helps the defense", ("identification",), "yes", ""),
    ("reese", _SECOND, "hurts the defense", ("identification",), "no", ""),
    ("nadia", _SECOND, "both", ("identification",), "no", "It hurts until the first one is read."),
    ("reese", _INCIDENT, "helps the defense", ("identification", "alibi"), "no", ""),
)  # fmt: skip
# Exhibits, as (number, title, status, date, by, path or nothing, first page, last page).
_EXHIBITS = (
    ("State's 4", "Photo array B with Mrs. Kemp's card", "admitted", "October 18, 1988",
     "Warren T. Stroud", "04 Photo arrays/array B Kemp.pdf", 1, 2),
    ("State's 7", "Laboratory report on the stain, L88-02291", "unknown", "",
     "Warren T. Stroud", "07 Laboratory/L88-02291 reports.pdf", 1, 2),
    ("Defense C", "Time card 318", "admitted", "October 19, 1988", "Joseph P. Abernathy",
     "box 1/IMG_0417 time card.png", 1, 1),
    ("State's 12", "Tape of 3 May, T-88-077", "unknown", "", "", "", 0, 0),
)  # fmt: skip
# Links, as (path, page or 0, kind, path, page or 0).
_LINKS = (
    (_SECOND, 0, "contradicts", _FIRST, 0),
    (_LETTERS, 2, "answers", _LETTERS, 1),
    (_HELD, 0, "mentioned", "00 Jacket/file index.pdf", 1),
    ("box 1/03 supplements.pdf", 0, "copy", "01 Police reports/88-1432 supplements 1-3.pdf", 0),
)


def read(case_id: UUID, organization: Organization) -> None:
    """Write notes, exhibits and links once the pages are there; again adds none."""
    for name in ("nadia", "reese", "kit"):
        user = User.objects.get(email=f"{name}@demo.example")
        with acting_as_member(user, organization.slug, origin="console") as actor:
            case = Case.objects.get(pk=case_id)
            pages = _pages(actor, case)
            _note(actor, name, case, pages)
            _code(actor, name, case, pages)
            if name == "nadia" and not Review.objects.filter(case=case).exists():
                _divide(actor, case)
            if name == "nadia" and not Exhibit.objects.filter(case=case).exists():
                _exhibit(actor, case, pages)
                _link(actor, pages)


def _note(actor: Actor, name: str, case: Case, pages: Pages) -> None:
    if PageNote.objects.filter(document__case=case, author_id=actor.membership_id).exists():
        return
    for who, path, number, quote, text, codes, color, visibility in _NOTES:
        page = pages.get((path, number))
        if who != name or page is None:
            continue
        words = Words(text, codes, color, visibility)
        place = place_of_quote(page.page_text, quote)
        actions.write_note(actor, page, words=words, place=place)


def _code(actor: Actor, name: str, case: Case, pages: Pages) -> None:
    panel = CodingPanel.objects.filter(name=_PANEL).first()
    if panel is None:
        panel = actions.make_panel(actor, name=_PANEL, starter="first_reading")
    if Coding.objects.filter(document__case=case, by_id=actor.membership_id).exists():
        return
    keys = [field.key for field in CodingField.objects.filter(panel=panel)]
    for who, path, says, tags, new, why in _CODING:
        page = pages.get((path, 1))
        if who == name and page is not None:
            said = dict(zip(keys, ([says], list(tags), [new], [why]), strict=True))
            actions.code_document(actor, page.document, panel=panel, answers=said)


def _divide(actor: Actor, case: Case) -> None:
    """The prosecutor's file in batches for its first reading, a quarter of it twice."""
    panel = CodingPanel.objects.get(name=_PANEL)
    readers = [one for one in readers_for(actor, case) if one.user.email in _READERS]
    choice = Choice(sources=("Prosecutor's file 88-1432",))
    plan = Plan(
        "First reading of the prosecutor's file", "Anything on the lamp, the time, another man.",
        in_words(choice, {}), panel, size=12, readers=readers, second_share=25,
    )  # fmt: skip
    actions.divide(actor, case, plan=plan, pieces=chosen_pieces(actor, case, choice))


def _exhibit(actor: Actor, case: Case, pages: Pages) -> None:
    for number, title, status, day, by, path, first, last in _EXHIBITS:
        known = {"happened_on": parse(day) if day else None, "status": status, "by": by}
        exhibit = actions.enter_exhibit(actor, case, number=number, title=title, **known)
        page = pages.get((path, last))
        if page is not None:
            span = {"first": first, "last": last}
            actions.give_pages(actor, exhibit, document=page.document, **span)


def _link(actor: Actor, pages: Pages) -> None:
    for path, number, kind, other, other_number in _LINKS:
        here, there = pages.get((path, number or 1)), pages.get((other, other_number or 1))
        if here is not None and there is not None:
            actions.link_documents(
                actor, here.document, kind=kind, number=number or None,
                other=there.document, other_number=other_number or None,
            )  # fmt: skip


def _pages(actor: Actor, case: Case) -> Pages:
    rows = visible_pages(actor).filter(document__case=case)
    rows = rows.select_related("document__case", "document__source")
    return {(page.document.path, page.number): page for page in rows}

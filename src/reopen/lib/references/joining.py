"""Whether a paper that is spoken of lies in one of the files."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reopen.lib.references.finding import (
    KINDS,
    Reference,
    find_references,
    kinds_named,
    says_nothing_more,
    tidy,
)
from reopen.lib.references.stamps import dates_in

_HEAD = 420  # letters at the top of a page in which a paper says what it is
_HEADING = 0.4  # share of a line that a name fills where it is a heading, not a sentence
_WHOLE = 0.7  # the same for a name without a number, which a list of things may hold as well
_TITLE_LINES, _TITLE_WORDS = 6, 7  # where a paper has its title
_NO_YEAR = len("05-03")
# A printed label; the form has the number in the line below it.
_LABEL = re.compile(r"supp\w*\.?\s*n[o0]\b", re.IGNORECASE)
_LOWER = re.compile(r"(?:^|\s)[a-z]{3,}(?:\s|$)")  # a word of a sentence
_RANGE = re.compile(r"\d\s*(?:-|to|through)\s*\d", re.IGNORECASE)
_Index = defaultdict[tuple[str, str], list[str]]
_SMALL = re.compile(r"(?<![\w-])\d{1,2}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document of a file. `heads` are the beginnings of its pages."""

    key: str
    title: str
    heads: Sequence[str]


class Shelf:
    """All documents of a case, by what they say they are in their titles and heads."""

    def __init__(self, documents: Iterable[Shelved]) -> None:
        """Reads titles and heads once."""
        self._by_title: _Index = defaultdict(list)
        self._by_range: _Index = defaultdict(list)
        self._by_head: _Index = defaultdict(list)
        self._by_form: _Index = defaultdict(list)
        self._by_day: _Index = defaultdict(list)
        for document in documents:
            title = re.sub(r"[_]+", " ", document.title)
            for each in find_references(title):
                index = self._by_range if _RANGE.search(each.words) else self._by_title
                _enter(index, each, _dates_of(each), document.key)
            for head in document.heads:
                self._read_head(head[:_HEAD], document.key)

    def find(self, reference: Reference) -> str:
        """The key of the document meant, or nothing where none says that it is this one."""
        keys = [(reference.kind, name) for name in _asked(reference)]
        for index in (self._by_title, self._by_head, self._by_form, self._by_range, self._by_day):
            for key in keys:
                for document in index.get(key, ()):
                    if index is not self._by_range or not self._says(document, reference.kind):
                        return document
        return ""

    def _says(self, document: str, kind: str) -> bool:
        """Whether the pages of a document say themselves which papers of the kind they are."""
        return any(
            document in documents
            for index in (self._by_head, self._by_form)
            for (each, _name), documents in index.items()
            if each == kind
        )

    def _read_head(self, head: str, key: str) -> None:
        dates, lines = dates_in(head), head.split("\n")
        for line in lines:
            for each in find_references(line):
                if _says_itself(each, line):
                    _enter(self._by_head, each, _dates_of(each) or dates, key)
        for kind in _titled(lines):
            for date in dates:
                self._by_day[kind, date].append(key)
        for label, below in pairwise(lines):
            if _LABEL.search(label) and not _LOWER.search(label):
                for number in _SMALL.findall(below)[:1]:
                    self._by_form["supplement", tidy(number)].append(key)


def _titled(lines: Sequence[str]) -> set[str]:
    """The kinds of paper that the title of a page names."""
    short = (line for line in lines[:_TITLE_LINES] if len(line.split()) <= _TITLE_WORDS)
    return {kind for line in short if not _is_about(line) for kind in kinds_named(line)}


def _enter(index: _Index, each: Reference, dates: Iterable[str], key: str) -> None:
    for name in _known_as(each, dates):
        if key not in index[each.kind, name]:
            index[each.kind, name].append(key)


def _says_itself(reference: Reference, line: str) -> bool:
    """Whether a line of a head says what the paper is, not what it is about."""
    share = (reference.end - reference.start) / len(line.strip())
    if _is_about(line) or not (reference.number or reference.date):
        return False
    if says_nothing_more(reference):
        return KINDS[reference.kind].headed and share >= _WHOLE
    return share >= _HEADING or _is_of_a_form(reference, line)


def _is_about(line: str) -> bool:
    return line.strip().lower().startswith(("re:", "re ", "ref", "subject", "your"))


def _is_of_a_form(reference: Reference, line: str) -> bool:
    """Whether a number stands among the values of a form: most of the line has digits."""
    tokens = line.split()
    with_digits = sum(any(char.isdigit() for char in token) for token in tokens)
    return reference.kind == "file" and 2 * with_digits >= len(tokens)


def _dates_of(reference: Reference) -> list[str]:
    return [reference.date] if reference.date else []


def _known_as(reference: Reference, dates: Iterable[str]) -> list[str]:
    """The names under which a paper is kept. `*` marks that more is known of it than they say."""
    if KINDS[reference.kind].needs == "person" and reference.number.isalpha():
        who = reference.number
        return [name for date in dates for name in (f"{who} {date}", f"{who}*")] or [who]
    if reference.number:
        return [reference.number]
    if len(reference.date) > _NO_YEAR:
        return [reference.date, f"*{reference.date[-_NO_YEAR:]}"]
    return [reference.date]


def _asked(reference: Reference) -> list[str]:
    """The names a paper that is spoken of may be kept under, the surest first.

    Two papers with whole dates are never the same for agreeing in month and day, nor two of one
    person for agreeing in the person.
    """
    if KINDS[reference.kind].needs == "person" and reference.number.isalpha():
        who = reference.number
        return [f"{who} {reference.date}", who] if reference.date else [who, f"{who}*"]
    if reference.number:
        return [reference.number]
    if len(reference.date) > _NO_YEAR:
        return [reference.date, reference.date[-_NO_YEAR:]]
    return [reference.date, f"*{reference.date}"]

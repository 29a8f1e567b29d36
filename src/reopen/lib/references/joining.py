"""Whether a paper that is spoken of lies in one of the files."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reopen.lib.references.finding import KINDS, Reference, find_references, tidy

_HEAD = 420  # letters at the top of a page in which a paper says what it is
_HEADING = 0.4  # share of a line that a name fills where it is a heading, not a sentence
# A printed label; the form has the number in the line below it.
_LABEL = re.compile(r"supp\w*\.?\s*n[o0]\b", re.IGNORECASE)
_LOWER = re.compile(r"(?:^|\s)[a-z]{3,}(?:\s|$)")  # a word of a sentence
_RANGE = re.compile(r"\d\s*(?:-|to|through)\s*\d", re.IGNORECASE)
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
        self._by_title: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._by_range: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._by_head: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._by_form: dict[tuple[str, str], list[str]] = defaultdict(list)
        for document in documents:
            title = re.sub(r"[_]+", " ", document.title)
            for each in find_references(title):
                index = self._by_range if _RANGE.search(each.words) else self._by_title
                self._enter(index, each, document.key)
            for head in document.heads:
                self._read_head(head[:_HEAD], document.key)

    def find(self, reference: Reference) -> str:
        """The key of the document meant, or nothing where none says that it is this one."""
        keys = [(reference.kind, name) for name in _names(reference)]
        for index in (self._by_title, self._by_head, self._by_form, self._by_range):
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
        for line in head.split("\n"):
            for each in find_references(line):
                whole = each.end - each.start >= _HEADING * len(line.strip())
                if (whole or _is_of_a_form(each, line)) and _says_itself(each, line):
                    self._enter(self._by_head, each, key)
        lines = head.split("\n")
        for label, below in pairwise(lines):
            if _LABEL.search(label) and not _LOWER.search(label):
                for number in _SMALL.findall(below)[:1]:
                    self._by_form["supplement", tidy(number)].append(key)

    @staticmethod
    def _enter(index: dict[tuple[str, str], list[str]], each: Reference, key: str) -> None:
        for name in _names(each):
            if key not in index[each.kind, name]:
                index[each.kind, name].append(key)


def _is_of_a_form(reference: Reference, line: str) -> bool:
    """Whether a number stands among the values of a form: most of the line has digits."""
    tokens = line.split()
    with_digits = sum(any(char.isdigit() for char in token) for token in tokens)
    return reference.kind == "file" and 2 * with_digits >= len(tokens)


def _says_itself(reference: Reference, line: str) -> bool:
    """Whether a line of a head may say what the paper is, not what it is about."""
    about = line.strip().lower().startswith(("re:", "re ", "ref", "subject", "your"))
    numbered = bool(reference.number or reference.date)
    return numbered and not about and KINDS[reference.kind].needs != "nothing"


def _names(reference: Reference) -> list[str]:
    """What a paper may be known by: its number, its date, its date without the year, or nothing."""
    if reference.number:
        return [reference.number]
    if reference.date:
        return list(dict.fromkeys((reference.date, reference.date[-5:])))
    return [""]

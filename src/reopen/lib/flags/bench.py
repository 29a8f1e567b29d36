"""How many pages a second the rules pass, beside a bare search for the same words."""

import random
import re
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from reopen.lib.flags.lexicon import Lexicon
from reopen.lib.flags.lines import Line, read_line
from reopen.lib.flags.scanning import Scanner
from reopen.lib.flags.tokens import words_of

_LETTERS = 3_000  # of a page, more than a double-spaced page has
_ROUNDS = 3
_SENTENCE = 24  # words


def bench_flags(
    lexicon: Lexicon, pages: int, seed: int, more: Mapping[str, list[str]] | None = None
) -> list[dict[str, Any]]:
    """Pages a second of one core, by processor time; medians of rounds that take turns.

    Two sorts of page: "every sentence flagged" has a line of a rule in each, which no file has;
    "no flag" is prose that no rule points at; `more` are pages of further sorts by name. Bare is
    one regular expression of the words by which lines are looked for: it finds words, not rules.
    """
    source = random.Random(seed)  # noqa: S311 - pages, not secrets
    lines = [read_line(line, lexicon.lists) for rule in lexicon.rules for line in rule.any]
    prose = [word for rule in lexicon.rules for word in words_of(rule.why)]
    plain = [word for word in prose if len(word) < 5]
    scanner = Scanner(lexicon)
    sorts = {
        "every sentence flagged": [_page(source, prose, lines) for _ in range(pages)],
        "no flag": [_page(source, plain, []) for _ in range(pages)],
        **(more or {}),
    }
    return [_measured(name, texts, scanner, _bare(lines)) for name, texts in sorts.items()]


def flags_in_words(rows: Sequence[dict[str, Any]]) -> str:
    return "\n".join(
        f"{row['pages']}: {row['pages_per_second']} pages a second on one core "
        f"({row['letters']} letters, {row['flags_per_page']} flags a page); "
        f"bare words {row['bare_pages_per_second']}, ratio {row['ratio']}"
        for row in rows
    )


def _measured(
    name: str, texts: list[str], scanner: Scanner, bare: "re.Pattern[str]"
) -> dict[str, Any]:
    found = sum(len(scanner.scan(text)) for text in texts)  # words are known from here on
    ours, theirs = [], []
    for _ in range(_ROUNDS):
        ours.append(_spent(scanner.scan, texts))
        theirs.append(_spent(bare.findall, texts))
    own, other = (len(texts) / statistics.median(times) for times in (ours, theirs))
    return {
        "pages": name,
        "count": len(texts),
        "letters": round(statistics.mean(map(len, texts))),
        "flags_per_page": round(found / len(texts), 1),
        "pages_per_second": round(own),
        "bare_pages_per_second": round(other),
        "ratio": round(own / other, 2),
    }


def _spent(run: Callable[[str], object], texts: Sequence[str]) -> float:
    begun = time.process_time()
    for text in texts:
        run(text)
    return max(time.process_time() - begun, 1e-9)


def _bare(lines: Sequence[Line]) -> "re.Pattern[str]":
    first = {option[0] for line in lines for option in line.points[0].alternatives}
    words = (re.escape(word.rstrip("*")) + (r"\w*" if word[-1] == "*" else "") for word in first)
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)


def _page(source: random.Random, prose: Sequence[str], lines: Sequence[Line]) -> str:
    sentences: list[str] = []
    while sum(map(len, sentences)) < _LETTERS:
        words = source.choices(prose, k=_SENTENCE)
        if lines:
            words[: _SENTENCE // 2] = _told(source, source.choice(lines), prose)
        sentences.append(" ".join(words).capitalize() + ". ")
    return "".join(sentences)[:_LETTERS]


def _told(source: random.Random, line: Line, prose: Sequence[str]) -> Iterator[str]:
    """Words that the line would point at."""
    for step in line.steps:
        yield from source.choices(prose, k=source.randint(0, min(step.gap, 2)))
        for term in source.choice(step.alternatives):
            yield term.rstrip("*")

"""Blacks out lines or words, cuts pages, and changes the one thing that must not change."""

import re
from random import Random

from reopen.lib.compare.synthetic.truth import Line, Piece, characters

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)"
_DATES = re.compile(rf"\b\d{{1,2}}/\d{{1,2}}/\d\d\b|\b{_MONTH} \d{{1,2}}, \d{{4}}")
_NUMBERS = re.compile(r"(?<![\d/$])\d{3,7}\b(?!/)")
_NAMES = re.compile(r"(?<![.] )(?<!^)\b[A-Z][a-z]{3,11} [A-Z][a-z]{3,12}\b")
_NEGATIONS = (
    (" did not ", " did "), (" never ", " "), (" was not ", " was "), (" had not ", " had "),
    (" could not ", " could "), (" was ", " was not "), (" had ", " had not "),
    (" can ", " cannot "), (" shows ", " does not show "),
)  # fmt: skip


def redact(lines: list[Line], rng: Random, share: float) -> tuple[list[Line], float]:
    """Black out about that share; returns the lines and the share of characters really lost."""
    paint, whole = _paint(rng), characters(lines)
    if rng.random() < 0.5:
        done, lost = _lines_gone(lines, rng, share, paint)
    else:
        done, lost = _words_gone(lines, rng, share, paint)
    return done, lost / max(1, whole)


def _paint(rng: Random) -> str:
    return rng.choice(("", "", "[REDACTED]", "#", "■", "|I"))


def _black(text: str, paint: str, rng: Random) -> str:
    """How a black box over a text is read: as nothing, as a label, or as rubbish."""
    if len(paint) > 2 or not paint:
        return paint
    return "".join(rng.choices(paint + ("lil_ " if paint == "|I" else ""), k=len(text) // 2))


def _lines_gone(lines: list[Line], rng: Random, share: float, paint: str) -> tuple[list[Line], int]:
    done, lost = [], 0
    aim = share * characters(lines)
    gone: set[int] = set()
    while lost < aim:
        start = rng.randrange(len(lines))
        for at in range(start, min(len(lines), start + rng.randint(1, 6))):
            if at not in gone and lost < aim:
                gone.add(at)
                lost += characters([lines[at]])
    for at, line in enumerate(lines):
        text = "".join(piece.text for piece in line)
        done.append([Piece(_black(text, paint, rng))] if at in gone else line)
    return done, lost


def _words_gone(lines: list[Line], rng: Random, share: float, paint: str) -> tuple[list[Line], int]:
    """Runs of words; in forms whole blanks, which is what redaction is mostly about."""
    done, lost = [], 0
    for line in lines:
        new: Line = []
        for piece in line:
            if piece.field and rng.random() < share:
                lost += len(piece.text)
                new.append(Piece(_black(piece.text, paint, rng)))
                continue
            words = [] if piece.field else piece.text.split(" ")
            at = 0
            while at < len(words):
                run = rng.randint(1, 4)
                if words[at] and rng.random() < share / 1.6:
                    gone = " ".join(words[at : at + run])
                    lost += len(gone)
                    words[at : at + run] = [_black(gone, paint, rng)]
                at += 1
            new.append(Piece(" ".join(words)) if words else piece)
        done.append(new)
    return done, lost


def cut(lines: list[Line], rng: Random) -> tuple[list[Line], float]:
    """The foot, the head or one side of the page is missing; returns the share that is lost."""
    share, side = rng.uniform(0.15, 0.5), rng.random()
    whole = characters(lines)
    kept = max(4, round(len(lines) * (1 - share)))
    if side < 0.4:
        left = lines[:kept]
    elif side < 0.75:
        left = lines[-kept:]
    else:
        width = max(sum(len(piece.text) for piece in line) for line in lines)
        edge = int(width * (1 - min(share, 0.35)))
        left = [_narrowed(line, edge) for line in lines]
    return left, 1 - characters(left) / max(1, whole)


def _narrowed(line: Line, edge: int) -> Line:
    left: Line = []
    for piece in line:
        if edge > 0:
            left.append(Piece(piece.text[:edge], piece.field))
        edge -= len(piece.text)
    return left


def alter(lines: list[Line], rng: Random) -> tuple[list[Line], tuple[str, str]] | None:
    """The same page with one name, number, date or negation changed; None if it has none."""
    ways = [_new_date, _new_number, _new_name, _turned]
    rng.shuffle(ways)
    spots = [(row, at) for row, line in enumerate(lines) for at in range(len(line))]
    rng.shuffle(spots)
    for way in ways:
        for row, at in spots:
            piece = lines[row][at]
            changed = way(piece.text, rng)
            if changed is not None:
                line = list(lines[row])
                line[at] = Piece(changed[0], piece.field)
                return [*lines[:row], line, *lines[row + 1 :]], changed[1:]
    return None


Change = tuple[str, str, str]


def _swap(text: str, found: re.Match[str], new: str) -> Change | None:
    if new == found.group():
        return None
    return text[: found.start()] + new + text[found.end() :], found.group(), new


def _new_number(text: str, rng: Random) -> Change | None:
    found = _NUMBERS.search(text)
    return _swap(text, found, _other_digits(found.group(), rng)) if found else None


def _new_date(text: str, rng: Random) -> Change | None:
    found = _DATES.search(text)
    if not found:
        return None
    day = re.search(r"(?<=/)\d{1,2}(?=/)|(?<= )\d{1,2}(?=,)", found.group())
    if not day:
        return None
    other = str((int(day.group()) + rng.randint(2, 20)) % 28 + 1)
    return _swap(text, found, found.group()[: day.start()] + other + found.group()[day.end() :])


def _new_name(text: str, rng: Random) -> Change | None:
    found = _NAMES.search(text)
    if not found:
        return None
    first, last = found.group().split(" ")
    return _swap(
        text, found, f"{first} {last[0]}{rng.choice(('olan', 'arvey', 'enders', 'ickett'))}"
    )


def _turned(text: str, rng: Random) -> Change | None:
    old, new = rng.choice(_NEGATIONS)
    return (text.replace(old, new, 1), old.strip(), new.strip()) if old in text else None


def _other_digits(number: str, rng: Random) -> str:
    """At least two digits change, so that one misread digit cannot undo it."""
    digits = list(number)
    for at in rng.sample(range(len(digits)), 2):
        digits[at] = str((int(digits[at]) + rng.randint(1, 9)) % 10)
    return "".join(digits)

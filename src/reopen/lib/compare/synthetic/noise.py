"""How a page is misread: two makes of bad reading that share neither tables nor habits."""

from collections.abc import Callable
from random import Random

from reopen.lib.compare.synthetic.truth import Line, Piece

_CONFUSED = {
    "a": "oeu", "b": "hlo", "c": "eo(", "d": "cla", "e": "co", "f": "tr", "g": "q9y", "h": "bnk",
    "i": "l1!j", "j": "i;", "k": "lh", "l": "1I|i", "m": "nw", "n": "urh", "o": "0ce", "p": "gn",
    "q": "g9", "r": "nf", "s": "5ea", "t": "fl+", "u": "vn", "v": "yu", "w": "vu", "x": "zk",
    "y": "vg", "z": "2x", "0": "O8D", "1": "lI7", "2": "Z7", "3": "8B", "4": "A9", "5": "S6",
    "6": "b5", "7": "1T", "8": "B3", "9": "g4", "B": "8R", "D": "O0", "E": "FB", "F": "PE",
    "G": "C6", "H": "NM", "I": "l1", "O": "0Q", "S": "58", "T": "I7", "Z": "2", "M": "NH",
    ".": ",:", ",": ".;", "-": "~_", ":": ";.", "'": "`", '"': "''",
}  # fmt: skip
_RUNS = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("li", "h"), ("vv", "w"), ("ri", "n"), ("tt", "H"))
_SPECKS = ".,'`:-~^*_|"
_WRONG_CASE_OR_ACCENT = {
    "a": "àäA", "c": "ç¢C", "e": "éè€", "i": "íï¡", "n": "ñN", "o": "öóO", "s": "š$S", "u": "üµU",
    "y": "ÿ¥", "E": "£Æ", "S": "§", "l": "/\\", "t": "†T", "r": "®R", "d": "ðD", "w": "W",
    "v": "V", "x": "X", "k": "K", "p": "P",
}  # fmt: skip
Reader = Callable[[list[Line], Random, float], list[Line]]


def misread(lines: list[Line], rng: Random, rate: float) -> list[Line]:
    """Even noise: letters taken for others or lost, spaces lost and found, lines run together."""
    read: list[Line] = []
    for line in lines:
        done = [Piece(_confuse(piece.text, rng, rate), piece.field) for piece in line]
        if read and rng.random() < rate / 3:
            read[-1] = [*read[-1], Piece(" "), *done]
        else:
            read.append(done)
    return read


def misread_in_spots(lines: list[Line], rng: Random, rate: float) -> list[Line]:
    """Uneven noise: most lines fair, some wrecked; specks, wrong case, accents, lost margins."""
    read: list[Line] = []
    for line in lines:
        here = rate * (3.4 if rng.random() < 0.2 else 0.4)
        done = [Piece(_speckle(piece.text, rng, min(here, 0.45)), piece.field) for piece in line]
        if done and not done[0].field and rng.random() < here / 2:
            done[0].text = done[0].text[rng.randint(1, 4) :]
        read.append(done)
        if rng.random() < rate / 3:
            read.append([Piece("".join(rng.choices(_SPECKS + "   iIl", k=rng.randint(2, 14))))])
    if rng.random() < rate:
        at = rng.randrange(len(read))
        read[at : at + 2] = reversed(read[at : at + 2])
    return read


READERS: dict[str, Reader] = {"a": misread, "b": misread_in_spots}


def lose_words(lines: list[Line], rng: Random, share: float) -> list[Line]:
    """Words that the reading skipped altogether."""
    return [
        [
            Piece(" ".join(w for w in piece.text.split(" ") if rng.random() >= share), piece.field)
            for piece in line
        ]
        for line in lines
    ]


def _spots(text: str, rng: Random, rate: float) -> list[int]:
    """Where it goes wrong, the last place first, so that changes do not move the others."""
    wanted = min(len(text), int(len(text) * rate + rng.random()))
    return sorted(rng.sample(range(len(text)), wanted), reverse=True) if wanted else []


def _confuse(text: str, rng: Random, rate: float) -> str:
    for at in _spots(text, rng, rate):
        letter, luck = text[at], rng.random()
        end = at + 1
        if luck < 0.1:
            new = ""
        elif luck < 0.17:
            new = letter + rng.choice("il.,'t r")
        elif luck < 0.27:
            new = letter + " " if letter != " " else ""
        elif luck < 0.4 and (run := next((r for r in _RUNS if text.startswith(r[0], at)), None)):
            new, end = run[1], at + len(run[0])
        else:
            new = rng.choice(_CONFUSED.get(letter) or _CONFUSED.get(letter.lower()) or letter + "-")
        text = text[:at] + new + text[end:]
    return text


def _speckle(text: str, rng: Random, rate: float) -> str:
    for at in _spots(text, rng, rate):
        letter, luck = text[at], rng.random()
        if luck < 0.28:
            new = rng.choice(_SPECKS) + letter
        elif luck < 0.48:
            new = ""
        elif luck < 0.56:
            new = letter + "- "
        elif luck < 0.64:
            new = rng.choice("aeinrst")
        else:
            new = rng.choice(_WRONG_CASE_OR_ACCENT.get(letter) or letter.swapcase() + "?")
        text = text[:at] + new + text[at + 1 :]
    return text

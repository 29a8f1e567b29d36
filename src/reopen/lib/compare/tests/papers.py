"""Hand-made pages for the tests: plainly fictional people, places and numbers."""

from random import Random

from reopen.lib.compare import Sheet, Verdict, find_pairs, judge

_REPORT = """SUPPLEMENTARY REPORT     R.D. NO. {rd}
On {date} the undersigned went to {street} and spoke with {name}, who keeps the bakery. {name}
related that the lamp above the side door had been dark since Sunday and that a green van stood
in the alley with its engine running. A boy of about twelve came out of the yard with a birdcage.
He put the cage on the wall and asked for the time. The van then left toward the canal without
lights. No plate was seen. The canvass of the block continued until {time} with two more doors
answered; neither household had heard glass. Item {item}, a cracked lens, lay on the step."""

_FORM = """RIVERTON POLICE DEPARTMENT
PROPERTY RECEIPT
RECEIPT NO. {item}      DATE {date}     TIME {time}
TAKEN FROM {name}
ADDRESS {street}
ARTICLE {thing}
The articles listed above were taken in the presence of the person named and will be kept at the
property office until released by order of the court or of the officer in charge. Articles not
claimed within ninety days after release will be destroyed or sold as the law provides.
OFFICER {officer}     STAR {star}"""

_FIRST = [
    "Alma",
    "Bruno",
    "Celia",
    "Desmond",
    "Edda",
    "Floyd",
    "Gwen",
    "Horace",
    "Iris",
    "Jasper",
    "Keiko",
    "Lloyd",
]
_LAST = [
    "Appleyard",
    "Birch",
    "Conroy",
    "Dunleavy",
    "Eastman",
    "Fairlie",
    "Goodspeed",
    "Hartnell",
    "Ivers",
    "Jessop",
]
_STREETS = [
    "Candle Lane",
    "Weir Street",
    "Saddler Row",
    "Quarry Road",
    "Plover Court",
    "Anchor Walk",
]
_THINGS = [
    "a brass key",
    "one wristwatch",
    "a leather satchel",
    "two letters",
    "a torn map",
    "a bicycle",
]
_SLIPS = {"e": "c", "o": "0", "l": "1", "n": "u", "s": "5", "h": "b", "i": "l", "t": "f", "a": "o"}


def _fill(template: str, seed: str, **fields: str) -> str:
    rng = Random(seed)
    made = {
        "rd": f"K{rng.randint(100000, 999999)}",
        "name": f"{rng.choice(_FIRST)} {rng.choice(_LAST)}",
        "officer": f"{rng.choice(_FIRST)} {rng.choice(_LAST)}",
        "street": f"{rng.randint(100, 9999)} {rng.choice(_STREETS)}",
        "thing": rng.choice(_THINGS),
        "star": rng.randint(1000, 9999),
        "date": f"{rng.randint(1, 12)}/{rng.randint(1, 28)}/{rng.randint(84, 97)}",
        "time": f"{rng.randint(10, 23)}{rng.randint(10, 59)} hrs",
        "item": rng.randint(100000, 999999),
    }
    return template.format(**made | fields)


def receipt(seed: str) -> str:
    """A property receipt, filled in one way for each seed."""
    return _fill(_FORM, f"receipt {seed}")


def receipt_of(seed: str, **fields: str) -> str:
    """A property receipt with these fields; the others as the seed has them."""
    return _fill(_FORM, f"receipt {seed}", **fields)


def report(seed: str = "one") -> str:
    """A report with text of its own."""
    return _fill(_REPORT, f"report {seed}")


def story(seed: str, sentences: int = 14) -> str:
    """Running text that no other seed has."""
    rng = Random(f"story {seed}")
    words = [
        "".join(rng.choice("bcdfglmnprst") + rng.choice("aeiou") for _ in range(rng.randint(1, 4)))
        for _ in range(160)
    ]
    lines = []
    for _ in range(sentences):
        line = " ".join(rng.choice(words) for _ in range(rng.randint(8, 14)))
        lines.append(line.capitalize() + ".")
    return "\n".join(lines)


def misread(text: str, share: float, seed: int = 1) -> str:
    """The text as a poor scan reads it."""
    rng = Random(seed)
    read = []
    for sign in text:
        if sign.strip() and rng.random() < share:
            kind = rng.random()
            swapped = _SLIPS.get(sign, rng.choice("abcdefghiklmnop"))
            read.append(swapped if kind < 0.7 else "" if kind < 0.85 else sign + ".")
        else:
            read.append(sign)
    return "".join(read)


def redacted(text: str, share: float, seed: int = 1) -> str:
    """The text with whole stretches of words blacked out."""
    rng = Random(seed)
    lines = text.split("\n")
    for index, line in enumerate(lines):
        words = line.split(" ")
        if rng.random() < 2 * share and len(words) > 2:
            first = rng.randrange(len(words) // 2)
            words[first : first + len(words) // 2] = ["[REDACTED]"]
        lines[index] = " ".join(words)
    return "\n".join(lines)


def sheets(side: str, texts: list[str], document: str = "") -> list[Sheet]:
    """Pages of one side: each a document of its own, or all of one document."""
    return [
        Sheet(f"{side}{at}", document or f"{side}{at}", at if document else 1, text, 0.95)
        for at, text in enumerate(texts)
    ]


def verdicts(prosecution: list[Sheet], defense: list[Sheet]) -> list[Verdict]:
    """What is said of the pages of the first side."""
    return judge(prosecution, defense, find_pairs(prosecution, defense))


def boxes(left: list[str], right: list[str], others: int = 12) -> tuple[list[Sheet], list[Sheet]]:
    """The pages in question among others that have nothing to do with them."""
    rest = [story(f"left {at}") for at in range(others)]
    apart = [story(f"right {at}") for at in range(others)]
    return sheets("p", left + rest), sheets("d", right + apart)

"""Times of day in a text."""

import re
from dataclasses import dataclass

_CLOCK = re.compile(
    r"\b(?:(?P<about>about|around|approximately|approx\.?|abt\.?|ca\.?)\s+)?"
    r"(?:(?P<h12>1[0-2]|0?[1-9])(?:[:.](?P<m12>[0-5]\d))?\s?(?P<half>[AaPp])\.?\s?[Mm]\b\.?"
    r"|(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:])(?:\s?(?:[Hh]rs?\b\.?|[Hh]ours\b))?"
    r"|(?P<military>(?:[01]\d|2[0-3])[0-5]\d)\s?(?:[Hh]rs?\b\.?|HRS?\b\.?|[Hh]ours\b|HOURS\b)"
    r"|(?P<word>noon|midnight|NOON|MIDNIGHT)\b)",
)


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time as it stands. `value` is "21:40", or empty where morning or evening is not said."""

    start: int
    end: int
    text: str
    value: str
    approximate: bool = False


def find_times(text: str) -> list[FoundTime]:
    """Times in the order in which they stand. "9:40" alone is left open: it may be either half."""
    return [
        FoundTime(m.start(), m.end(), " ".join(m[0].split()), _value(m), bool(m["about"]))
        for m in _CLOCK.finditer(text)
    ]


def _value(match: re.Match[str]) -> str:
    if match["word"]:
        return "12:00" if match["word"].lower() == "noon" else "00:00"
    if match["military"]:
        return f"{match['military'][:2]}:{match['military'][2:]}"
    if match["half"]:
        hour = int(match["h12"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        return f"{hour:02}:{match['m12'] or '00'}"
    hour = int(match["hour"])
    return f"{hour:02}:{match['minute']}" if hour > 12 or match["hour"][0] == "0" else ""

"""`reopen messages`: the Spanish catalogue, brought up to date without gettext's tools.

Every text that a template or a Python file marks for translation is collected, the catalogue is
merged with what is found and compiled, and what still lacks a translation is printed. Texts that a
library shows and that we say otherwise stay in the catalogue under the comment `LIBRARY`.
"""

import ast
import gettext
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import polib
from django.utils.translation.template import templatize

from reopen.lib.loadfiles import Trouble
from reopen.lib.reading.lifts import Lift
from reopen.lib.reading.reasons import Reason

SOURCE = Path(__file__).resolve().parents[1]
CATALOGUE = SOURCE / "locale" / "es" / "LC_MESSAGES" / "django.po"
LIBRARY = "of a library"
_HEAD = {
    "Project-Id-Version": "Reopen",
    "Language": "es",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
# How many texts a function takes before anything else.
_TEXTS = {"gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2}
_CALL = re.compile(r"\b(_|n?gettext)\(")
_TEXT = re.compile(r"\s*(u?'(?:\\.|[^'\\])*'|u?\"(?:\\.|[^\"\\])*\")\s*,?", re.DOTALL)
_KEEP = re.compile(r"%\(\w+\)[sd]|%%|</?[a-z][^>]*>|\{\w*\}")


class Message(NamedTuple):
    """A text as it stands in the source, with its plural where it has one."""

    text: str
    plural: str = ""


def main() -> int:
    """Bring catalogue and compiled file up to date; 1 while anything is left to translate."""
    catalogue = merged(used(), polib.pofile(str(CATALOGUE)))
    CATALOGUE.write_text(f"{catalogue}\n", encoding="utf-8")
    catalogue.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    found = problems(catalogue)
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.stderr.write(f"{len(catalogue)} texts, {len(found)} to look at.\n")
    return 1 if found else 0


def used() -> dict[Message, list[str]]:
    """Every marked text with the files it stands in, in the order of the files."""
    found: dict[Message, list[str]] = {}
    for path in sorted(SOURCE.rglob("*")):
        place = path.relative_to(SOURCE).as_posix()
        for message in _in_file(path, place):
            places = found.setdefault(message, [])
            if place not in places:
                places.append(place)
    return found


def _in_file(path: Path, place: str) -> Iterator[Message]:
    if "/tests/" in place or "/gallery/" in place:
        return
    if path.suffix == ".py":
        yield from in_python(path.read_text(encoding="utf-8"))
    elif "/templates/" in place and path.suffix in {".html", ".txt"}:
        yield from in_template(path.read_text(encoding="utf-8"))
    if place == "lib/reading/reasons.py":  # plain Python cannot mark what it says
        yield from (Message(reason.sentence) for reason in Reason)
    if place == "lib/reading/lifts.py":
        yield from (Message(what.sentence) for what in Lift)
    if place == "lib/loadfiles/contract.py":
        yield from (Message(trouble.sentence) for trouble in Trouble)


def in_python(source: str) -> Iterator[Message]:
    """The texts of calls to Django's gettext functions, under whatever name they were imported."""
    tree, names = ast.parse(source), dict[str, str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names |= {alias.asname or alias.name: alias.name for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            count = _TEXTS.get(names.get(node.func.id, ""), 0)
            texts = [ast.literal_eval(one) for one in node.args[:count] if _is_text(one)]
            if count and len(texts) == count:
                yield Message(*texts)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def in_template(source: str) -> Iterator[Message]:
    """The texts of a template's tags and filters, as Django itself would look them up."""
    code = templatize(source)
    for call in _CALL.finditer(code):
        wanted = 2 if call[1] == "ngettext" else 1
        texts, at = list[str](), call.end()
        while len(texts) < wanted and (text := _TEXT.match(code, at)):
            texts.append(ast.literal_eval(text[1]))
            at = text.end()
        if len(texts) == wanted:
            yield Message(*texts)


def merged(found: dict[Message, list[str]], old: Any) -> Any:
    """The catalogue of exactly these texts, with the translations that the old one has."""
    known = {Message(entry.msgid, entry.msgid_plural): entry for entry in old}
    new = polib.POFile(wrapwidth=100)
    new.metadata = _HEAD
    for message, places in found.items():
        entry = known.get(message) or _empty(message)
        entry.occurrences = [(place, "") for place in places]
        entry.flags = ["python-format"] if "%(" in message.text + message.plural else []
        new.append(entry)
    new.extend(one for key, one in known.items() if one.tcomment == LIBRARY and key not in found)
    return new


def _empty(message: Message) -> Any:
    plural = {0: "", 1: ""} if message.plural else {}
    return polib.POEntry(
        msgid=message.text, msgid_plural=message.plural, msgstr="", msgstr_plural=plural
    )


def problems(catalogue: Any) -> list[str]:
    """What is not translated, not sure, or lost a placeholder or a tag on the way."""
    found = []
    for entry in catalogue:
        pairs = [(entry.msgid, entry.msgstr)]
        if entry.msgid_plural:
            forms = entry.msgstr_plural
            pairs = [(entry.msgid, forms[0]), (entry.msgid_plural, forms[1])]
        for text, translation in pairs:
            if not translation:
                found.append(f"untranslated: {text}")
            elif sorted(_KEEP.findall(text)) != sorted(_KEEP.findall(translation)):
                found.append(f"placeholders or tags differ: {text}")
        if entry.fuzzy:
            found.append(f"fuzzy: {entry.msgid}")
    return found


def compiled() -> dict[Any, str]:
    """What the compiled file says, by text, or by text and number of the plural form."""
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        catalogue: dict[Any, str] = dict(vars(gettext.GNUTranslations(file))["_catalog"])
    return catalogue

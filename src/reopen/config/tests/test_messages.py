"""Everything that is shown can be read in Spanish."""

import re

import polib
import pytest
from django.utils.translation import gettext, ngettext, override

from reopen.config import messages
from reopen.config.messages import LIBRARY, Message, in_python, in_template, merged, problems, used

HINT = "run ./reopen messages, then translate what it names"


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(messages.CATALOGUE))


def test_the_catalogue_holds_exactly_the_texts_that_are_used(catalogue: polib.POFile) -> None:
    own = {Message(one.msgid, one.msgid_plural) for one in catalogue if one.tcomment != LIBRARY}
    assert own == set(used()), HINT


def test_every_text_is_translated_with_its_placeholders_and_tags(catalogue: polib.POFile) -> None:
    assert problems(catalogue) == [], HINT


def test_the_compiled_file_says_what_the_catalogue_says(catalogue: polib.POFile) -> None:
    said: dict[object, str] = {}
    for one in catalogue:
        if one.msgid_plural:
            said |= {(one.msgid, number): text for number, text in one.msgstr_plural.items()}
        else:
            said[one.msgid] = one.msgstr
    found = messages.compiled()
    del found[""]
    assert found == said, HINT


def test_a_page_in_spanish_speaks_spanish() -> None:
    with override("es"):
        assert gettext("Forgot your password?") == "¿Olvidó su contraseña?"
        assert ngettext("%(n)s page", "%(n)s pages", 2) % {"n": 2} == "2 páginas"


def test_texts_are_found_in_python_under_the_names_they_were_imported_by() -> None:
    source = """
from django.utils.translation import gettext_lazy as _, ngettext
label = _("One " "text")
count = ngettext("%(n)s file", "%(n)s files", n)
member, _made = other("Not this")
"""
    assert set(in_python(source)) == {Message("One text"), Message("%(n)s file", "%(n)s files")}


def test_texts_are_found_in_tags_filters_and_blocks_of_a_template() -> None:
    source = """{% translate 'It is "here"' as x %}{{ day|default:_("unknown") }}
{% blocktranslate count n=pages trimmed %}
  {{ n }} page{% plural %}{{ n }} pages
{% endblocktranslate %}"""
    assert set(in_template(source)) == {
        Message('It is "here"'),
        Message("unknown"),
        Message("%(n)s page", "%(n)s pages"),
    }


def test_what_is_no_longer_used_goes_and_what_is_translated_stays() -> None:
    old = polib.POFile()
    old.append(polib.POEntry(msgid="Kept", msgstr="Guardado"))
    old.append(polib.POEntry(msgid="Gone", msgstr="Perdido"))
    old.append(polib.POEntry(msgid="Of theirs", msgstr="De ellos", tcomment=LIBRARY))
    new = merged({Message("Kept"): ["a.html"], Message("New"): ["b.html"]}, old)
    assert [(one.msgid, one.msgstr) for one in new] == [
        ("Kept", "Guardado"),
        ("New", ""),
        ("Of theirs", "De ellos"),
    ]


@pytest.mark.parametrize(
    ("text", "translation"),
    [("Join %(name)s", "Unirse"), ("<strong>%(n)s</strong> rows", "%(n)s filas"), ("Save", "")],
)
def test_a_lost_placeholder_a_lost_tag_and_nothing_at_all_are_problems(
    text: str, translation: str
) -> None:
    wrong = polib.POFile()
    wrong.append(polib.POEntry(msgid=text, msgstr=translation))
    assert len(problems(wrong)) == 1


def test_templates_leave_the_order_of_a_date_to_the_language() -> None:
    own_order = re.compile(r"\|date:[\"'][^\"']*[jdDNFM][ ,]")
    pages = [path for path in messages.SOURCE.rglob("templates/**/*") if path.is_file()]
    found = [path.name for path in pages if own_order.search(path.read_text(encoding="utf-8"))]
    assert found == [], 'say date:"DATE_FORMAT"; the names are in kernel/formats'

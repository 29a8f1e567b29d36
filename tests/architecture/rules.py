"""House rules that a search can hold: a pattern that must not occur, where, and who is excused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.architecture.tree import matches, texts

CODE = ("src/*.py", "conftest.py", "reopen")
TEMPLATES = ("src/*/templates/*.html",)
OUTSIDE = ("*/tests/*", "tests/*")


@dataclass(frozen=True)
class Rule:
    """`bad` and `good` are examples: the pattern finds the one and not the other.

    `excused` names files with the reason, and each of them really needs it.
    """

    name: str
    pattern: str
    bad: str
    good: str
    where: tuple[str, ...]
    but: tuple[str, ...] = ()
    excused: dict[str, str] = field(default_factory=dict)

    def breaches(self, text: str) -> Iterator[int]:
        """The lines on which a text breaks the rule."""
        flags = re.MULTILINE | re.DOTALL
        return (
            text.count("\n", 0, at.start()) + 1 for at in re.finditer(self.pattern, text, flags)
        )

    def broken(self) -> dict[str, list[int]]:
        """The files that break the rule, excused ones too, with the lines."""
        mine = {
            path: list(self.breaches(text))
            for path, text in texts().items()
            if matches(path, self.where) and not matches(path, self.but)
        }
        return {path: lines for path, lines in mine.items() if lines}


RULES = (
    Rule(
        "signals",
        r"\bdjango\.dispatch\b|\.signals\b|@receiver\b",
        bad="from django.db.models.signals import post_save",
        good="from signal import SIGTERM",
        where=CODE,
    ),
    Rule(
        "writes outside actions",
        r"\.(?:save|delete|bulk_create|bulk_update|get_or_create|update_or_create)\("
        r"|(?:\.objects|\))\s*\.(?:create|update)\(",
        bad="visible_cases(actor).update(title=title)",
        good="found.update(other)\nresponse.delete_cookie('x')",
        where=("*/views.py", "*/views/*.py", "*/management/*.py", "*/templatetags/*.py"),
        but=OUTSIDE,
        excused={
            "src/reopen/accounts/views/language.py": "her own language: no organization, no actor"
        },
    ),
    Rule(
        "database settings that outlive the transaction",
        r"""["']\s*SET (?!LOCAL\b|CONSTRAINTS\b|TRANSACTION\b)"""
        r"""|set_config\([^,]+,[^,]+, (?!true\))""",
        bad="cursor.execute(\"SELECT set_config('app.organization', %s, false)\")",
        good="cursor.execute(\"SELECT set_config('app.organization', %s, true)\")",
        where=CODE,
        but=OUTSIDE,
    ),
    Rule(
        "unescaped text",
        r"\|\s*safe\b|\bmark_safe\b|\bSafeString\(|\bautoescape off\b|__html__|\bformat_html\(f",
        bad="<p>{{ note.text|safe }}</p>",
        good="def icon(name: str) -> SafeString: return format_html('<b>{}</b>', name)",
        where=(*CODE, *TEMPLATES),
        but=OUTSIDE,
        excused={
            "src/reopen/documents/templates/documents/search.html": "lib.search.snippets escapes "
            "everything but its own <mark>; a test there holds it",
            "src/reopen/public/templatetags/charts.py": "lib.charts escapes everything that is not "
            "its own markup; tests there hold it",
        },
    ),
    Rule(
        "inline scripts and styles",
        r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))|<style\b|\sstyle\s*="
        r"|\son[a-z]+\s*=\s*[\"']|\bhx-on\b|javascript:",
        bad='<a href="x" onclick="go()">',
        good='<script src="x.js"></script><a data-only="yes" href="x">on = off</a>',
        where=TEMPLATES,
    ),
    Rule(
        "other hosts in pages",
        r"https?://(?!www\.w3\.org/)|(?:src|href)=[\"']//|url\(\s*[\"']?//",
        bad='<script src="//cdn.example/x.js"></script>',
        good='<svg xmlns="http://www.w3.org/2000/svg"><a href="/o/harbor/">',
        where=("src/*/templates/*", "src/*/static/*"),
        but=("*.md", "*.txt"),
    ),
    Rule(
        "lazy responses",
        r"\bTemplateResponse\b",
        bad="return TemplateResponse(request, 'a.html')",
        good="return render(request, 'a.html')",
        where=CODE,
        but=OUTSIDE,
        excused={"src/reopen/accounts/doors.py": "the door that refuses it"},
    ),
    Rule(
        "pages without a layout",
        r"\A(?!(?:\s|\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\})*\{% extends \")",
        bad="<html><body>{{ case }}</body></html>",
        good='{# a page #}\n{% extends "kernel/workspace.html" %}',
        where=TEMPLATES,
        but=("*/cotton/*", "*/gallery/examples/*", "*/templates/*/_*.html"),
        excused={
            "src/reopen/kernel/templates/kernel/base.html": "the layout itself",
            "src/reopen/accounts/templates/accounts/form.html": "included by the pages of sign-in",
            "src/reopen/accounts/templates/mfa/webauthn/scripts.html": "included by them too",
        },
    ),
    Rule(
        "forms without a token",
        r"<form\b[^>]*\bmethod=[\"']?(?:post|POST)\b(?:(?!csrf_token|</form>).)*</form>",
        bad='<form method="post"><button>Go</button></form><form>{% csrf_token %}</form>',
        good='<form method="post">{% csrf_token %}</form><form method="get"></form>',
        where=TEMPLATES,
        excused={
            "src/reopen/public/templates/public/letter/_form.html": "stores nothing and does "
            "nothing: the answer is a letter; a token would need a cookie",
            "src/reopen/public/templates/public/correction.html": "sent by nobody who is signed "
            "in; a token would need a cookie",
        },
    ),
    Rule(
        "words for people and pages",
        r"(?i:\b(?:inmates?|offenders?|perpetrators?|withheld)\b)",
        bad="<p>The Inmate's letter</p>",
        good="<p>The person's letter; not found in the defense set</p>",
        where=(*TEMPLATES, "src/*/vocab/*.yaml", "src/*.py"),
        but=(*OUTSIDE, "src/reopen/demo/casefile/*"),  # its papers speak as such papers do
        excused={
            "src/reopen/lib/registry/aliases.py": "reads the headers of the Registry as they are",
            "src/reopen/demo/registry.py": "writes those headers",
            "src/reopen/registry/vocab/crimes.yaml": "crimes as the law and the Registry name them",
        },
    ),
    Rule(
        "notes to oneself",
        r"\b(?:TO[D]O|FIX[M]E)\b",
        bad="# TO" + "DO: later",
        good="# the list of what is to do",
        where=("*",),
    ),
    Rule(
        "addresses of package registries",
        r"py[p]i\.org|python[h]osted\.org|registry\.n[p]mjs|crates\.[i]o|--(?:extra-)?index-[u]rl",
        bad="https://py" + "pi.org/simple",
        good="pip install --require-hashes -r requirements/base.txt",
        where=("*",),
    ),
    Rule(
        "paths of one machine",
        r"(?<![\w/.}>-])/(?:home|root|Users|work|mnt)/[A-Za-z.]",
        bad="open('/home" + "/somebody/file.txt')",
        good="path('home/', home), Path('/o/harbor/home/x')",
        where=("*",),
    ),
    Rule(
        "who or what typed it",
        r"(?i:co-authored[-]by|generated (?:by|with) (?:an? )?(?:AI|LLM|assistant|language model))",
        bad="Generated with an " + "assistant",
        good="This page is written from the code.",
        where=("*",),
    ),
)

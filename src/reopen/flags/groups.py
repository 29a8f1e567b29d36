"""The flags as the list shows them: counts by kind and rule, and rows with their words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.flags import queries
from reopen.flags.lexicons import RuleWords, lexicon_of
from reopen.flags.models import Flag, LexiconVersion
from reopen.flags.models.found import FlagKind
from reopen.lib.flags import Rule


@dataclass(frozen=True)
class Count:
    """A rule with how many passages it points at; 0 is said as well."""

    label: str
    count: int
    query: str
    current: bool


@dataclass(frozen=True)
class Group:
    """A kind with its rules."""

    label: str
    count: int
    rules: list[Count]


@dataclass(frozen=True)
class Row:
    """A flag with the words of its rule as it stood when it was found."""

    flag: Any
    rule: Rule
    label: str
    why: str
    url: str


def groups_of(
    flags: queries.FlagRows, version: LexiconVersion | None, asked: QueryDict
) -> list[Group]:
    """Every rule of the lexicon in force by kind, in the lexicon's order. Never by number."""
    if version is None:
        return []
    counted, locale = queries.counts_by_rule(flags), get_language() or "en"
    groups = []
    for kind in FlagKind:
        rules = [
            Count(
                rule.label_in(locale),
                counted.get(rule.key, 0),
                _query(asked, rule.key),
                asked.get("rule") == rule.key,
            )
            for rule in lexicon_of(version).rules
            if rule.kind == kind.value
        ]
        groups.append(Group(str(kind.label), sum(rule.count for rule in rules), rules))
    return groups


def rows_of(actor: Actor, case: Case, flags: Iterable[Flag], query: str) -> list[Row]:
    """Flags with what is said of them; addresses keep the filters."""
    words, locale = RuleWords(), get_language() or "en"
    rows = []
    for flag in flags:
        rule = words.rule(flag.lexicon, flag.rule)
        url = flag_url(actor, case, flag.pk, query)
        rows.append(Row(flag, rule, rule.label_in(locale), rule.why_in(locale), url))
    return rows


def flag_url(actor: Actor, case: Case, flag: object, query: str = "") -> str:
    """The address of a flag beside its page."""
    url = reverse("flag", args=[actor.organization.slug, case.number, flag])
    return f"{url}?{query}" if query else url


def _query(asked: QueryDict, rule: str) -> str:
    """The filters with this rule; without it where it is chosen already."""
    query = asked.copy()
    query.pop("page", None)
    if query.get("rule") == rule:
        query.pop("rule")
    else:
        query["rule"] = rule
    return query.urlencode()

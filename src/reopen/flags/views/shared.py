"""What the pages of the room share: drawing them inside the reading room, filters, rights."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.permissions import Permission
from reopen.cases.models import Case
from reopen.cases.parts import case_tabs, reading_tabs
from reopen.documents.queries import sources_of
from reopen.flags import actions, queries
from reopen.flags.forms import FlagFilterForm
from reopen.flags.lexicons import RuleWords, in_force, lexicon_of
from reopen.kernel.components import Link


def filter_form(request: HttpRequest, actor: Actor, case: Case) -> FlagFilterForm:
    """The filters of the list, bound to the address; rules are those that found something."""
    flags = queries.flags_of(actor, case)
    words = RuleWords()
    rules = {flag.rule: words.label(flag.lexicon, flag.rule) for flag in _one_each(flags)}
    names = [source.name for source in sources_of(actor, case)]
    ordered = sorted(rules.items(), key=lambda item: item[1])
    return FlagFilterForm(ordered, names, request.GET)


def _one_each(flags: queries.FlagRows) -> queries.FlagRows:
    return flags.order_by("rule", "-lexicon__number").distinct("rule")


def rights(actor: Actor) -> dict[str, bool]:
    """What the actor may do, for templates."""
    return {
        "search": actions.start_search.allowed(actor),
        "decide": actions.decide.allowed(actor),
        "edit": actions.start_draft.allowed(actor),
        "report": actor.may(Permission.DOCUMENT_DOWNLOAD),
    }


def render_in_room(
    request: HttpRequest,
    actor: Actor,
    case: Case,
    template: str,
    context: dict[str, Any],
    *,
    more: tuple[Link, ...] = (),
) -> HttpResponse:
    """Render a page of the Flags part of the case's reading room."""
    org = actor.organization.slug
    shared = {
        "case": case,
        "crumbs": [
            Link(_("Cases"), reverse("case_list", args=[org])),
            Link(case.number, reverse("case_overview", args=[org, case.number])),
            Link(_("Flags"), reverse("flags", args=[org, case.number]) if more else ""),
            *more,
        ],
        "tabs": case_tabs(actor, case, "reading"),
        "parts": reading_tabs(actor, case, "flags"),
        "may": rights(actor),
    }
    return render(request, f"flags/{template}", shared | context)


def rules_in_force() -> dict[str, str]:
    """Every rule of the lexicon in force with its name."""
    version, locale = in_force(), get_language() or "en"
    if version is None:
        return {}
    return {rule.key: rule.label_in(locale) for rule in lexicon_of(version).rules}

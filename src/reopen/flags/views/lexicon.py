"""The lexicon: what is in force, its versions, and the draft a lawyer changes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.views.work import blame
from reopen.flags import actions
from reopen.flags.access import visible_lexicons
from reopen.flags.editing import initial_of, with_rule
from reopen.flags.forms import LexiconTextForm, PublishForm, RuleForm
from reopen.flags.lexicons import in_force, lexicon_of
from reopen.flags.models import LexiconVersion
from reopen.flags.models.found import FlagKind
from reopen.kernel.components import Link
from reopen.kernel.meanwhile import held
from reopen.lib.flags import read_lexicon, shipped_text


@require_safe
@organization_page()
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The rules in force, for anybody to read, and the versions there were."""
    version = in_force()
    lexicon = lexicon_of(version) if version else read_lexicon(shipped_text())
    locale = get_language() or "en"
    kinds = [
        (kind.label, [(rule, rule.label_in(locale), rule.why_in(locale)) for rule in lexicon.rules
                      if rule.kind == kind.value])
        for kind in FlagKind
    ]  # fmt: skip
    context = {
        "version": version,
        "lexicon": lexicon,
        "kinds": kinds,
        "versions": visible_lexicons(actor).order_by("-number"),
        "draft": draft_of(actor),
    }
    return rendered(request, actor, "lexicon.html", context)


@require_POST
@organization_page(Permission.LEXICON_EDIT)
def start(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A draft to work on."""
    actions.start_draft(actor)
    return redirect("lexicon_draft", actor.organization.slug)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.LEXICON_EDIT)
def draft(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The draft: its rules to open, and its whole text."""
    version = held(request, found_draft(actor))
    form = LexiconTextForm(request.POST or None, initial={"text": version.text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_draft(actor, version, text=form.cleaned_data["text"])
        except ValidationError as error:
            blame(form, error)
        else:
            messages.success(request, _("The draft is kept."))
            return redirect("lexicon_draft", actor.organization.slug)
    context = {"draft": version, "form": form, "publish": PublishForm()}
    context["rules"] = lexicon_of(found_draft(actor)).rules
    return rendered(request, actor, "draft.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.LEXICON_EDIT)
def rule(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """One rule of the draft, as a form."""
    version = held(request, found_draft(actor))
    initial = initial_of(version.text, key)
    if initial is None:
        raise Http404
    form = RuleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_draft(actor, version, text=with_rule(version.text, key, form.cleaned_data))
        except ValidationError as error:
            form.add_error("any", " ".join(error.messages))
        else:
            messages.success(request, _("The rule is kept in the draft."))
            return redirect("lexicon_draft", actor.organization.slug)
    context = {"draft": version, "form": form, "key": key}
    return rendered(request, actor, "rule.html", context, status=422 if form.errors else 200)


@require_POST
@organization_page(Permission.LEXICON_EDIT)
def publish(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Put the draft in force."""
    version, form = found_draft(actor), PublishForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what was changed, and why."))
        return redirect("lexicon_draft", actor.organization.slug)
    actions.publish_draft(actor, version, note=form.cleaned_data["note"])
    return redirect("lexicon", actor.organization.slug)


@require_POST
@organization_page(Permission.LEXICON_EDIT)
def drop(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give the draft up."""
    actions.drop_draft(actor, found_draft(actor))
    return redirect("lexicon", actor.organization.slug)


def draft_of(actor: Actor) -> LexiconVersion | None:
    """The draft there is."""
    return visible_lexicons(actor).filter(state=LexiconVersion.State.DRAFT).first()


def found_draft(actor: Actor) -> LexiconVersion:
    """The draft there is, or 404."""
    return get_object_or_404(visible_lexicons(actor), state=LexiconVersion.State.DRAFT)


def rendered(
    request: HttpRequest, actor: Actor, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page about the lexicon."""
    org = actor.organization.slug
    crumbs = [Link(_("Cases"), reverse("case_list", args=[org])), Link(_("Lexicon"))]
    if template != "lexicon.html":
        crumbs[1:] = [Link(_("Lexicon"), reverse("lexicon", args=[org])), Link(_("Draft"))]
    may = {"edit": actions.start_draft.allowed(actor)}
    shared = {"crumbs": crumbs, "may": may}
    return render(request, f"flags/{template}", shared | context, status=status)

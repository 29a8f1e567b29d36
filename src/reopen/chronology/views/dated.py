"""The dated sentences of a case: keep one as a fact, dismiss it, take either back."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases.views.pages import seen_case
from reopen.chronology import actions, dated
from reopen.chronology.access import visible_dated_sentences
from reopen.chronology.actions.facts import Told
from reopen.chronology.exports import export_sentences
from reopen.chronology.forms import DatedFilterForm
from reopen.chronology.models import DatedSentence
from reopen.chronology.views.shared import render_in_room
from reopen.documents.queries import sources_of
from reopen.kernel.meanwhile import held

_ROWS = 50


@require_safe
@organization_page()
def sentences(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Sentences with a date in the pages that the actor sees, to be kept as facts or dismissed."""
    case = seen_case(actor, number)
    form = DatedFilterForm([source.name for source in sources_of(actor, case)], request.GET)
    asked = form.filters()
    every = dated.dated_sentences_of(actor, case)
    found = dated.narrowed(every, asked)
    if request.GET.get("format") in {"csv", "xlsx"}:
        return export_sentences(actor, case, found, request.GET["format"])
    context = {
        "form": form,
        "page": Paginator(found, _ROWS).get_page(request.GET.get("page")),
        "asked": asked,
        "any": every.exists(),
        "unseen": dated.not_looked_through(actor, case),
        "query": request.GET.urlencode(),
    }
    return render_in_room(request, actor, case, "chronology", "dated.html", context)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def look(request: HttpRequest, actor: Actor, number: str) -> HttpResponse:
    """Have the pages that are new looked through."""
    case = seen_case(actor, number)
    actions.look_for_dates(actor, case)
    messages.success(request, _("The pages are being looked through. You can leave."))
    return redirect("dated_sentences", actor.organization.slug, case.number)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def keep(request: HttpRequest, actor: Actor, sentence: UUID) -> HttpResponse:
    """Put a dated sentence into the chronology as it stands."""
    found = held(request, _found(actor, sentence))
    case = found.page.document.case
    if dated.dated_sentences_of(actor, case).filter(pk=found.pk, state=dated.KEPT).exists():
        messages.info(request, _("This sentence is kept as a fact already."))
        return _back(request, actor, found)
    actions.write_fact(
        actor,
        case,
        told=Told(found.text, found.date, found.time),
        page=found.page,
        span=(found.start, found.end),
    )
    messages.success(request, _("Kept as a fact. Remove it from the chronology to undo."))
    return _back(request, actor, found)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def dismiss(request: HttpRequest, actor: Actor, sentence: UUID) -> HttpResponse:
    """Offer a dated sentence no more."""
    found = _found(actor, sentence)
    actions.dismiss_sentence(actor, found)
    messages.success(request, _("Dismissed. It stands under “Dismissed”, where this is undone."))
    return _back(request, actor, found)


@require_POST
@organization_page(Permission.NOTE_WRITE)
def restore(request: HttpRequest, actor: Actor, sentence: UUID) -> HttpResponse:
    """Offer a dismissed sentence again."""
    found = _found(actor, sentence)
    actions.restore_sentence(actor, found)
    return _back(request, actor, found)


def _found(actor: Actor, sentence: UUID) -> DatedSentence:
    sentences = visible_dated_sentences(actor).select_related("page__document__case")
    return get_object_or_404(sentences, pk=sentence)


def _back(request: HttpRequest, actor: Actor, sentence: DatedSentence) -> HttpResponse:
    """To the list as it was filtered, at the sentence that moved up."""
    case = sentence.page.document.case
    url = reverse("dated_sentences", args=[actor.organization.slug, case.number])
    kept = QueryDict(request.POST.get("back", "")).urlencode()
    return HttpResponseRedirect(f"{url}?{kept}" if kept else url)

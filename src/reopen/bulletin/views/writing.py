"""Stories as editors write them: list, words, consent, picture."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.bulletin import actions
from reopen.bulletin.access import keeps_stories, visible_stories
from reopen.bulletin.actions.stories import WORDS
from reopen.bulletin.forms import ConsentForm, PictureForm, StoryForm
from reopen.bulletin.models import Consent, Picture, WithdrawnConsent
from reopen.bulletin.views.shared import blame, found_story, rendered, to_story


@require_safe
@organization_page(Permission.COMMONS_EDIT)
def stories(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every story with where it stands, and how many were taken back."""
    if not keeps_stories(actor):
        raise Http404
    context = {
        "stories": visible_stories(actor).select_related("consent").order_by("-changed_at"),
        "withdrawn": WithdrawnConsent.objects.count(),
    }
    return rendered(request, actor, "stories.html", context)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.COMMONS_EDIT)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Begin a story."""
    if not keeps_stories(actor):
        raise Http404
    form = StoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return to_story(actor, actions.write_story(actor, form.key(), form.cleaned_data))
        except ValidationError as error:
            blame(form, error)
    status = 422 if form.errors else 200
    return rendered(request, actor, "words.html", {"form": form}, status=status)


@require_safe
@organization_page(Permission.COMMONS_EDIT)
def story(request: HttpRequest, actor: Actor, story: UUID) -> HttpResponse:
    """A story as the public would read it, with its consent and what can be done."""
    found = found_story(actor, story)
    names = ("propose_story", "approve_story", "publish_story", "send_back", "take_off",
             "edit_story", "withdraw_story")  # fmt: skip
    context: dict[str, Any] = {
        "may": {name: getattr(actions, name).allowed(actor, found) for name in names},
        "consent": Consent.objects.filter(story=found).first(),
        "image": Picture.objects.filter(story=found).defer("content").first(),
    }
    return rendered(request, actor, "story.html", context, story=found)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.COMMONS_EDIT)
def edit(request: HttpRequest, actor: Actor, story: UUID) -> HttpResponse:
    """Change the words of a draft."""
    found = found_story(actor, story)
    form = StoryForm(request.POST or None, initial={name: getattr(found, name) for name in WORDS})
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_story(actor, found, form.cleaned_data)
        except ValidationError as error:
            blame(form, error)
        else:
            return to_story(actor, found)
    context = {"form": form}
    status = 422 if form.errors else 200
    return rendered(request, actor, "words.html", context, story=found, status=status)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.COMMONS_EDIT)
def consent(request: HttpRequest, actor: Actor, story: UUID) -> HttpResponse:
    """Note what the person allowed."""
    found = found_story(actor, story)
    noted: Any = Consent.objects.filter(story=found).values().first()
    form = ConsentForm(request.POST or None, initial=noted)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_consent(actor, found, form.given())
        except ValidationError as error:
            blame(form, error)
        else:
            return to_story(actor, found)
    context = {"form": form}
    status = 422 if form.errors else 200
    return rendered(request, actor, "consent.html", context, story=found, status=status)


@require_http_methods(["GET", "POST"])
@organization_page(Permission.COMMONS_EDIT)
def picture(request: HttpRequest, actor: Actor, story: UUID) -> HttpResponse:
    """Put a picture beside a draft."""
    found = found_story(actor, story)
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            upload = form.cleaned_data["picture"]
            actions.set_picture(actor, found, upload, alt=form.cleaned_data["alt"])
        except ValidationError as error:
            blame(form, error)
        else:
            return to_story(actor, found)
    context = {"form": form}
    status = 422 if form.errors else 200
    return rendered(request, actor, "picture.html", context, story=found, status=status)


@require_safe
@organization_page(Permission.COMMONS_EDIT)
def picture_file(_request: HttpRequest, actor: Actor, story: UUID) -> HttpResponse:
    """The picture as it is kept."""
    found = Picture.objects.filter(story=found_story(actor, story)).first()
    if found is None:
        raise Http404
    return HttpResponse(bytes(found.content), content_type="image/jpeg")

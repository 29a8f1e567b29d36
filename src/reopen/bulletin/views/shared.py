"""What the pages about stories share."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.bulletin.access import visible_stories
from reopen.bulletin.models import Story
from reopen.kernel.components import Link


def found_story(actor: Actor, pk: UUID) -> Story:
    """The story, or 404."""
    found: Story = get_object_or_404(visible_stories(actor).select_related("consent"), pk=pk)
    return found


def blame(form: Form, error: ValidationError) -> None:
    """Put an action's refusal beside the field it speaks of, or on top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for field, problems in error.error_dict.items():
        form.add_error(field if field in form.fields else None, problems)


def to_story(actor: Actor, story: Story) -> HttpResponse:
    return redirect("story", org=actor.organization.slug, story=story.pk)


def rendered(
    request: HttpRequest,
    actor: Actor,
    template: str,
    context: dict[str, Any],
    *,
    story: Story | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a page about stories, with the way back on top."""
    org = actor.organization.slug
    crumbs = [Link(_("Stories"), reverse("stories", args=[org]))]
    if story is not None:
        crumbs.append(Link(story.title, reverse("story", args=[org, story.pk])))
    shared = {"crumbs": crumbs, "story": story}
    return render(request, f"bulletin/{template}", shared | context, status=status)

"""Stories that people allow us to tell. A consent may be taken back at any moment."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from reopen.accounts.doors import public_page
from reopen.bulletin import queries
from reopen.bulletin.models import Factor


@never_cache
@public_page
def story_list(request: HttpRequest) -> HttpResponse:
    """All that stand today, or those of one contributing factor."""
    factor = request.GET.get("factor", "")
    known = factor if factor in Factor.values else ""
    context = {
        "stories": queries.stories(factor=known),
        "factor": Factor(known).label if known else "",
    }
    return render(request, "public/stories/list.html", context)


@never_cache
@public_page
def story(request: HttpRequest, key: str) -> HttpResponse:
    """One story; what a reader should know stands before its words."""
    found = queries.story(key)
    if found is None:
        raise Http404
    return render(request, "public/stories/story.html", {"story": found})


@never_cache
@public_page
def picture(_request: HttpRequest, key: str) -> HttpResponse:
    """The picture of a story, as far as the consent covers it."""
    found = queries.picture(key)
    if found is None:
        raise Http404
    return HttpResponse(found, content_type="image/jpeg")

"""The letter to the prosecutor, and the request for records. What is typed is never kept.

What is typed comes in the body of a POST, not in the address, so that neither a history nor a log
of addresses holds it. The answer is made from it and forgotten: nothing is stored, so no token is
needed that would need a cookie.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.text import slugify
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from reopen.accounts.doors import public_page
from reopen.public.counties import CountyPage, county_page
from reopen.public.forms import LetterForm, RecordsForm
from reopen.public.letter_words import words
from reopen.public.letters import Letter, letter_to, records_request
from reopen.public.views.county import county_or_404


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@public_page
def letter(request: HttpRequest, fips: str) -> HttpResponse:
    """A letter to the prosecutor of the county, as the sender wants it. Nothing is stored."""
    page = county_page(county_or_404(fips), timezone.localdate())
    occasion = page.occasion
    form = LetterForm(request.POST if request.method == "POST" else None, occasion=occasion)
    said = form.said
    letters = [
        letter_to(occasion, form.sender, said["asks"], language, page.on)
        for language in form.languages
    ]
    return _answer(request, "letter", page, form, letters)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@public_page
def records(request: HttpRequest, fips: str) -> HttpResponse:
    """A request for the records that would answer the questions. Nothing is stored."""
    page = county_page(county_or_404(fips), timezone.localdate())
    occasion, law = page.occasion, words().laws.get(page.county.state.key)
    form = RecordsForm(
        request.POST if request.method == "POST" else None,
        occasion=occasion,
        law_known=bool(law and law.law),
    )
    said = form.said
    named = law if said.get("name_law") else None
    letters = [
        records_request(occasion, form.sender, said["asks"], language, page.on, named)
        for language in form.languages
    ]
    return _answer(request, "records", page, form, letters)


def _answer(
    request: HttpRequest, kind: str, page: CountyPage, form: LetterForm, letters: list[Letter]
) -> HttpResponse:
    """The page with the letter on it, or the letter alone as text; never kept when typed."""
    if request.POST.get("take") == "text" and form.is_valid():
        response = HttpResponse(
            "\n\n".join(letter.as_text() for letter in letters),
            content_type="text/plain; charset=utf-8",
        )
        name = slugify(f"{kind} {page.county.full_name}")
        response["Content-Disposition"] = f'attachment; filename="{name}.txt"'
    else:
        context = {
            "county": page.county,
            "page": page,
            "form": form,
            "letters": letters,
            "law": words().laws.get(page.county.state.key),
            "sources": words().sources,
        }
        response = render(request, f"public/letter/{kind}.html", context)
    if request.method == "POST":
        add_never_cache_headers(response)
    return response

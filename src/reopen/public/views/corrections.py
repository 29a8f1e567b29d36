"""A correction of a public page: anybody sends one; an editor of the network office reads it."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from reopen.accounts.doors import public_page
from reopen.editing.actions import send_correction
from reopen.editing.forms import CorrectionForm


@csrf_exempt  # nobody is signed in, so there is nothing to borrow; a token would need a cookie
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@public_page
def correction(request: HttpRequest) -> HttpResponse:
    """The form, with the page it is about; nothing of the visitor is kept but what she writes."""
    if request.method == "POST":
        form = CorrectionForm(request.POST)
        if form.is_valid():
            try:
                if not form.trapped:
                    send_correction(form.sent(get_language() or "en"))
                return redirect(f"{reverse('public:correction')}?sent=1")
            except ValidationError as error:
                form.add_error(None, error)
        return render(request, "public/correction.html", {"form": form}, status=422)
    about = {name: request.GET.get(name, "") for name in ("room", "page")}
    form = CorrectionForm(initial=about | {"address": request.GET.get("from", "/")})
    context = {"form": form, "sent": request.GET.get("sent") == "1"}
    return render(request, "public/correction.html", context)

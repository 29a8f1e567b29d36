"""The fields that an organization adds to its cases."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.cases import actions, queries
from reopen.cases.forms.parts import CustomFieldForm
from reopen.cases.models import CustomField
from reopen.cases.views.work import blame
from reopen.kernel.components import Link


@require_http_methods(["GET", "POST"])
@organization_page(Permission.ORGANIZATION_EDIT)
def own_fields(request: HttpRequest, actor: Actor, field: UUID | None = None) -> HttpResponse:
    """List the organization's own fields, add one, change one."""
    fields = queries.custom_fields()
    instance = get_object_or_404(fields, id=field) if field else CustomField()
    form = CustomFieldForm(request.POST or None, instance=instance)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_custom_field(actor, form.instance)
        except ValidationError as error:
            blame(form, error)
        else:
            return redirect("own_fields", org=actor.organization.slug)
    crumbs = [Link(_("Cases"), reverse("case_list", args=[actor.organization.slug]))]
    context = {"form": form, "fields": fields, "crumbs": crumbs, "editing": field}
    return render(request, "cases/fields.html", context, status=422 if form.errors else 200)


@require_POST
@organization_page(Permission.ORGANIZATION_EDIT)
def retire_field(request: HttpRequest, actor: Actor, field: UUID) -> HttpResponse:
    """Offer a field no more."""
    actions.retire_custom_field(actor, get_object_or_404(queries.custom_fields(), id=field))
    return redirect("own_fields", org=actor.organization.slug)

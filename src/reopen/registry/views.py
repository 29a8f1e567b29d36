"""Editors' pages: exports of the Registry, checked, taken over and undone."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reopen.accounts.actor import Actor
from reopen.accounts.doors import organization_page
from reopen.accounts.permissions import Permission
from reopen.editing.access import keeps_commons
from reopen.kernel.components import Link
from reopen.kernel.tables import table_response
from reopen.lib.registry import NotAnExportError
from reopen.registry import actions, reading
from reopen.registry.access import visible_imports
from reopen.registry.forms import ExportForm
from reopen.registry.importing import File
from reopen.registry.models import Import
from reopen.registry.queries import vintage
from reopen.registry.sentences import sentence

FORMS = ("csv", "xlsx")
EDIT = organization_page(Permission.COMMONS_EDIT)
REVIEW = organization_page(Permission.COMMONS_REVIEW)


@require_http_methods(["GET", "POST"])
@EDIT
def imports(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every import, and a file to check."""
    if not keeps_commons(actor):
        raise Http404
    form = ExportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        file = File(given.read(), given.name or "export")
        try:
            made = actions.check_export(actor, actor.organization, file=file)
        except NotAnExportError as error:
            form.add_error("file", sentence(str(error)))
        else:
            return redirect("registry_import", actor.organization.slug, made.pk)
    rows = list(visible_imports(actor).defer("file", "report"))
    context = {
        "form": form,
        "crumbs": _crumbs(actor)[:1],
        "rows": rows,
        "present": vintage(),
        "undoable": next((one for one in rows if actions.undo.allowed(actor, one)), None),
    }
    status = 422 if form.errors else 200
    return render(request, "registry/imports.html", context, status=status)


@require_safe
@EDIT
def report(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """What an import would change, or changed; with `format`, the changes to take away."""
    found = _seen(actor, pk)
    form = request.GET.get("format", "")
    if form in FORMS:
        headers = (_("What"), _("Name"), _("Place"), _("Field"), _("Before"), _("After"))
        name = f"registry-import-{found.number}"
        return table_response(name, headers, reading.table(found), form)
    context = {
        "found": found,
        "crumbs": [*_crumbs(actor), Link(str(_("Import %d") % found.number))],
        "sections": reading.sections(found),
        "problems": reading.problems(found),
        "may_take_over": actions.take_over_checked.allowed(actor, found),
        "may_drop": actions.drop.allowed(actor, found),
        "may_undo": actions.undo.allowed(actor, found),
    }
    return render(request, "registry/report.html", context)


@require_POST
@REVIEW
def take_over(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Make a checked export the present state."""
    actions.take_over_checked(actor, _seen(actor, pk))
    return redirect("registry_import", actor.organization.slug, pk)


@require_POST
@EDIT
def drop(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Leave a checked export."""
    actions.drop(actor, _seen(actor, pk))
    return redirect("registry_imports", actor.organization.slug)


@require_http_methods(["GET", "POST"])
@REVIEW
def undo(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """Take the last import back, after asking."""
    found = _seen(actor, pk)
    if request.method == "POST":
        actions.undo(actor, found)
        return redirect("registry_imports", actor.organization.slug)
    if not actions.undo.allowed(actor, found):
        return redirect("registry_import", actor.organization.slug, pk)
    return render(request, "registry/undo.html", {"found": found})


def _seen(actor: Actor, pk: UUID) -> Import:
    return get_object_or_404(visible_imports(actor).defer("file"), pk=pk)


def _crumbs(actor: Actor) -> list[Link]:
    slug = actor.organization.slug
    return [
        Link(_("Public directories"), reverse("commons", args=[slug])),
        Link(_("Registry"), reverse("registry_imports", args=[slug])),
    ]

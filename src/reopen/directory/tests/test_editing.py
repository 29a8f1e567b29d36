"""The directory under the editors' hands."""

import pytest
from django.test import Client
from tests.cast import Cast, signed_in

from reopen.directory.models import HelpOrganization
from reopen.directory.tests.factories import helper, takes
from reopen.editing.models import Change

pytestmark = pytest.mark.django_db
ROOM = "/o/commons/commons/directory/"


def _form(client: Client, path: str, **changed: str) -> dict[str, object]:
    """What the page's form holds, with some of it changed."""
    held = client.get(path).context["form"]
    values = {name: held[name].value() for name in held.fields}
    text = {
        name: ",".join(value) if isinstance(value, list) else value
        for name, value in values.items()
        if value not in (None, False)
    }
    return text | changed


def test_a_change_of_an_organization_is_proposed_approved_by_another_and_public(
    cast: Cast,
) -> None:
    helper("plains", "us-mo", name="Plains Project")
    ned, nadia = signed_in(cast.ned), signed_in(cast.nadia)
    assert "Plains Project" in ned.get(ROOM).content.decode()
    path = f"{ROOM}change/organization/plains/"
    form = _form(ned, path, serves="us-mo,us-ks", source="Its own page")
    assert ned.post(path, form).status_code == 302
    change = Change.objects.get()
    assert change.new["serves"] == ["us-mo", "us-ks"]
    assert HelpOrganization.objects.get().serves == ["us-mo"]
    nadia.post(f"/o/commons/commons/change/{change.pk}/", {"deed": "approve"})
    assert HelpOrganization.objects.get().serves == ["us-mo", "us-ks"]
    assert b"us-ks" in Client().get("/help/plains/").content


def test_a_rule_is_changed_on_the_page_of_its_organization(cast: Cast) -> None:
    one = helper("plains", "us-mo")
    takes(one, "plea", "yes")
    ned = signed_in(cast.ned)
    assert "plains/plea" in ned.get(f"{ROOM}entry/plains/").content.decode()
    path = f"{ROOM}change/criterion/plains/plea/"
    assert ned.post(path, _form(ned, path, answer="no", source="A letter")).status_code == 302
    assert Change.objects.get().page == "plains"


def test_a_rule_about_years_is_refused_without_a_number(cast: Cast) -> None:
    one = helper("plains", "us-mo")
    takes(one, "min_years", "no")
    ned = signed_in(cast.ned)
    path = f"{ROOM}change/criterion/plains/min_years/"
    assert ned.post(path, _form(ned, path, answer="yes", source="A letter")).status_code == 422

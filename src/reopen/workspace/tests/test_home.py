"""The first page of an organization is about what its people work on."""

import pytest
from tests.cast import Cast, signed_in

from reopen.accounts.models import Organization, User
from reopen.editing.actions import send_correction
from reopen.editing.actions.corrections import Sent

pytestmark = pytest.mark.django_db


def _first_page(user: User, organization: Organization) -> str:
    return signed_in(user).get(f"/o/{organization.slug}/").content.decode()


def test_a_network_office_begins_with_what_waits_in_the_public_directories(cast: Cast) -> None:
    send_correction(Sent("", "", "/about/", "The year is wrong."))
    page = _first_page(cast.ned, cast.commons)
    assert "What waits in the public directories" in page
    assert f'href="/o/{cast.commons.slug}/commons/other/corrections/">1</a>' in page
    assert "My cases" not in page


def test_who_works_on_cases_begins_with_hers(cast: Cast) -> None:
    page = _first_page(cast.alice, cast.harbor)
    assert "My cases" in page
    assert "public directories" not in page

"""The log as a director reads it: filtered by the address, taken away, never by a stranger."""

import hashlib
import json
from datetime import timedelta

from django.test import Client
from django.utils import timezone
from tests.cast import Cast, acting, signed_in

from reopen.accounts import actions
from reopen.accounts.tenancy import acting_as_system
from reopen.audit.log import record
from reopen.audit.models import Event
from reopen.kernel.scope import organization_scope
from reopen.lib.chain import verify

LOG = "/o/harbor/audit/"


def a_day_at_harbor(cast: Cast) -> Client:
    """Dana invites somebody and suspends Stella; the browser is hers."""
    with acting(cast.dana) as actor:
        actions.invite(actor, email="x@cast.example", role="student", site="")
        actions.suspend(actor, cast.membership(cast.stella))
    return signed_in(cast.dana)


def shown(client: Client, **filters: str) -> list[str]:
    return [event.kind for event in client.get(LOG, filters).context["page"]]


def test_filters_are_the_address(cast: Cast) -> None:
    client = a_day_at_harbor(cast)
    today = timezone.localdate()
    yesterday = (today - timedelta(days=1)).isoformat()
    assert shown(client) == ["role.suspended", "invitation.sent"]
    assert shown(client, kind="invitation.sent") == ["invitation.sent"]
    assert shown(client, person="stella") == ["role.suspended"]
    assert shown(client, person="nobody") == []
    assert shown(client, since=today.isoformat()) == ["role.suspended", "invitation.sent"]
    assert shown(client, until=yesterday) == []


def test_events_are_told_in_words(cast: Cast) -> None:
    page = a_day_at_harbor(cast).get(LOG).content.decode()
    assert "Shut somebody out" in page
    assert "Stella Marsh, student" in page


def test_all_rows_leave_as_csv_with_the_same_filters(cast: Cast) -> None:
    client = a_day_at_harbor(cast)
    lines = client.get(LOG, {"kind": "invitation.sent", "format": "csv"}).content.decode()
    assert len(lines.strip().splitlines()) == 2


def test_the_export_verifies_and_is_on_the_record_with_its_hash(cast: Cast) -> None:
    client = a_day_at_harbor(cast)
    body = client.post(f"{LOG}export/").content
    assert verify(json.loads(line) for line in body.splitlines()).events == 2
    with organization_scope(cast.harbor.id):
        event = Event.objects.order_by("-seq")[0]
    assert event.kind == "audit.exported"
    assert event.facts == {"events": 2, "sha256": hashlib.sha256(body).hexdigest()}


def test_only_those_who_may_read_it_see_it(cast: Cast) -> None:
    a_day_at_harbor(cast)
    assert signed_in(cast.cora).get(LOG).status_code == 403
    assert signed_in(cast.alice).get(LOG).status_code == 200
    assert signed_in(cast.alice).post(f"{LOG}export/").status_code == 403
    assert signed_in(cast.otto).get(LOG).status_code == 404


def test_a_page_of_the_log_costs_the_same_however_long_it_is(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    client = a_day_at_harbor(cast)
    with acting(cast.dana) as actor:
        for number in range(60):
            actions.invite(actor, email=f"x{number}@cast.example", role="student", site="")
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        assert len(shown(client)) == 50


def test_the_organization_sees_up_to_when_it_is_in_a_backup(cast: Cast) -> None:
    page = "/o/harbor/organization/"
    assert "Nothing of this organization is in a backup yet." in text_of(cast, page)
    facts = {"made_at": "2026-11-22T17:03:00+00:00"}
    with acting_as_system(cast.harbor) as actor:
        record("backup.made", actor, facts=facts | {"made_at": "2026-11-20T17:03:00+00:00"})
        record("backup.restored", actor, facts=facts)
    assert "up to 22 November 2026, 11:03 is in a backup" in text_of(cast, page)


def text_of(cast: Cast, page: str) -> str:
    return str(signed_in(cast.dana).get(page).content.decode())

"""Inviting, changing, ending: what takes effect, when, and for whom."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.cast import PASSWORD, Cast, acting, signed_in

from reopen.accounts import actions
from reopen.accounts.actor import newcomer_actor
from reopen.accounts.doing import Denied
from reopen.accounts.models import Invitation, Membership, User
from reopen.accounts.queries import people
from reopen.accounts.tenancy import acting_as_system, memberships_of
from reopen.audit.models import Event
from reopen.kernel.scope import organization_scope

NEW = {"name": "Nora Field", "password": "gravel sonnet lantern orchard"}


def invited(cast: Cast, email: str, role: str = "attorney") -> Invitation:
    with acting(cast.dana) as actor:
        return actions.invite(actor, email=email, role=role, site="https://reopen.example")


def link_to(invitation: Invitation) -> str:
    return f"/account/invitation/harbor/{invitation.secret}/"


def kinds(cast: Cast) -> list[str]:
    with organization_scope(cast.harbor.id):
        return list(Event.objects.order_by("seq").values_list("kind", flat=True))


def test_an_invitation_makes_an_account_and_a_role(cast: Cast) -> None:
    link = link_to(invited(cast, "Nora@cast.example"))
    client = Client()
    assert b"Join Harbor" in client.get(link).content
    assert not User.objects.filter(name="Nora Field").exists()  # opening the link changes nothing
    client.post(link, NEW)
    nora = User.objects.get(email="nora@cast.example")
    assert [m.role for m in memberships_of(nora)] == ["attorney"]
    assert client.get("/o/harbor/people/")["Location"].startswith("/account/second-factor/")
    assert kinds(cast) == ["invitation.sent", "invitation.accepted"]


def test_an_invitation_works_once(cast: Cast) -> None:
    link = link_to(invited(cast, "nora@cast.example"))
    Client().post(link, NEW)
    response = Client().post(link, {**NEW, "name": "Somebody Else"})
    assert b"no longer valid" in response.content
    assert User.objects.filter(email="nora@cast.example").count() == 1


@pytest.mark.parametrize("how", ["withdrawn", "expired", "replaced"])
def test_an_invitation_that_is_over_gives_nothing(cast: Cast, how: str) -> None:
    invitation = invited(cast, "nora@cast.example")
    with acting(cast.dana) as actor:
        if how == "withdrawn":
            actions.withdraw_invitation(actor, invitation)
        elif how == "expired":
            Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        else:
            actions.invite(actor, email=invitation.email, role="student", site="")
    assert b"no longer valid" in Client().post(link_to(invitation), NEW).content
    assert not User.objects.filter(email="nora@cast.example").exists()


def test_an_invitation_never_touches_the_password_of_an_existing_account(cast: Cast) -> None:
    link = link_to(invited(cast, cast.olga.email))
    response = Client().post(link, {**NEW, "password": "another good long password"})
    assert b"There is an account with this address already" in response.content
    cast.olga.refresh_from_db()
    assert cast.olga.check_password(PASSWORD)
    assert [m.organization.slug for m in memberships_of(cast.olga)] == ["prairie"]
    signed_in(cast.olga).post(link)
    assert [m.organization.slug for m in memberships_of(cast.olga)] == ["harbor", "prairie"]
    cast.olga.refresh_from_db()
    assert cast.olga.check_password(PASSWORD)


def test_only_the_invited_account_can_accept(cast: Cast) -> None:
    invitation = invited(cast, cast.olga.email)
    signed_in(cast.otto).post(link_to(invitation))
    assert [m.organization.slug for m in memberships_of(cast.otto)] == ["prairie"]
    actor = newcomer_actor(cast.harbor, cast.otto)
    with organization_scope(cast.harbor.id), pytest.raises(ValidationError):
        actions.accept_invitation(actor, invitation, user=cast.otto)


@pytest.mark.parametrize("path", ["harbor/wrong-secret", "nowhere/wrong-secret"])
def test_a_wrong_link_leads_nowhere(cast: Cast, path: str) -> None:
    assert cast.harbor
    assert Client().get(f"/account/invitation/{path}/").status_code == 404


def test_a_secret_opens_only_the_door_of_its_own_organization(cast: Cast) -> None:
    secret = invited(cast, "nora@cast.example").secret
    assert cast.prairie
    assert Client().get(f"/account/invitation/prairie/{secret}/").status_code == 404


def test_an_easy_password_is_refused_with_the_reason(cast: Cast) -> None:
    link = link_to(invited(cast, "nora@cast.example"))
    response = Client().post(link, {"name": "Nora Field", "password": "norafield2026"})
    assert b"easy to guess" in response.content
    assert not User.objects.filter(email="nora@cast.example").exists()


def test_the_mail_names_no_case_and_leaves_when_the_invitation_is_kept(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        invitation = invited(cast, "nora@cast.example")
        assert mail.outbox == []
    (letter,) = mail.outbox
    assert letter.to == ["nora@cast.example"]
    assert re.search(rf"https://reopen.example\S+{invitation.secret}/", str(letter.body))


def test_only_a_hash_of_the_secret_is_kept(cast: Cast) -> None:
    invitation = invited(cast, "nora@cast.example")
    with organization_scope(cast.harbor.id):
        assert invitation.secret not in str(Invitation.objects.values().get())


@pytest.mark.parametrize("role", ["director", "editor", "king"])
def test_an_administrator_gives_no_more_than_she_may(cast: Cast, role: str) -> None:
    with acting(cast.ada) as actor, pytest.raises(ValidationError):
        actions.invite(actor, email="x@cast.example", role=role, site="")


def test_nobody_changes_her_own_role(cast: Cast) -> None:
    with acting(cast.ada) as actor, pytest.raises(Denied):
        actions.change_role(actor, cast.membership(cast.ada), role="attorney")


def test_an_administrator_cannot_touch_a_director(cast: Cast) -> None:
    with acting(cast.ada) as actor:
        director = cast.membership(cast.dana)
        with pytest.raises(Denied):
            actions.suspend(actor, director)


def test_a_student_manages_nobody(cast: Cast) -> None:
    with acting(cast.stella) as actor, pytest.raises(Denied):
        actions.invite(actor, email="x@cast.example", role="student", site="")


def test_a_lowered_role_acts_on_the_next_request(cast: Cast) -> None:
    client = signed_in(cast.alice)
    assert client.get("/o/harbor/audit/").status_code == 200
    with acting(cast.dana) as actor:
        actions.change_role(actor, cast.membership(cast.alice), role="student")
    assert client.get("/o/harbor/audit/").status_code == 403


def test_a_role_that_ends_today_is_over_at_once_with_its_sessions(cast: Cast) -> None:
    client = signed_in(cast.alice)
    assert client.get("/o/harbor/people/").status_code == 200
    with acting(cast.dana) as actor:
        actions.end_role(actor, cast.membership(cast.alice), on=timezone.localdate())
    assert client.get("/account/").status_code == 302  # signed out


def test_who_works_elsewhere_stays_signed_in_there(cast: Cast) -> None:
    client = signed_in(cast.bettina)
    assert client.get("/o/harbor/people/").status_code == 200
    with acting(cast.dana) as actor:
        actions.end_role(actor, cast.membership(cast.bettina), on=timezone.localdate())
    assert client.get("/o/harbor/people/").status_code == 404
    assert client.get("/o/prairie/people/").status_code == 200


def test_a_role_that_ends_tomorrow_holds_today(cast: Cast) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    client = signed_in(cast.alice)
    with acting(cast.dana) as actor:
        actions.end_role(actor, cast.membership(cast.alice), on=tomorrow)
    assert client.get("/o/harbor/people/").status_code == 200
    with organization_scope(cast.harbor.id):
        assert Membership.objects.holding().filter(user=cast.alice).exists()
        assert not Membership.objects.holding(tomorrow).filter(user=cast.alice).exists()


def test_the_last_person_who_manages_people_stays(cast: Cast) -> None:
    with acting_as_system(cast.harbor) as actor:
        director = cast.membership(cast.dana)
        with pytest.raises(ValidationError, match="Somebody must remain"):
            actions.end_role(actor, director, on=timezone.localdate())
        with pytest.raises(ValidationError, match="Somebody must remain"):
            actions.change_role(actor, director, role="attorney")


def test_a_suspended_person_is_out_until_let_in_again(cast: Cast) -> None:
    with acting(cast.dana) as actor:
        actions.suspend(actor, cast.membership(cast.alice))
    assert signed_in(cast.alice).get("/o/harbor/people/").status_code == 404
    with acting(cast.dana) as actor:
        actions.reinstate(actor, cast.membership(cast.alice))
    assert signed_in(cast.alice).get("/o/harbor/people/").status_code == 200


@pytest.mark.parametrize("who", ["sue", "fergus", "olga", "ursula", "nadia"])
def test_strangers_get_the_answer_of_an_organization_that_does_not_exist(
    cast: Cast, who: str
) -> None:
    assert cast.harbor
    client = signed_in(getattr(cast, who))
    here, nowhere = client.get("/o/harbor/people/"), client.get("/o/nowhere/people/")
    assert here.status_code == nowhere.status_code == 404
    assert here.content == nowhere.content


def test_somebody_from_outside_sees_no_colleagues(cast: Cast) -> None:
    cast.everyone()
    with acting(cast.colin) as actor:
        assert [row.user for row in people(actor)] == [cast.colin]


def test_only_the_console_adds_organizations(cast: Cast) -> None:
    with acting(cast.dana) as actor, pytest.raises(Denied):
        actions.add_organization(actor, cast.harbor)


def test_a_person_who_comes_back_keeps_one_membership(cast: Cast) -> None:
    link = link_to(invited(cast, cast.fergus.email, "investigator"))
    signed_in(cast.fergus).post(link)
    with organization_scope(cast.harbor.id):
        assert Membership.objects.get(user=cast.fergus).role == "investigator"


PAGES = ["people/", "people/roles/", "people/invite/", "organization/", "audit/"]


@pytest.mark.parametrize("page", PAGES)
def test_a_director_opens_every_page(cast: Cast, page: str) -> None:
    cast.everyone()
    assert signed_in(cast.dana).get(f"/o/harbor/{page}").status_code == 200


def test_a_role_is_changed_and_ended_through_the_pages(cast: Cast) -> None:
    client = signed_in(cast.dana)
    row = cast.membership(cast.stella)
    page = f"/o/harbor/people/{row.pk}/"
    assert b"Stella Marsh" in client.get(page).content
    client.post(f"{page}role/", {"role": "investigator", "supervisor": ""})
    assert cast.membership(cast.stella).role == "investigator"
    client.post(f"{page}end/", {"on": timezone.localdate().isoformat()})
    assert not cast.membership(cast.stella).holds_today


def test_a_foreign_person_is_absent(cast: Cast) -> None:
    foreign = cast.membership(cast.olga)
    client = signed_in(cast.dana)
    for way in ("", "role/", "end/"):
        assert client.get(f"/o/harbor/people/{foreign.pk}/{way}").status_code == 404
    for way in ("suspend/", "reinstate/", "reset-second-factor/", "role/", "end/"):
        assert client.post(f"/o/harbor/people/{foreign.pk}/{way}").status_code == 404

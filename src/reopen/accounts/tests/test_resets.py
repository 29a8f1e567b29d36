"""A lost second factor: asked for, waited for, and stopped by whoever has not lost it."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.utils import is_mfa_enabled
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks as Capture
from tests.cast import PASSWORD, Cast, acting, give_second_factor, signed_in

from reopen.accounts.actions import resets
from reopen.accounts.doing import Denied
from reopen.accounts.models import Membership, SecondFactorReset
from reopen.accounts.tests.test_people import kinds
from reopen.accounts.tests.test_sign_in import code_of
from reopen.kernel.scope import organization_scope

SITE = "https://reopen.example"


def begun(cast: Cast) -> SecondFactorReset:
    give_second_factor(cast.alice)
    with acting(cast.dana) as actor:
        return resets.begin_reset(actor, cast.membership(cast.alice), site=SITE)


def let_time_pass(cast: Cast, hours: int = 24) -> None:
    with organization_scope(cast.harbor.id):
        for reset in SecondFactorReset.objects.waiting():
            reset.due_at -= timedelta(hours=hours)
            reset.save()


def test_nothing_is_taken_away_before_a_day_has_passed(cast: Cast) -> None:
    begun(cast)
    let_time_pass(cast, hours=23)
    assert resets.finish_due_resets() == 0
    assert is_mfa_enabled(cast.alice)


def test_after_the_waiting_time_it_is_taken_away_and_every_session_ends(
    cast: Cast, django_capture_on_commit_callbacks: Capture
) -> None:
    client = signed_in(cast.alice)
    client.get("/account/")
    with django_capture_on_commit_callbacks(execute=True):
        begun(cast)
        let_time_pass(cast)
        assert resets.finish_due_resets() == 1
        assert resets.finish_due_resets() == 0
    assert not is_mfa_enabled(cast.alice)
    assert client.get("/account/").status_code == 302
    subjects = ["Your second factor will be reset", "Your second factor was reset"]
    assert [letter.subject for letter in mail.outbox] == subjects
    assert {tuple(letter.to) for letter in mail.outbox} == {(cast.alice.email,)}
    assert kinds(cast) == ["second_factor.reset_begun", "second_factor.reset"]


def test_the_link_of_the_mail_stops_it_and_opening_the_page_does_not(
    cast: Cast, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        reset = begun(cast)
    (link,) = re.findall(rf"{SITE}(/\S+)", str(mail.outbox[0].body))
    assert reset.secret_hash not in link
    page = Client().get(link).content.decode()
    assert "Keep my second factor" in page
    assert "The reset is stopped" in Client().post(link).content.decode()
    assert "This reset is over" in Client().post(link).content.decode()
    let_time_pass(cast)
    assert resets.finish_due_resets() == 0
    assert is_mfa_enabled(cast.alice)
    assert kinds(cast) == ["second_factor.reset_begun", "second_factor.reset_stopped"]


@pytest.mark.parametrize("path", ["harbor/wrong", "nowhere/wrong"])
def test_a_wrong_link_leads_nowhere(cast: Cast, path: str) -> None:
    begun(cast)
    assert Client().post(f"/account/second-factor/reset/{path}/").status_code == 404


@pytest.mark.usefixtures("clean_cache")
def test_signing_in_with_the_second_factor_stops_it(cast: Cast) -> None:
    begun(cast)
    client = Client()
    client.post("/account/login/", {"login": cast.alice.email, "password": PASSWORD})
    code = code_of(give_second_factor(cast.alice))
    client.post("/account/second-factor/authenticate/", {"code": code})
    assert "its reset was stopped" in client.get("/account/").content.decode()
    assert "second_factor.reset_stopped" in kinds(cast)


@pytest.mark.usefixtures("clean_cache")
def test_a_password_alone_does_not_stop_it(cast: Cast) -> None:
    begun(cast)
    Client().post("/account/login/", {"login": cast.alice.email, "password": PASSWORD})
    assert kinds(cast) == ["second_factor.reset_begun"]


def test_a_session_that_is_open_shows_it_and_stops_it(cast: Cast) -> None:
    begun(cast)
    client = signed_in(cast.alice)
    assert "Keep my second factor" in client.get("/account/").content.decode()
    client.post("/account/second-factor/keep/")
    assert "Keep my second factor" not in client.get("/account/").content.decode()


def test_the_director_asks_for_it_sees_it_and_stops_it(cast: Cast) -> None:
    give_second_factor(cast.alice)
    client = signed_in(cast.dana)
    page = f"/o/harbor/people/{cast.membership(cast.alice).pk}/"
    client.post(f"{page}reset-second-factor/")
    assert "was told by mail and can stop it" in client.get(page).content.decode()
    with organization_scope(cast.harbor.id):
        reset = SecondFactorReset.objects.get()
    assert reset.due_at - timezone.now() > timedelta(hours=23, minutes=59)
    client.post(f"/o/harbor/people/resets/{reset.pk}/stop/")
    assert "was told by mail and can stop it" not in client.get(page).content.decode()
    assert is_mfa_enabled(cast.alice)


def test_one_reset_waits_at_a_time(cast: Cast) -> None:
    begun(cast)
    with pytest.raises(ValidationError):
        begun(cast)


def test_nobody_hastens_it_nor_resets_somebody_above_or_herself(cast: Cast) -> None:
    reset = begun(cast)
    with acting(cast.dana) as actor:
        with pytest.raises(Denied):
            resets.finish_reset(actor, reset)
        with pytest.raises(Denied):
            resets.begin_reset(actor, cast.membership(cast.dana), site=SITE)
    with acting(cast.ada) as actor, pytest.raises(Denied):
        resets.begin_reset(actor, cast.membership(cast.dana), site=SITE)


def test_another_member_cannot_stop_it(cast: Cast) -> None:
    reset = begun(cast)
    with acting(cast.stella) as actor, pytest.raises(Denied):
        resets.stop_reset(actor, reset)


def test_a_role_that_ended_meanwhile_stops_it(cast: Cast) -> None:
    begun(cast)
    let_time_pass(cast)
    with organization_scope(cast.harbor.id):
        Membership.objects.filter(user=cast.alice).update(suspended_at=timezone.now())
    assert resets.finish_due_resets() == 0
    assert is_mfa_enabled(cast.alice)

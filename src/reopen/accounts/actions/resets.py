"""A lost second factor is taken away after a waiting time, in which its owner can stop it.

Whoever asks on the telephone may not be the person. So she is told by mail at once, with a link
that stops the reset; signing in with the second factor stops it too.
"""

import secrets
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from reopen.accounts import mails
from reopen.accounts.actions.people import hash_secret, of_another
from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.models import Membership, Organization, SecondFactorReset, User
from reopen.accounts.permissions import Permission
from reopen.accounts.sessions import end_sessions
from reopen.accounts.tenancy import acting_as_member, acting_as_system, memberships_of
from reopen.audit.log import add_facts


def _own_or_managed(actor: Actor, reset: SecondFactorReset) -> bool:
    return reset.membership.user_id == actor.user_id or actor.may(Permission.PEOPLE_MANAGE)


def _due(actor: Actor, reset: SecondFactorReset) -> bool:
    return actor.is_system and reset.due_at <= timezone.now()


@action(Permission.PEOPLE_MANAGE, event="second_factor.reset_begun", when=of_another)
def begin_reset(actor: Actor, membership: Membership, *, site: str) -> SecondFactorReset:
    """Have a lost second factor taken away when the waiting time is over.

    The person is told by mail; the link in it, below `site`, stops the reset.
    """
    if SecondFactorReset.objects.waiting().filter(membership=membership).exists():
        raise ValidationError(_("The reset is under way already."), code="under_way")
    now, secret = timezone.now(), secrets.token_urlsafe(32)
    reset = SecondFactorReset.objects.create(
        membership=membership,
        begun_by_id=actor.user_id,
        begun_at=now,
        due_at=now + timedelta(hours=settings.REOPEN_RESET_HOURS),
        secret_hash=hash_secret(secret),
    )
    mails.tell_of_coming_reset(actor, reset, secret, site)
    add_facts(due=reset.due_at.isoformat(timespec="minutes"))
    return reset


@action(None, event="second_factor.reset_stopped", when=_own_or_managed)
def stop_reset(
    actor: Actor,
    reset: SecondFactorReset,
) -> SecondFactorReset:
    """Leave the second factor as it is. For its owner, and for those who manage people."""
    reset = SecondFactorReset.objects.select_for_update().get(pk=reset.pk)
    if not reset.is_waiting:
        raise ValidationError(_("This reset is over already."), code="over")
    reset.stopped_at = timezone.now()
    reset.save(update_fields=["stopped_at"])
    return reset


@action(None, event="second_factor.reset", when=_due)
def finish_reset(actor: Actor, reset: SecondFactorReset) -> SecondFactorReset:
    """Take the second factor away and sign the person out everywhere. The worker does it.

    She signs in with her password and must set up a new one before any organization opens.
    """
    user = reset.membership.user
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    reset.done_at = timezone.now()
    reset.save(update_fields=["done_at"])
    mails.tell_of_reset(actor, user)
    return reset


def finish_due_resets() -> int:
    """Finish every reset whose waiting time is over; how many. A role that ended stops its own."""
    done = 0
    for organization in Organization.objects.all():
        with acting_as_system(organization, origin="job") as actor:
            waiting = SecondFactorReset.objects.waiting().filter(due_at__lte=timezone.now())
            for reset in waiting.select_for_update(of=("self",)).select_related("membership__user"):
                if reset.membership.holds_today:
                    finish_reset(actor, reset)
                    done += 1
                else:
                    stop_reset(actor, reset)
    return done


def keep_second_factor(user: User) -> bool:
    """Stop every reset that waits for this person, in all her organizations; was there one?"""
    found = False
    for membership in memberships_of(user):
        with acting_as_member(user, membership.organization.slug) as actor:
            for reset in SecondFactorReset.objects.waiting().filter(membership__user=user):
                stop_reset(actor, reset)
                found = True
    return found


def reset_waits_for(user: User) -> bool:
    """Does a reset of her second factor wait for this person anywhere?"""
    for membership in memberships_of(user):
        with acting_as_member(user, membership.organization.slug):
            if SecondFactorReset.objects.waiting().filter(membership__user=user).exists():
                return True
    return False

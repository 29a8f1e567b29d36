"""Mails about accounts. They name people and organizations, never a case, and leave on commit."""

from functools import partial

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.models import Invitation, SecondFactorReset, User


def invitation_link(actor: Actor, invitation: Invitation, site: str) -> str:
    """Where the invitation is accepted. Only in the moment in which it was made."""
    path = reverse("invitation", args=[actor.organization.slug, invitation.secret])
    return site.rstrip("/") + path


def send_invitation(actor: Actor, invitation: Invitation, site: str) -> None:
    """Send the link to the invited address."""
    context = {
        "actor": actor,
        "invitation": invitation,
        "link": invitation_link(actor, invitation, site),
    }
    _send(_("An invitation to Reopen"), "invitation", context, invitation.email)


def tell_of_coming_reset(actor: Actor, reset: SecondFactorReset, secret: str, site: str) -> None:
    """Tell the person, in her language, what will happen, when, and how she stops it."""
    user = reset.membership.user
    path = reverse("stop_reset_by_link", args=[actor.organization.slug, secret])
    context = {"actor": actor, "reset": reset, "link": site.rstrip("/") + path}
    with translation.override(user.language or translation.get_language()):
        _send(_("Your second factor will be reset"), "second_factor_coming", context, user.email)


def tell_of_reset(actor: Actor, user: User) -> None:
    """Tell the person, in her language, that her second factor was taken away."""
    context = {"actor": actor, "person": user}
    with translation.override(user.language or translation.get_language()):
        _send(_("Your second factor was reset"), "second_factor_reset", context, user.email)


def _send(subject: str, template: str, context: dict[str, object], to: str) -> None:
    words = render_to_string(f"accounts/mails/{template}.txt", context)
    # A mail server that is down must not undo what was done.
    transaction.on_commit(partial(send_mail, subject, words, None, [to]), robust=True)

"""Issue codes of the organization's own."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from reopen.accounts.actor import Actor
from reopen.accounts.doing import action
from reopen.accounts.permissions import Permission
from reopen.review.models import IssueCode
from reopen.review.vocabularies import ISSUE_CODES


@action(Permission.REVIEW_SETUP, event="issue_code.added")
def add_issue_code(actor: Actor, *, label: str) -> IssueCode:
    """Give the organization a code; the same words again bring a retired one back."""
    label = " ".join(label.split())
    key = slugify(label, allow_unicode=True)[:40].strip("-").replace("-", "_")
    if not key:
        raise ValidationError({"label": _("Write a word or two.")})
    if key in ISSUE_CODES:
        raise ValidationError({"label": _("There is a code of this name already.")})
    code, made = IssueCode.objects.get_or_create(key=key, defaults={"label": label})
    if not made and code.retired_at is None:
        raise ValidationError({"label": _("There is a code of this name already.")})
    code.retired_at = None
    code.save(update_fields=["retired_at"])
    return code


@action(Permission.REVIEW_SETUP, event="issue_code.retired")
def retire_issue_code(actor: Actor, code: IssueCode) -> IssueCode:
    """Offer the code no more; what carries it keeps it."""
    code.retired_at = timezone.now()
    code.save(update_fields=["retired_at"])
    return code

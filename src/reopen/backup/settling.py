"""What must happen in an installation that was restored, before anybody works in it.

Sessions are not in a backup, so everybody signs in again. A link that was used after the backup
would be good once more: open invitations are withdrawn, waiting resets stopped. No mail waits in
the database, and jobs may run again by design, so nothing is sent twice.
"""

from collections.abc import Callable
from typing import Any

from reopen.accounts.actions import stop_reset, withdraw_invitation
from reopen.accounts.actor import Actor
from reopen.accounts.models import Invitation, Organization, SecondFactorReset
from reopen.accounts.tenancy import acting_as_system
from reopen.audit.log import record
from reopen.audit.models import Event
from reopen.backup.manifest import Manifest
from reopen.documents.custody import check_files
from reopen.documents.ingest import rebuild_index
from reopen.lib.chain import verify

Say = Callable[[str], None]


def settle(manifest: Manifest, name: str, say: Say) -> dict[str, Any]:
    """Tell the logs, make old links worthless, build the search anew, read every original.

    Returns what was done and everything that is not as it should be, as `problems`.
    """
    done: dict[str, Any] = {"pages_indexed": 0, "originals": 0, "links_ended": 0, "problems": []}
    heads = {head["organization"]: head for head in manifest["heads"]}
    for organization in Organization.objects.order_by("slug"):
        with acting_as_system(organization) as actor:
            head = heads.get(str(organization.pk))
            verdict = _log_holds(head)
            done["problems"] += [f"{organization.slug}: {verdict}"] if verdict else []
            done["links_ended"] += _end_links(actor)
            facts = {"backup": name, "manifest": manifest["sha256"], "made_at": manifest["made_at"]}
            record("backup.restored", actor, facts={**facts, "seq": head["seq"] if head else 0})
        say(f"Building the search of {organization.slug} anew ...")
        done["pages_indexed"] += rebuild_index(str(organization.pk))
        say(f"Reading every original of {organization.slug} ...")
        with acting_as_system(organization):
            custody = check_files()
        done["originals"] += custody.checked
        done["problems"] += [
            f"{organization.slug}: the original {sha256} is {how}"
            for how, sums in (("missing", custody.missing), ("changed", custody.changed))
            for sha256 in sums
        ]
    return done


def _log_holds(head: dict[str, Any] | None) -> str:
    """Whether the log is whole and ends where the manifest says; the problem in a sentence."""
    events = (event.as_exported() for event in Event.objects.order_by("seq").iterator())
    verdict = verify(events, [head] if head else [])
    if not verdict.ok:
        return f"the audit log does not hold: {verdict.sentence}"
    if verdict.events != (head["seq"] if head else 0):
        return "the audit log does not end where the backup says"
    return ""


def _end_links(actor: Actor) -> int:
    ended = 0
    for invitation in Invitation.objects.filter(accepted_at=None, withdrawn_at=None):
        withdraw_invitation(actor, invitation)
        ended += 1
    for reset in SecondFactorReset.objects.waiting():
        stop_reset(actor, reset)
        ended += 1
    return ended

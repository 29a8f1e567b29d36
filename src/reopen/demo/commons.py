"""Work that waits in the network's office: two proposed changes and a correction from outside."""

from reopen.accounts.models import User
from reopen.accounts.tenancy import acting_as_member
from reopen.demo.world.people import email_of
from reopen.editing.actions import propose, send_correction
from reopen.editing.actions.corrections import Sent
from reopen.editing.actions.proposing import Proposal
from reopen.editing.models import Change, Correction
from reopen.editing.rooms import Values
from reopen.units.entries import ANSWER, ROOM, UNIT

# Kind, key of the entry, what it should say, a note. Nothing here says anything new of an office.
_PROPOSED: tuple[tuple[str, str, Values, str], ...] = (
    (
        ANSWER.name,
        "jackson-mo/form",
        {
            "words": "The application and the waiver are signed before a notary and sent by post "
            "to the unit's address.",
            "words_es": "La solicitud y la renuncia se firman ante notario y se envían por correo "
            "a la dirección de la unidad.",
        },
        "Says where to, which people in prison ask about.",
    ),
    (
        UNIT.name,
        "merced-ca",
        {"withdrawn": True},
        "No page names a unit of this office. Shall we leave it out until one does?",
    ),
)


def wait_in_commons() -> None:
    """Have two changes and a correction wait; again adds nothing."""
    if Change.objects.exclude(proposed_by=None).exists() or Correction.objects.exists():
        return
    editor = User.objects.get(email=email_of("sam"))
    with acting_as_member(editor, "network", origin="console") as actor:
        for name, key, values, why in _PROPOSED:
            kind = ROOM.kind(name)
            entry = kind.model.objects.filter(key=key).first()
            if entry is not None:
                propose(
                    actor,
                    Proposal(ROOM, kind, entry, values, entry.source, entry.source_url, why),
                )
    send_correction(
        Sent(
            room=ROOM.key,
            page="wayne-mi",
            address="/units/wayne-mi/",
            text="The link to the web page opens the first page of the county, not the unit.",
            where="By following the link.",
        )
    )

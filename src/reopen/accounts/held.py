"""A form that was sent after its session had ended: kept until the same person signs in again.

Only text is kept, in the session that begins at the sign-in page: on the server, shown to nobody
but the person who sent it, and gone when she has sent it again, thrown it away or signed out.
"""

from dataclasses import asdict, dataclass

from django.http import HttpRequest

from reopen.accounts.models import User

_KEY = "held"
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_MOST = 1_000_000  # characters


@dataclass(frozen=True)
class Held:
    """What was sent, where to, and by whom."""

    user: str
    path: str
    fields: list[list[str]]


def hold(request: HttpRequest) -> None:
    """Keep what was posted in the session that has just ended; not when files are part of it."""
    whose = getattr(request, "whose_session_ended", "")
    is_form = request.method == "POST" and request.content_type in _FORMS
    if not whose or not is_form or request.FILES:
        return
    fields = [
        [name, str(value)]
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    if sum(len(value) for _, value in fields) <= _MOST:
        request.session[_KEY] = asdict(Held(whose, request.get_full_path(), fields))


def held_for(request: HttpRequest, user: User) -> Held | None:
    """What is kept for this person. What was somebody else's is forgotten."""
    kept = request.session.get(_KEY)
    if kept is None:
        return None
    if kept["user"] != str(user.pk):
        del request.session[_KEY]
        return None
    return Held(**kept)


def let_go(request: HttpRequest) -> None:
    """Forget it."""
    request.session.pop(_KEY, None)

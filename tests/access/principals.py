"""Who asks: twenty-two people in every state that an account can be in, and what each may know."""

from dataclasses import dataclass

from reopen.accounts.permissions import Permission
from reopen.accounts.roles import ROLES

# Grounds that everybody with a role may read, and what guests may not.
_EVERYBODY = frozenset({"org", "crew"})
_ALL_CASES = frozenset({"open", "other", "wall"})


@dataclass(frozen=True)
class Principal:
    """Somebody at work in one organization (`role` there), or outside of it (no role)."""

    key: str  # of the browser in the world
    at: str = "harbor"
    role: str = ""
    sees: frozenset[str] = frozenset()  # grounds of cases, notes and documents
    door: int = 404  # what somebody without a role is answered by an organization's page

    def may(self, permission: Permission | None) -> bool:
        return permission is None or permission in ROLES[self.role].permissions

    @property
    def reads(self) -> frozenset[tuple[str, str]]:
        """The grounds whose canaries may come to these eyes."""
        if not self.role:
            return frozenset()
        grounds = self.sees | _EVERYBODY
        if not ROLES[self.role].from_outside:
            grounds |= {"ppl"}
        if self.may(Permission.PEOPLE_MANAGE):
            grounds |= {"inv"}
        return frozenset((self.at, ground) for ground in grounds)


def _in_harbor(key: str, role: str, *sees: str) -> Principal:
    return Principal(key, "harbor", role, frozenset(sees))


_PRIVATE = {"alice": {"priv"}, "dana": {"team", "seal"}}

MEMBERS = (
    *(
        Principal(key, "harbor", role, frozenset(_ALL_CASES | _PRIVATE.get(key, set())))
        for key, role in (
            ("dana", "director"),
            ("alice", "attorney"),
            ("bettina", "attorney"),
            ("cora", "coordinator"),
            ("ivan", "investigator"),
        )
    ),
    _in_harbor("wally", "attorney", "open", "other"),
    _in_harbor("stella", "student", "open"),
    _in_harbor("colin", "cocounsel", "open"),
    _in_harbor("edith", "expert", "open"),
    _in_harbor("ada", "administrator"),
    _in_harbor("lena", "student"),  # a director when she signed in, a student since
)
ELSEWHERE = (
    Principal("olga", "prairie", "attorney", frozenset({"open"})),
    Principal("otto", "prairie", "director", frozenset({"open"})),
    Principal("bettina", "prairie", "student"),  # the same browser as above, the other house
    Principal("ursula", "calder", "attorney", frozenset({"open"})),
    Principal("umberto", "calder", "director", frozenset({"open"})),
)
OUTSIDE = (
    Principal("anonymous", door=302),
    Principal("bare", door=302),  # a director who has not shown her second factor
    Principal("sue"),  # suspended
    Principal("fergus"),  # her role is over, her session lives
    Principal("inga"),  # invited, and an account, but not accepted
    Principal("olga"),
    Principal("otto"),
    Principal("ursula"),
    Principal("umberto"),
    Principal("ned"),
    Principal("nadia"),
)
PRINCIPALS = {
    f"{who.key}@{who.at}" + ("" if who.role else "?"): who
    for who in (*MEMBERS, *ELSEWHERE, *OUTSIDE)
}

"""Three organizations full of canaries, and who plays in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone

from reopen.accounts.actions import hash_secret
from reopen.accounts.models import Invitation, Membership, Organization, SecondFactorReset, User
from reopen.accounts.tenancy import acting_as_system
from reopen.kernel.models import OrganizationOwned
from reopen.kernel.scope import organization_scope
from tests.access import (
    casefile,
    comparing,
    flagging,
    naming,
    packing,
    paper,
    producing,
    reviewing,
    telling,
)
from tests.access.canaries import CASES, ORGANIZATIONS, make
from tests.cast import PARTS, PASSWORD, Cast, signed_in

# Rooms whose rows stand in a case.
_OF_CASES = (
    "cases.", "documents.", "disclosure.", "review.", "flags.", "productions.", "chronology.",
    "figures.", "leaving.",
)  # fmt: skip
CREW = ("alice", "stella", "colin", "edith")


@dataclass
class World:
    """All rows by organization, ground and model, and a signed-in browser for each principal."""

    cast: Cast
    rows: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    organizations: dict[str, UUID] = field(default_factory=dict)
    owners: dict[str, tuple[str, str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  # by browser: everybody reads her own

    def rows_of(self, organization: str, ground: str) -> dict[str, Any]:
        return self.rows.setdefault((organization, ground), {})


def build() -> World:
    """Everybody and everything. Inside a transaction that the caller ends."""
    world = World(Cast())
    world.cast.everyone()
    for name in (*ORGANIZATIONS, "commons"):
        world.organizations[name] = getattr(world.cast, name).id
    _rename_people(world.cast)
    for name in ORGANIZATIONS:
        _fill(world, name)
    _passkeys(world)
    _sign_in(world)
    for name in ORGANIZATIONS:
        _remember_owners(world, name)
    return world


def _rename_people(cast: Cast) -> None:
    """Names of colleagues are nobody else's business either; Bettina is at home in two places."""
    for key, part in PARTS.items():
        home = part.roles.split(":")[0]
        if home in ORGANIZATIONS and part.state != "invited" and key != "bettina":
            ground = "crew" if key in CREW else "ppl"
            User.objects.filter(id=getattr(cast, key).id).update(
                name=f"CNRY-{home}-{ground}-user-{key}"
            )


def _fill(world: World, name: str) -> None:
    organization: Organization = getattr(world.cast, name)
    with organization_scope(organization.id):
        _people(world, name)
        own = world.rows_of(name, "org")
        own |= (
            flagging.organization_rows(name)
            | casefile.organization_rows(name)
            | reviewing.organization_rows(name)
        )
        for ground in CASES if name == "harbor" else ("open",):
            rows = world.rows_of(name, ground)
            rows |= own | world.rows_of(name, "ppl")
            alice = (name, ground) == ("harbor", "open") and world.cast.membership(world.cast.alice)
            rows["uploads"] = alice or rows["accounts.Membership"]
            rows |= casefile.case_rows(name, ground, rows)
            rows |= paper.file_rows(organization, name, ground, rows, rows["cases.Case"])
            rows |= comparing.comparison_rows(name, ground, rows, rows)
            rows |= flagging.flag_rows(name, ground, rows)
            rows |= reviewing.review_rows(name, ground, rows, rows["documents.Document"])
            rows |= telling.chronology_rows(name, ground, rows, rows["documents.Document"])
            rows |= naming.figure_rows(name, ground, rows)
            rows |= producing.marking_rows(name, ground, rows, rows["documents.Document"])
            rows |= producing.production_rows(name, ground, rows, rows["documents.Document"])
            rows |= producing.loading_rows(name, ground, rows, rows["documents.Document"])
            rows |= packing.package_rows(name, ground, rows)
        if name == "harbor":
            _inside_harbor(world, organization)
    with acting_as_system(organization) as actor:
        casefile.log_rows(actor, name, world.rows)


def _people(world: World, name: str) -> None:
    """Two colleagues that things are done to, and an invitation whose secret is known."""
    rows = world.rows_of(name, "ppl")
    for key, ground in (("target", "ppl"), ("second", "crew")):  # she is in every team
        user = User.objects.create_user(
            f"{key}@{name}.example", PASSWORD, name=f"CNRY-{name}-{ground}-user-{key}"
        )
        starts_on = timezone.localdate() - timedelta(days=9)
        rows[f"accounts.Membership:{key}"] = Membership.objects.create(
            user=user, role="student", starts_on=starts_on
        )
    rows["accounts.Membership"] = rows["accounts.Membership:target"]
    rows["accounts.Invitation"] = make(
        Invitation, name, "inv", role="student", secret_hash=hash_secret(f"secret-of-{name}"),
        expires_at=timezone.now() + timedelta(days=3),
    )  # fmt: skip
    rows["accounts.SecondFactorReset"] = make(
        SecondFactorReset, name, "org", membership=rows["accounts.Membership"],
        secret_hash=hash_secret(f"reset-of-{name}"), due_at=timezone.now() + timedelta(days=1),
    )  # fmt: skip


def _inside_harbor(world: World, harbor: Organization) -> None:
    """The wall, the open case's team, the private note, the sealed document."""
    rows, cast = world.rows, world.cast
    casefile.wall(rows["harbor", "wall"]["cases.Case"], cast.membership(cast.wally))
    for who in CREW:
        casefile.enlist(rows["harbor", "open"]["cases.Case"], cast.membership(getattr(cast, who)))
    alice = cast.membership(cast.alice)
    mine = casefile.note("harbor", "open", rows["harbor", "open"]["cases.Case"], alice)
    rows["harbor", "open"]["cases.Note"] = mine
    hers = casefile.note("harbor", "priv", rows["harbor", "open"]["cases.Case"], alice)
    rows["harbor", "priv"] = {"cases.Note": hers}
    rows["harbor", "priv"] |= reviewing.private_rows(rows["harbor", "open"], alice)
    case = rows["harbor", "open"]["cases.Case"]
    sealed = paper.file_rows(harbor, "harbor", "seal", rows["harbor", "open"], case)
    around = {**rows["harbor", "open"], **sealed}
    sealed |= flagging.flag_rows("harbor", "seal", around)
    sealed |= comparing.comparison_rows("harbor", "seal", around, rows["harbor", "open"])
    sealed |= reviewing.review_rows("harbor", "seal", around, sealed["documents.Document"])
    sealed |= telling.chronology_rows("harbor", "seal", around, sealed["documents.Document"])
    sealed |= naming.figure_rows("harbor", "seal", around)
    sealed |= producing.marking_rows("harbor", "seal", around, sealed["documents.Document"])
    rows["harbor", "seal"] = sealed


def _passkeys(world: World) -> None:
    for number, name in enumerate(ORGANIZATIONS):
        colleague = world.rows[name, "ppl"]["accounts.Membership"].user
        world.rows[name, "open"]["mfa.Authenticator"] = Authenticator.objects.create(
            pk=700_000 + number,
            user=colleague,
            type=Authenticator.Type.WEBAUTHN,
            data={"name": f"CNRY-{name}-ppl-passkey", "credential": {}},
        )


def _sign_in(world: World) -> None:
    cast = world.cast
    today = timezone.localdate()
    inga = User.objects.create_user("inga@cast.example", PASSWORD, name="Inga Moss")
    lena = User.objects.create_user("lena@cast.example", PASSWORD, name="CNRY-harbor-ppl-user-lena")
    with organization_scope(world.organizations["harbor"]):
        starts_on = today - timedelta(days=400)
        lowered = Membership.objects.create(user=lena, role="director", starts_on=starts_on)
    for key, part in PARTS.items():
        if part.state != "invited":
            world.clients[key] = signed_in(User.objects.get(id=getattr(cast, key).id))
    world.clients |= {"inga": signed_in(inga), "lena": signed_in(lena), "anonymous": Client()}
    world.names = {
        user.email.split("@")[0]: user.name
        for user in User.objects.filter(email__endswith="@cast.example")
    }
    world.names["bare"] = world.names["dana"]
    world.clients["bare"] = signed_in(cast.dana, second_factor=False)
    assert world.clients["lena"].get("/o/harbor/people/invite/").status_code == 200
    with organization_scope(world.organizations["harbor"]):
        Membership.objects.filter(id=lowered.id).update(role="student")


def _remember_owners(world: World, name: str) -> None:
    """Every row's id belongs to somebody: an id in a wrong place is a leak as well."""
    grounds: dict[str, str] = {}
    for (organization, ground), rows in world.rows.items():
        if organization == name and ground in (*CASES, "priv", "seal"):
            for label, row in rows.items():  # what two grounds share is on the first
                if label.startswith(_OF_CASES) and label not in (
                    "cases.CustomField",
                    "review.IssueCode",
                    "review.CodingPanel",
                    "review.CodingField",
                    "flags.LexiconVersion",
                ):
                    grounds.setdefault(str(row.pk), ground)
    with organization_scope(world.organizations[name]):
        for model in apps.get_models():
            if issubclass(model, OrganizationOwned):
                for row in model._base_manager.filter(organization_id=world.organizations[name]):
                    ground = grounds.get(str(row.pk), "org")
                    world.owners[str(row.pk)] = (name, ground)


@contextmanager
def scope_of(world: World, name: str) -> Iterator[None]:
    """The organization's rows as PostgreSQL shows them."""
    with organization_scope(world.organizations[name]):
        yield


def table_hashes(world: World, name: str, tables: tuple[str, ...]) -> dict[str, str]:
    """One hash for each table, over every row of the organization."""
    if not tables:
        return {}
    parts = [
        f"SELECT '{table}', md5(coalesce(string_agg(t::text, '|' ORDER BY id), ''))"  # noqa: S608
        f" FROM {table} t WHERE organization_id = %s"
        for table in tables
    ]
    with scope_of(world, name), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [world.organizations[name]] * len(parts))
        return dict(cursor.fetchall())


def rows_written() -> dict[str, int]:
    """How often a row of each table was put in, changed or deleted in this transaction so far.

    PostgreSQL's own count, of everybody's rows: what a wall or a rollback hides is in it too.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
            " WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"
        )
        return dict(cursor.fetchall())

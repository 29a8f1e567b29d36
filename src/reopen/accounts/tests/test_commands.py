"""`reopen orgs`, `people` and `audit`: one document each, and an honest end."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from tests.cast import PASSWORD, Cast

from reopen.accounts.doing import Denied
from reopen.accounts.models import User
from reopen.accounts.tenancy import memberships_of
from reopen.audit.models import Event
from reopen.kernel.scope import organization_scope


def document(*words: str) -> Any:
    """What the command prints with --json: exactly one document."""
    out = io.StringIO()
    call_command(*words, "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.django_db
def test_an_organization_is_added_and_listed() -> None:
    added = document("orgs", "add", "harbor", "Harbor Innocence Project")
    assert added == {"org": "harbor"}
    assert document("orgs", "list")["orgs"] == [
        {"org": "harbor", "name": "Harbor Innocence Project", "kind": "innocence"}
    ]


@pytest.mark.django_db
def test_a_name_that_is_taken_is_refused(cast: Cast) -> None:
    assert cast.harbor
    with pytest.raises(CommandError, match="already"):
        document("orgs", "add", "harbor", "Another")


def test_a_person_is_added_with_a_password(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    add = ["people", "add", "--org", cast.harbor.slug, "--email", "Zoe@cast.example"]
    document(*add, "--name", "Zoe Tarr", "--role", "director", "--password-stdin")
    zoe = User.objects.get(email="zoe@cast.example")
    assert zoe.check_password(PASSWORD)
    assert [row.role for row in memberships_of(zoe)] == ["director"]
    with organization_scope(cast.harbor.id):
        event = Event.objects.get(kind="person.added")
    assert (event.actor_id, event.origin) == (None, "console")


def test_an_easy_password_is_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("password1234\n"))
    add = ["people", "add", "--org", cast.harbor.slug, "--email", "zoe@cast.example"]
    with pytest.raises(ValidationError):
        document(*add, "--role", "director", "--password-stdin")


def test_the_console_keeps_an_existing_password(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("gravel sonnet lantern orchard\n"))
    add = ["people", "add", "--org", cast.harbor.slug, "--email", cast.olga.email]
    with pytest.raises(CommandError, match="not changed"):
        document(*add, "--role", "attorney", "--password-stdin")
    document(*add, "--role", "attorney")
    cast.olga.refresh_from_db()
    assert cast.olga.check_password(PASSWORD)


def test_an_invitation_prints_its_link_and_acts_as_a_person(cast: Cast) -> None:
    invite = ["people", "invite", "--org", "harbor", "--role", "student", "--email", "x@y.example"]
    sent = document(*invite, "--as", cast.dana.email, "--site", "https://reopen.example")
    assert sent["link"].startswith("https://reopen.example/account/invitation/harbor/")
    with pytest.raises(Denied):
        document(*invite, "--as", cast.alice.email)
    with pytest.raises(CommandError, match="has no role"):
        document(*invite, "--as", cast.olga.email)


def test_people_of_one_organization_are_listed(cast: Cast) -> None:
    cast.everyone()
    emails = {row["email"] for row in document("people", "list", "--org", "prairie")["people"]}
    assert emails == {cast.bettina.email, cast.olga.email, cast.otto.email}


@pytest.fixture
def exported(cast: Cast, tmp_path: Path) -> tuple[Path, Path]:
    """A log with a few events and an anchor of its head."""
    assert cast.dana
    for number in range(4):
        address = ["--email", f"x{number}@y.example"]
        document("people", "invite", "--org", "harbor", "--role", "student", *address)
    log, anchor = tmp_path / "log.jsonl", tmp_path / "anchor.json"
    anchor.write_text(json.dumps(document("audit", "anchor")))
    assert document("audit", "export", "--org", "harbor", "--out", str(log))["events"] == 4
    return log, anchor


def verify(log: Path, anchor: Path) -> tuple[Any, str]:
    out = io.StringIO()
    words = ["audit", "verify", str(log), "--anchor", str(anchor), "--json"]
    try:
        call_command(*words, stdout=out)
    except CommandError as failed:
        return json.loads(out.getvalue()), str(failed)
    return json.loads(out.getvalue()), ""


def test_an_export_verifies_against_its_anchor(exported: tuple[Path, Path]) -> None:
    verdict, failure = verify(*exported)
    assert (verdict["events"], verdict["ok"], verdict["first_bad"]) == (4, True, None)
    assert failure == ""


def test_an_export_that_was_cut_or_changed_fails_with_a_sentence(
    exported: tuple[Path, Path],
) -> None:
    log, anchor = exported
    lines = log.read_text().splitlines(keepends=True)
    log.write_text("".join(lines[:-1]))
    verdict, failure = verify(log, anchor)
    assert (verdict["ok"], verdict["first_bad"]) == (False, 4)
    assert failure == verdict["sentence"]
    log.write_text("".join([*lines[:2], "no event at all\n", *lines[3:]]))
    assert verify(log, anchor)[0]["first_bad"] == 3


def test_an_export_is_itself_an_event(cast: Cast, exported: tuple[Path, Path]) -> None:
    with organization_scope(cast.harbor.id):
        assert Event.objects.order_by("-seq")[0].kind == "audit.exported"


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("audit", "verify", str(tmp_path / "none"))

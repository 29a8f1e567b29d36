"""A case that is taken away is whole, and is nobody else's: read back from the ZIP alone."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import transaction

from reopen.accounts.actor import Actor
from reopen.accounts.tenancy import acting_as_member, acting_as_system
from reopen.documents.models import Document
from reopen.figures.models import FoundName
from reopen.leaving.choosing import Choice
from reopen.leaving.describing import Written
from reopen.leaving.kinds import case_kinds, case_paths, kind_of, leaves
from reopen.leaving.making import Closed, write_case
from reopen.lib.chain import event_hash
from tests.access.casefile import wall
from tests.access.world import World, build, scope_of

Enter = Callable[[], AbstractContextManager[Actor]]
_LONG = 10_000_000  # letters in a cell: a lexicon is one


@pytest.fixture
def world(committed_db: None) -> World:
    """Three organizations whose every text is a canary, for once committed."""
    with transaction.atomic():
        return build()


class Packed:
    """A package, read without Reopen."""

    def __init__(self, data: bytes) -> None:
        self.zip = ZipFile(io.BytesIO(data))
        assert self.zip.testzip() is None

    def rows(self, table: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text(f"records/{table}.jsonl").splitlines()]

    def text(self, file: str) -> str:
        return self.zip.read(file).decode("utf-8-sig")

    def table(self, file: str) -> list[dict[str, str]]:
        csv.field_size_limit(_LONG)
        return list(csv.DictReader(io.StringIO(self.text(file), newline="")))

    def tables(self) -> list[str]:
        return [row["table"] for row in self.table("tables.csv")]

    def everything(self) -> Iterator[str]:
        """Every byte of every file, names and files packed in files too."""
        for name in self.zip.namelist():
            data = self.zip.read(name)
            yield name
            yield data.decode("utf-8", "replace")
            if data.startswith(b"PK"):
                yield from Packed(data).everything()


def _take(world: World, enter: Enter, ground: str = "open") -> tuple[Packed, Written]:
    out = io.BytesIO()
    case = world.rows["harbor", ground]["cases.Case"]
    written = write_case(enter, case.pk, out.write, lambda _done, _steps: None)
    return Packed(out.getvalue()), written


def _system(world: World) -> Enter:
    return lambda: acting_as_system(world.cast.harbor)


def _member(world: World, key: str) -> Enter:
    return lambda: acting_as_member(getattr(world.cast, key), "harbor")


@pytest.mark.slow
def test_every_record_of_the_case_leaves_and_none_of_another(world: World) -> None:
    packed, written = _take(world, _system(world))
    assert written.damaged == []
    inside = {
        str(row["id"]) for name in packed.tables() for row in packed.rows(name) if "id" in row
    }
    told = [(g, label, row) for (org, g), rows in world.rows.items() if org == "harbor"
            for label, row in rows.items() if type(row) in case_paths()]  # fmt: skip
    wanted = {str(row.pk) for g, _label, row in told
              if g in ("open", "priv", "seal") and leaves(type(row))}  # fmt: skip
    assert len(wanted) > 60
    assert wanted - inside == set()
    others = {str(row.pk) for g, _label, row in told if g in ("other", "wall", "team")}
    assert others & inside == set()
    counts = {row["table"]: int(row["records"]) for row in packed.table("tables.csv")}
    case = world.rows["harbor", "open"]["cases.Case"]
    with scope_of(world, "harbor"):
        for kind in case_kinds():
            rows = kind.model._default_manager.filter(**{kind.path or "pk": case.pk})
            assert counts[kind.name] == len(set(rows.values_list("pk"))) > 0, kind.name
    for name in packed.tables():
        assert len(packed.rows(name)) == len(packed.table(f"records/{name}.csv")) == counts[name]


@pytest.mark.slow
def test_an_id_that_is_written_is_found_and_every_file_is_what_came(world: World) -> None:
    packed, _written = _take(world, _system(world))
    listed = {row["file"]: row for row in packed.table("manifest.csv")}
    assert set(listed) == set(packed.zip.namelist()) - {"manifest.csv"}
    for file, row in listed.items():
        data = packed.zip.read(file)
        assert (row["sha256"], int(row["bytes"])) == (hashlib.sha256(data).hexdigest(), len(data))
    ids = {name: {row.get("id") for row in packed.rows(name)} for name in packed.tables()}
    followed = 0
    for field in packed.table("dictionary.csv"):
        if target := field["holds_the_id_of"]:
            for row in packed.rows(field["table"]):
                value = row[field["field"]]
                keys = value if isinstance(value, list) else [value] if value else []
                followed += len(keys)
                assert set(keys) <= ids.get(target, set()), field
    assert followed > 100
    originals = {row["id"]: row["sha256"] for row in packed.rows("documents.original")}
    documents = packed.rows("documents.document")
    assert len(documents) == 2
    for row in documents:
        data = packed.zip.read(row["file"])
        assert hashlib.sha256(data).hexdigest() == originals[row["original"]]
        pages = [
            one["text"] for one in packed.rows("documents.page") if one["document"] == row["id"]
        ]
        text = packed.text(row["file"].replace("originals/", "text/", 1) + ".txt")
        assert text == "".join(f"{page}\f" for page in pages)
    for event in packed.rows("audit.event"):
        assert event_hash(event) == event["hash"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("who", "closed", "open_to_her"),
    [("alice", {"seal"}, {"open", "priv"}), ("dana", {"priv"}, {"open", "seal"})],
)
def test_nothing_leaves_that_is_closed_to_her(
    world: World, who: str, closed: set[str], open_to_her: set[str]
) -> None:
    packed, written = _take(world, _member(world, who))
    found = {
        tuple(one) for text in packed.everything() for one in re.findall(r"CNRY-(\w+)-(\w+)-", text)
    }
    assert {org for org, _ground in found} == {"harbor"}
    grounds = {ground for _org, ground in found}
    assert grounds & (closed | {"other", "wall", "team", "inv"}) == set()
    assert open_to_her <= grounds
    sealed = world.rows["harbor", "seal"]["documents.Document"]
    assert written.hidden == ([sealed.pk] if "seal" in closed else [])
    assert (
        str(sealed.pk) not in {row["id"] for row in packed.rows("documents.document")}
        or who == "dana"
    )
    said = (
        "1 document of this case is closed to" if "seal" in closed else "No document was left out"
    )
    assert said in packed.text("README.txt")


@pytest.mark.slow
def test_what_rests_on_several_documents_is_told_to_whom_none_is_closed(world: World) -> None:
    figure = world.rows["harbor", "open"]["figures.Figure"]
    with scope_of(world, "harbor"):
        hidden_page = world.rows["harbor", "seal"]["documents.Page"]
        FoundName.objects.filter(page=hidden_page).update(figure=figure)
    for who, told in (("alice", False), ("dana", True)):
        packed, _written = _take(world, _member(world, who))
        figures = {row["id"] for row in packed.rows("figures.figure")}
        assert (str(figure.pk) in figures) is told
        pages = packed.rows("disclosure.compared_page")
        assert pages
        assert all((row["status"] is not None) is told for row in pages)


@pytest.mark.slow
def test_who_may_not_take_the_case_away_gets_nothing(world: World) -> None:
    for who, ground in (("ivan", "open"), ("stella", "open"), ("wally", "wall"), ("alice", "team")):
        out = io.BytesIO()
        case = world.rows["harbor", ground]["cases.Case"]
        with pytest.raises(Closed):
            write_case(_member(world, who), case.pk, out.write, lambda _done, _steps: None)


@pytest.mark.slow
def test_a_wall_that_is_raised_meanwhile_holds(world: World) -> None:
    case = world.rows["harbor", "open"]["cases.Case"]
    with scope_of(world, "harbor"):
        wall(case, world.cast.membership(world.cast.alice))
    with pytest.raises(Closed):
        _take(world, _member(world, "alice"))


@pytest.mark.slow
def test_what_hangs_on_a_document_that_stays_does_not_leave(world: World) -> None:
    """A fault in a room's own rule is caught: the reference itself keeps the row back."""
    with _member(world, "alice")() as actor:
        choice = Choice(actor, world.rows["harbor", "open"]["cases.Case"])
        sealed = world.rows["harbor", "seal"]["documents.Document"]
        for model in case_paths():
            fields = [f for f in model._meta.concrete_fields if f.related_model is Document]
            if leaves(model) and fields and model is not Document:
                kind = kind_of(model, case_paths()[model])
                choice._seen[model] = model._default_manager.all()
                assert not any(str(sealed.pk) in row for row in choice.rows(kind)), kind.name

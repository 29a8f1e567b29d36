"""`reopen backup`: the whole installation into a folder, checked, and back again."""

import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import CommandParser
from django.db import connections

from reopen.backup.creating import create_backup, drop_old
from reopen.backup.mending import mend
from reopen.backup.place import BackupProblem
from reopen.backup.restoring import (
    bring_files,
    load_rows,
    open_backup,
    require_no_files,
    require_no_tables,
    restoring,
)
from reopen.backup.settling import settle
from reopen.backup.verifying import verify_backups
from reopen.config import prepare
from reopen.kernel.commands import Document, ReopenCommand
from reopen.kernel.masterkey import keep_master_key, key_file, key_from, master_key
from reopen.lib.databases import backup_parameters, owner_parameters
from reopen.lib.environment import EnvironmentProblemError


class Command(ReopenCommand):
    help = "Backup of the whole installation: create, verify, restore, mend single files."
    group = "Care"

    def needs_installation(self, arguments: list[str]) -> bool:
        """To verify takes the folder alone; to restore makes the installation."""
        words = [word for word in arguments if not word.startswith("-")]
        return words[:1] in (["create"], ["mend"])

    def options(self, parser: CommandParser) -> None:
        create = self.part(parser, "create", "Add a backup to DIR, while the site runs.")
        create.add_argument(
            "--keep", type=_some, metavar="N", help="then remove all but the N newest"
        )
        verify = self.part(parser, "verify", "Read every byte in DIR again; says what is damaged.")
        restore = self.part(parser, "restore", "Bring all back into an installation that is empty.")
        mending = self.part(parser, "mend", "Bring back single files that are damaged here.")
        for part in (create, verify, restore, mending):
            part.add_argument("directory", metavar="DIR", type=Path, help="folder of the backups")
        for part in (verify, restore):
            part.add_argument(
                "--backup", default="", metavar="NAME", help="one backup; by default the newest"
            )
            part.add_argument("--key", type=Path, metavar="FILE", help="the file of the master key")

    def answer(self, *, part: str, **options: Any) -> Document:
        work = {
            "create": self._create,
            "verify": self._verify,
            "restore": self._restore,
            "mend": self._mend,
        }
        try:
            return work[part](options)
        except BackupProblem as problem:
            raise CommandError(str(problem)) from problem

    def _create(self, options: dict[str, Any]) -> Document:
        made = create_backup(
            options["directory"],
            parameters=_reader(),
            store=settings.REOPEN_HOME / "files",
            master=master_key(settings.REOPEN_HOME, settings.REOPEN_MASTER_KEY),
            say=self.progress,
        )
        dropped = drop_old(options["directory"], options["keep"]) if options["keep"] else []
        return {**made, "dropped": dropped}

    def _verify(self, options: dict[str, Any]) -> Document:
        given = key_from(_read(options["key"])) if options["key"] else None
        return verify_backups(
            options["directory"],
            name=options["backup"],
            master=given or _own_key(),
            sure=given is not None,
            say=self.progress,
        )

    def _restore(self, options: dict[str, Any]) -> Document:
        begun, home = time.monotonic(), settings.REOPEN_HOME
        key = _only_key(options["key"])
        owner = owner_parameters(connections.settings)
        if owner["user"] == connections.settings["default"]["USER"]:
            raise CommandError("Set REOPEN_OWNER_DATABASE_URL: a restore makes the tables.")
        backup = open_backup(options["directory"], options["backup"], key)
        require_no_files(home)
        prepare.start_server()
        require_no_tables(owner)
        with restoring(home):
            if not settings.REOPEN_MASTER_KEY:
                keep_master_key(home, key)
            self.progress("Restoring the database ...")
            rows = load_rows(backup, owner, _reader(), key)
            self.progress("Restoring the files ...")
            files = bring_files(backup, home / "files", self.progress)
            prepare.bring_up_to_date()
            done = settle(backup.manifest, backup.folder.name, self.progress)
        done["problems"] += [
            f"the file {path} is damaged in the backup" for path in files["damaged"]
        ]
        went = {"backup": str(backup.folder), "rows": rows, **files, **done}
        seconds = round(time.monotonic() - begun, 3)
        return {**backup.manifest, **went, "ok": not done["problems"], "seconds": seconds}

    def _mend(self, options: dict[str, Any]) -> Document:
        return asdict(mend(options["directory"], _only_key(None), self.progress))

    def words(self, document: Document) -> str:
        if "lost" in document:
            return f"{document['read']} files read, {len(document['mended'])} brought back."
        files = document.get("files", {}).values()
        number, size = (sum(one[name] for one in files) for name in ("files", "bytes"))
        lines = [
            f"Backup {document['backup']}",
            f"{_rows(document)} rows in {len(document.get('tables', {}))} tables",
            f"{number} files, {size / 1024**2:.1f} MB",
        ]
        for name in ("missing", "problems" if "problems" in document else "damaged"):
            lines += [f"{name}: {what}" for what in document.get(name, [])]
        if "copied" in document:
            lines.append(f"{document['copied']} files were new; {document['seconds']:.1f} s")
            lines.append("The master key is not in it: keep a copy of the key somewhere else.")
        elif "rows" in document:
            lines.append(f"All rows are equal; restored in {document['seconds']:.1f} s.")
            lines.append("Everybody signs in again. Open invitations were withdrawn.")
        elif document["ok"]:
            lines.append("Every byte is what was written.")
        return "\n".join(lines)

    def failure(self, document: Document) -> str:
        if document.get("lost"):
            number, first = len(document["lost"]), document["lost"][0]
            return f"{number} files are whole neither here nor in a backup; the first is {first}."
        if "copied" in document and document["missing"]:
            number = len(document["missing"])
            return f"The backup was made, but {number} files that rows name are not in the store."
        if document.get("ok") is False and "rows" in document:
            return f"Restored, but not everything is whole: {'; '.join(document['problems'][:3])}."
        if document.get("ok") is False:
            number = len(document["damaged"])
            return f"Damaged in {number} places; the first is {document['damaged'][0]}."
        return ""


def _some(typed: str) -> int:
    number = int(typed)
    if number < 1:
        raise ValueError(typed)
    return number


def _rows(document: Document) -> int:
    tables = document.get("tables", {}).values()
    return sum(one["rows"] for table in tables for one in table.values())


def _reader() -> dict[str, Any]:
    return backup_parameters(connections.settings, settings.REOPEN_BACKUP_DATABASE_URL)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError) as problem:
        raise CommandError(f"The master key cannot be read from {file}: {problem}") from problem


def _only_key(file: Path | None) -> bytes:
    """The key given by hand, which must not differ from one that is here already."""
    own = _own_key()
    given = key_from(_read(file)) if file else own
    if given is None:
        raise CommandError("Say where the master key is: --key FILE.")
    if own not in {None, given}:
        raise CommandError(f"{file} holds another master key than this installation has.")
    return given


def _own_key() -> bytes | None:
    """The key of the settings or of this home, if there is one; none is made."""
    if settings.REOPEN_MASTER_KEY:
        return key_from(settings.REOPEN_MASTER_KEY)
    path = key_file(settings.REOPEN_HOME)
    try:
        return key_from(path.read_text()) if path.exists() else None
    except EnvironmentProblemError:
        return None

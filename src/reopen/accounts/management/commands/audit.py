"""`reopen audit`: take the log away, and check one that was taken away."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import CommandParser

from reopen.accounts.actions import export_log
from reopen.accounts.anchors import heads, read_anchors
from reopen.accounts.commands import acting, take_organization
from reopen.kernel.commands import Document, ReopenCommand
from reopen.lib.chain import verify


class Command(ReopenCommand):
    help = "Audit log: export it, note its heads, verify an export anywhere."
    group = "Care"

    def needs_installation(self, arguments: list[str]) -> bool:
        """Verifying needs nothing but the file."""
        return arguments[:1] != ["verify"]

    def options(self, parser: CommandParser) -> None:
        export = self.part(
            parser, "export", "Write the whole log of an organization as JSON lines."
        )
        take_organization(export)
        export.add_argument("--out", type=Path, required=True, help="file to write")
        self.part(parser, "anchor", "Print the heads of all logs, to be kept somewhere else.")
        check = self.part(parser, "verify", "Check an exported log; needs no installation.")
        check.add_argument("file", type=Path)
        check.add_argument(
            "--anchor",
            type=Path,
            help="heads noted earlier: by reopen audit anchor, or the file of REOPEN_ANCHOR",
        )

    def answer(self, **options: Any) -> Document:
        if options["part"] == "verify":
            return _verify(options["file"], options["anchor"])
        if options["part"] == "anchor":
            return {"heads": list(heads())}
        with acting(options) as actor:
            text = export_log(actor)
        options["out"].write_text(text, encoding="utf-8")
        return {"file": str(options["out"]), "events": text.count("\n")}

    def words(self, document: Document) -> str:
        if "heads" in document:
            return json.dumps(document, indent=1)
        return str(document.get("sentence") or super().words(document))

    def failure(self, document: Document) -> str:
        return str(document["sentence"]) if document.get("ok") is False else ""


def _verify(file: Path, anchor: Path | None) -> Document:
    try:
        with file.open(encoding="utf-8") as lines:
            events = [_event(line) for line in lines]
        noted = read_anchors(anchor.read_text(encoding="utf-8")) if anchor else []
    except (OSError, ValueError) as problem:
        raise CommandError(f"This cannot be read: {problem}.") from problem
    organization = events[0].get("organization") if events else None
    mine = [one for one in noted if one.get("organization", organization) == organization]
    if anchor and not mine:
        raise CommandError("The anchor file notes no head of this organization's log.")
    return asdict(verify(events, mine))


def _event(line: str) -> dict[str, Any]:
    """The event of a line; a line that is none counts as a missing event."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}

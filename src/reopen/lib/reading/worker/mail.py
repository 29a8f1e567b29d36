"""E-mail: headers and body as text, attachments as children; mailboxes message by message."""

import os
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from typing import NamedTuple

from reopen.lib.reading.reasons import Reason
from reopen.lib.reading.worker.documents import decoded, web_text
from reopen.lib.reading.worker.main import Stop, Task

_SHOWN = ("From", "To", "Cc", "Bcc", "Date", "Subject", "Reply-To", "Message-ID")
_BOUNDARY = re.compile(rb"^--[^\r\n]{1,200}(?<!--)\r?$", re.MULTILINE)
_CHUNK = 1 << 20


class Part(NamedTuple):
    """An attachment: name as the sender wrote it, content."""

    name: str
    data: bytes


def read_mail(task: Task) -> tuple[str, list[Part]]:
    """Text to show and the attachments. Stop when it is nested or split beyond the limits."""
    data = task.whole(task.limits.mail_bytes)
    message = _parsed(data, task)
    lines = [f"{name}: {_header(message, name)}" for name in _SHOWN if message.get(name)]
    bodies: list[str] = []
    parts: list[Part] = []
    _walk(message, bodies, parts, _Budget(task), 0)
    if parts:
        lines.append("Attachments: " + ", ".join(part.name for part in parts))
    return "\n".join([*lines, "", *bodies]), parts


def _parsed(data: bytes, task: Task) -> Message:
    ends = [at for mark in (b"\r\n\r\n", b"\n\n") if (at := data.find(mark)) >= 0]
    if min(ends, default=len(data)) > task.limits.mail_header_bytes:
        raise Stop(Reason.TOO_LARGE)
    if len(_BOUNDARY.findall(data)) > 20 * task.limits.mail_parts:
        raise Stop(Reason.TOO_MANY_ENTRIES)
    try:
        return BytesParser(policy=policy.default).parsebytes(data)
    except RecursionError as error:
        raise Stop(Reason.TOO_DEEP) from error


class _Budget:
    """Counts the parts of one mail."""

    def __init__(self, task: Task) -> None:
        self.depth = task.limits.mail_depth
        self.parts = task.limits.mail_parts

    def spend(self, depth: int) -> None:
        self.parts -= 1
        if depth > self.depth:
            raise Stop(Reason.TOO_DEEP)
        if self.parts < 0:
            raise Stop(Reason.TOO_MANY_ENTRIES)


def _walk(
    message: Message, bodies: list[str], parts: list[Part], budget: _Budget, depth: int
) -> None:
    budget.spend(depth)
    kind = message.get_content_type()
    if kind == "message/rfc822" and depth:
        inner = message.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], Message):
            parts.append(Part(_name(message, f"message {len(parts) + 1}.eml"), inner[0].as_bytes()))
        return
    if message.is_multipart():
        children = [part for part in message.get_payload() if isinstance(part, Message)]
        if kind == "multipart/alternative" and any(_is_plain(part) for part in children):
            children = [part for part in children if part.get_content_type() != "text/html"]
        for part in children:
            _walk(part, bodies, parts, budget, depth + 1)
        return
    payload = message.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    attached = message.get_content_disposition() == "attachment" or message.get_filename()
    if attached or not kind.startswith("text/"):
        parts.append(Part(_name(message, f"attachment {len(parts) + 1}"), data))
    else:
        text = _text(message, data)
        bodies.append(web_text(text) if kind == "text/html" else text)


def _is_plain(part: Message) -> bool:
    return part.get_content_type() == "text/plain" and not part.get_filename()


def _text(message: Message, data: bytes) -> str:
    try:
        return data.decode(message.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decoded(data)


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name)).split())
    except Exception:  # noqa: BLE001 - the standard library fails in many ways on bad headers
        return "(not readable)"


def _name(message: Message, otherwise: str) -> str:
    try:
        return message.get_filename() or otherwise
    except Exception:  # noqa: BLE001 - see above
        return otherwise


def mailbox(task: Task) -> Iterator[tuple[int, int]]:
    """Start and end of each message in a mailbox file, without its "From " line."""
    start, at, count = -1, 0, 0
    previous_blank = True
    with os.fdopen(os.dup(task.source), "rb") as file:
        file.seek(0)
        while line := file.readline(_CHUNK):
            if previous_blank and line.startswith(b"From "):
                if start >= 0:
                    yield start, at
                count += 1
                if count > task.limits.entries:
                    raise Stop(Reason.TOO_MANY_ENTRIES)
                start = at + len(line)
            previous_blank = line in (b"\n", b"\r\n")
            at += len(line)
    if start >= 0:
        yield start, at


def subject_of(data: bytes) -> str:
    """Subject of a message from its first bytes, for its name in a list."""
    message = BytesParser(policy=policy.default, _class=EmailMessage).parsebytes(
        data, headersonly=True
    )
    return _header(message, "Subject") if message.get("Subject") else "no subject"

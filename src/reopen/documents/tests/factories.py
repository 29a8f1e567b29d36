"""Small makers for tests of this room and of rooms above. To be called inside a scope."""

import json
from datetime import date
from io import BytesIO
from typing import Any

from django.db import connection
from PIL import Image, ImageDraw, ImageFont

from reopen.accounts.actor import Actor
from reopen.cases.models import Case
from reopen.documents.actions import add_source, receive_file
from reopen.documents.models import Document, Source
from reopen.kernel.jobs import job_named


def make_case(actor: Actor, title: str = "The Lantern Street case") -> Case:
    """A case with the next number, without going through intake."""
    number = f"2026-{Case.objects.count() + 1:04}"
    return Case.objects.create(
        number=number,
        title=title,
        received_on=date(2026, 1, 5),
        stage="letter",
        stage_since=date(2026, 1, 5),
        outside_status="received",
    )


def make_source(actor: Actor, case: Case, name: str = "Trial counsel's file") -> Source:
    return add_source(actor, case, name=name, kind="trial_counsel", given_by="A lawyer")


def make_document(
    actor: Actor, source: Source, data: bytes = b"The lantern was out.", path: str = "note.txt"
) -> Document:
    """A received document, not read yet."""
    return receive_file(actor, source, BytesIO(data), path=path, how="by hand")


def scan(*lines: str) -> bytes:
    """A page as an image: text that only OCR can find."""
    page = Image.new("L", (1275, 1650), 255)
    font = ImageFont.load_default(38)
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((140, 150 + 80 * number), line, font=font, fill=0)
    out = BytesIO()
    page.save(out, "PNG", dpi=(150, 150))
    return out.getvalue()


def work_off(actor: Actor) -> int:
    """Do every waiting job of the organization here and now, in order; how many."""
    done = 0
    while row := _next_job(actor):
        number, name, arguments = row
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_events WHERE job_id = %s", [number])
            cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [number])
        job_named(name)(**arguments)
        done += 1
    return done


def _next_job(actor: Actor) -> tuple[int, str, dict[str, Any]] | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, task_name, args FROM procrastinate_jobs WHERE status = 'todo' "
            "AND args->>'organization' = %s ORDER BY id LIMIT 1",
            [str(actor.organization_id)],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    return row[0], row[1], row[2] if isinstance(row[2], dict) else json.loads(row[2])

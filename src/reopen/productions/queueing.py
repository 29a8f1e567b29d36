"""Which jobs a step leaves behind. By name: the jobs import the steps, not the other way."""

from reopen.documents.models import Document
from reopen.kernel.jobs import enqueue, job_named
from reopen.productions.models import LoadedItem, LoadImport, Production


def enqueue_production(production: Production) -> None:
    """Have the production made."""
    enqueue(
        job_named("reopen.productions.jobs.make"),
        organization=str(production.organization_id),
        production=str(production.pk),
    )


def enqueue_import(load: LoadImport) -> None:
    """Have a load file checked and taken in."""
    enqueue(
        job_named("reopen.productions.jobs.take_in_load"),
        organization=str(load.organization_id),
        load=str(load.pk),
    )


def after_reading(document: Document) -> None:
    """A document has been read: the text that came with it belongs on its pages."""
    if LoadedItem.objects.filter(document=document).exclude(text="").exists():
        enqueue(
            job_named("reopen.productions.jobs.give_loaded_text"),
            organization=str(document.organization_id),
            document=str(document.pk),
        )

"""Every address of the site, by name. An address without an entry fails the run."""

from tests.access import (
    entries_accounts,
    entries_api,
    entries_bulletin,
    entries_cases,
    entries_chronology,
    entries_directory,
    entries_disclosure,
    entries_documents,
    entries_editing,
    entries_figures,
    entries_flags,
    entries_leaving,
    entries_productions,
    entries_public,
    entries_registry,
    entries_review,
    entries_units,
)
from tests.access.entry import Entry

ENTRIES: dict[str, tuple[Entry, ...]] = {
    **entries_accounts.ENTRIES,
    **entries_cases.ENTRIES,
    **entries_documents.ENTRIES,
    **entries_disclosure.ENTRIES,
    **entries_review.ENTRIES,
    **entries_productions.ENTRIES,
    **entries_leaving.ENTRIES,
    **entries_flags.ENTRIES,
    **entries_chronology.ENTRIES,
    **entries_figures.ENTRIES,
    **entries_public.ENTRIES,
    **entries_api.ENTRIES,
    **entries_registry.ENTRIES,
    **entries_directory.ENTRIES,
    **entries_bulletin.ENTRIES,
    **entries_editing.ENTRIES,
    **entries_units.ENTRIES,
}
LIBRARY = entries_accounts.LIBRARY

"""Every address of the site, by name. An address without an entry fails the run."""

from tests.access import entries_accounts, entries_cases, entries_documents
from tests.access.entry import Entry

ENTRIES: dict[str, tuple[Entry, ...]] = {
    **entries_accounts.ENTRIES,
    **entries_cases.ENTRIES,
    **entries_documents.ENTRIES,
}
LIBRARY = entries_accounts.LIBRARY

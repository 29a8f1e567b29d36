"""Exports of the National Registry of Exonerations, of any vintage: reading, matching, marks.

    export = read_export(content)             # NotAnExportError with one sentence, or an Export
    found = match(export.records, known)      # who of the file is whom of those already known
    differences(old, new, shared)             # what is coded otherwise

Plain Python. The Registry's rows are never shipped with Reopen; tests use small made ones.
"""

from reopen.lib.registry.differences import Difference, Scope, differences, renamed
from reopen.lib.registry.matching import Known, match
from reopen.lib.registry.reading import Export, read_export
from reopen.lib.registry.record import Problem, Record, year_of
from reopen.lib.registry.tables import NotAnExportError

__all__ = [
    "Difference",
    "Export",
    "Known",
    "NotAnExportError",
    "Problem",
    "Record",
    "Scope",
    "differences",
    "match",
    "read_export",
    "renamed",
    "year_of",
]

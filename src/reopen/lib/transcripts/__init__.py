"""Testimony by page and line: what stands on which numbered line of a transcript, and who says it.

    sheets = read_sheets(page_text)            # two for a page that holds two of the transcript
    settle([read_sheets(page) for page in pages])   # the printed number of every sheet
    read_citation("Tr. 34:5-12")               # and str(citation) makes one

Court reporters number the lines of a page, mostly 1 to 25, and cite by page and line. Readers of
images lose many of those numbers and mistake others; what is left gives the pitch of the lines, and
every word is put on the line it stands on.
"""

from reopen.lib.transcripts.citations import Citation, Place, read_citation
from reopen.lib.transcripts.layout import Line, Sheet, read_sheets
from reopen.lib.transcripts.numbering import settle

__all__ = ["Citation", "Line", "Place", "Sheet", "read_citation", "read_sheets", "settle"]

"""The work of a comparison, step by step. Every step may run twice and may be killed.

    gathering   which pages there are, and which are new since the last run
    comparing   pairs of pages and what the texts say of each page
    looking     where copies differ, in their texts and then on their images
    settling    what is said of a page in the end; and the end of the run
    mentioning  which papers the pages of the case speak of, and which of them are there
    tracing     the signs of who had a paper when

Pairs are kept a large part of the pages at a time, differences a few pages at a time; what is kept
is not worked out again.
"""

from reopen.disclosure.run.comparing import compare_pages
from reopen.disclosure.run.looking import look_at_pages
from reopen.disclosure.run.mentioning import collect
from reopen.disclosure.run.settling import fail

__all__ = ["collect", "compare_pages", "fail", "look_at_pages"]

"""What people know about a date: a day, a month, a year, a season, a range, or nothing.

`PartialDate` is the value, `parse` and `read` turn typed words into one, `in_words` writes it out.
A value is stored as EDTF text (ISO 8601-2), of which this package uses a small, closed subset:

    1987-06-03  1987-06  1987      day, month, year
    1987-22                        season: 21 spring, 22 summer, 23 autumn, 24 winter
    199X                           decade
    1987-06-03~                    about
    1987-05/1987-07                between the two, ends included
    ../1987  1987/..               at the latest; at the earliest
    (empty)                        unknown
"""

from reopen.lib.dates.errors import DateError
from reopen.lib.dates.parse import Reading, parse, read
from reopen.lib.dates.value import DatePart, PartialDate
from reopen.lib.dates.words import in_words

__all__ = ["DateError", "DatePart", "PartialDate", "Reading", "in_words", "parse", "read"]

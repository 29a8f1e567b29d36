"""English: the day before the month in words, so that nobody takes one for the other."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j M Y"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
TIME_FORMAT = "H:i"
MONTH_DAY_FORMAT = "j F"
# Our own, written as {{ moment|date:"SECONDS_FORMAT" }}; T is the time zone.
ZONED_FORMAT = "j F Y, H:i T"
SECONDS_FORMAT = "j F Y, H:i:s T"
SHORT_SECONDS_FORMAT = "j M Y, H:i:s T"
WEEKDAY_FORMAT = "l, j F Y"

"""Spanish as it is written in the Americas: the point before decimals, the comma at thousands."""

DATE_FORMAT = r"j \d\e F \d\e Y"
SHORT_DATE_FORMAT = "j b Y"
DATETIME_FORMAT = r"j \d\e F \d\e Y, H:i"
SHORT_DATETIME_FORMAT = "j b Y, H:i"
TIME_FORMAT = "H:i"
MONTH_DAY_FORMAT = r"j \d\e F"
# Our own, written as {{ moment|date:"SECONDS_FORMAT" }}; T is the time zone.
ZONED_FORMAT = r"j \d\e F \d\e Y, H:i T"
SECONDS_FORMAT = r"j \d\e F \d\e Y, H:i:s T"
SHORT_SECONDS_FORMAT = "j b Y, H:i:s T"
WEEKDAY_FORMAT = r"l, j \d\e F \d\e Y"

# 5/3/1987 is May in one country and March in another: only the browser's own form is taken.
DATE_INPUT_FORMATS = ["%Y-%m-%d"]
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","

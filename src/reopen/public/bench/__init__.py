"""`reopen bench pages`: how fast and how heavy the public pages are, beside a plain Django page."""

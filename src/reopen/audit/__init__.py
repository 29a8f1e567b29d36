"""What happened and who looked: append-only events, chained by hash per organization.

Events carry plain ids and labels and no foreign keys, so nothing that is deleted elsewhere can
change them, and no content, so the log can be shown to those it concerns.
"""

"""In and out for court: redaction, privilege log, Bates numbers, productions, the last check."""

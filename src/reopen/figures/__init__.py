"""People and organizations in a file: names the machine found, and who people say they are."""

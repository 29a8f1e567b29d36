"""Plain Python without Django: what could serve any program."""

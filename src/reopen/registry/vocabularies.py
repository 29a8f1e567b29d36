"""The room's vocabularies. The words live in `vocab/*.yaml`."""

from pathlib import Path

from reopen.lib.vocabulary import Term, load

CRIMES = load(Path(__file__).parent / "vocab" / "crimes.yaml", Term)

"""Taking a load file in: check everything, then everything at once, or nothing at all."""

from reopen.productions.loading.reading import give_text
from reopen.productions.loading.taking import fail, take

__all__ = ["fail", "give_text", "take"]

"""Flags: passages that rules point at and people judge. Never a score, never a ranking."""

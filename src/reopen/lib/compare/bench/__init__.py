"""What the comparison can do, measured: `disclosure` (boxes of pages) and `altered` (copies)."""

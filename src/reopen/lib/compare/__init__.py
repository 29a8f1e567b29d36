"""Two files side by side: which page is a copy of which, and what differs."""

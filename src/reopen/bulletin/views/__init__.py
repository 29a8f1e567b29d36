"""Pages of the room for editors."""

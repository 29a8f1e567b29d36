"""HTTP of the room."""

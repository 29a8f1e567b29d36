"""HTTP of the room: the editors' pages, for every room of the commons."""

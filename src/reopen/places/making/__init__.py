"""How the shipped files of places were made from what others publish. Nothing here runs in use."""

"""Django glue without domain: scope, walls, fields, file store, jobs, components, commands.

Nothing here knows what a case is. Rooms above build on it; it imports only `lib`.
"""

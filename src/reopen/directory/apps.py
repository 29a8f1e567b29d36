from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "reopen.directory"
    label = "directory"

    def ready(self) -> None:
        """Lets the editors of the commons change what is here."""
        from reopen.directory.entries import ROOM
        from reopen.editing.rooms import register

        register(ROOM)

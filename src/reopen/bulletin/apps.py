from django.apps import AppConfig


class BulletinConfig(AppConfig):
    name = "reopen.bulletin"
    label = "bulletin"

    def ready(self) -> None:
        """Lets the editors of the commons change the resources."""
        from reopen.bulletin.entries import ROOM
        from reopen.editing.rooms import register

        register(ROOM)

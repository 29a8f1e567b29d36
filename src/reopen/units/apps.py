from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "reopen.units"
    label = "units"

    def ready(self) -> None:
        """What editors may change here."""
        from reopen.editing.rooms import register
        from reopen.units.entries import ROOM

        register(ROOM)

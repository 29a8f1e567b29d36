"""What the room keeps in the file store."""

from reopen.productions.models import Production


def kept_blobs() -> set[str]:
    """Names of the finished productions of the organization we are in."""
    return set(Production.objects.exclude(blob="").values_list("blob", flat=True))

"""What the room keeps in the file store."""

from reopen.productions.models import LoadImport, Production


def kept_blobs() -> set[str]:
    """Names of the finished productions and of the load files of the organization we are in."""
    return {
        name
        for model in (Production, LoadImport)
        for name in model.objects.exclude(blob="").values_list("blob", flat=True)
    }

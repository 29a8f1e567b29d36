"""The text that came with a document, given to its pages once they are read."""

from reopen.accounts.actor import Actor
from reopen.documents.actions import correct_text
from reopen.documents.models import Document
from reopen.productions.models import LoadedItem


def give_text(actor: Actor, document: Document) -> None:
    """Put the given text in the place of the one we read, page by page; ours is kept beside it.

    Where the number of its pages does not fit those of the document, it is left alone: which words
    belong to which page is not guessed.
    """
    item = LoadedItem.objects.filter(document=document).exclude(text="").first()
    if item is None:
        return
    texts = item.text.removesuffix("\f").split("\f")
    pages = list(document.pages.order_by("number"))
    if len(texts) != len(pages):
        return
    for page, text in zip(pages, texts, strict=True):
        if text.split() != page.text.split():
            correct_text(actor, page, text=text, why="came with the load file")

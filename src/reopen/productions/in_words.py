"""What `reopen productions` answers, for somebody at a console."""

from collections.abc import Iterator

from reopen.kernel.commands import Document
from reopen.lib.reading.lifts import Lift

_LONGEST = 80  # characters of lifted text shown on a line


def in_words(document: Document) -> str:
    """The answer of `check`, `import` or `make`, a line for each thing to know."""
    if "files" in document:
        return "\n".join(line for file in document["files"] for line in _checked(file))
    return "\n".join(_taken_in(document) if "import" in document else _made(document))


def _checked(file: Document) -> Iterator[str]:
    if "failed" in file:
        yield f"{file['path']}: not checked, so do not send it. {file['failed']}"
        return
    verdict = "may go out" if file["may_go_out"] else "MUST NOT go out"
    pages = "1 page" if file["pages"] == 1 else f"{file['pages']} pages"
    yield f"{file['path']}: {pages}, {verdict}"
    for found in file["findings"]:
        tone = "bad" if found["bad"] else "look"
        yield f"  {tone}, {_where(found)}: {found['sentence']}{_text(found['text'])}"


def _where(found: Document) -> str:
    return f"page {found['page']}" if found["page"] else "the whole file"


def _text(text: str) -> str:
    cut = text if len(text) <= _LONGEST else text[:_LONGEST] + " ..."
    return f' "{cut}"' if cut else ""


def _taken_in(document: Document) -> Iterator[str]:
    yield f"{document['state']}: {document['documents']} documents taken in"
    if document["reason"]:
        yield f"  {document['reason']}"
    for problem in document["problems"]:
        yield f"  {problem['file']}, line {problem['line']}: {problem['sentence']}"
    left = document["problem_count"] - len(document["problems"])
    if left > 0:
        yield f"  and {left} more"


def _made(document: Document) -> Iterator[str]:
    yield f"{document['state']}: {document['documents']} documents, {document['pages']} pages"
    if document["sha256"]:
        yield f"  SHA-256 {document['sha256']}"
    for name, page, what in document["findings"]:
        yield f"  document {name}, page {page}: {Lift(what).sentence}"

"""Lists in bounded parts."""

from collections.abc import Sequence
from typing import Annotated, Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from ninja import Query

LARGEST = 500
Size = Annotated[int, Query(ge=1, le=LARGEST, description="Entries in a page.")]
Number = Annotated[int, Query(ge=1, description="Which page.")]


def paged(entries: Sequence[Any] | QuerySet[Any], page: int, size: int) -> dict[str, Any]:
    """One page of a list; beyond the last there is nothing."""
    pages = Paginator(entries, size)
    inside = page <= pages.num_pages
    return {
        "count": pages.count,
        "page": page,
        "pages": pages.num_pages,
        "next": page + 1 if page < pages.num_pages else None,
        "previous": page - 1 if page > 1 else None,
        "results": list(pages.page(page)) if inside else [],
    }

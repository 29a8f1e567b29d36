"""The first wall alone: the application's scoping, with row-level security switched off."""

from tests.access.crawl import LEAST_PAGES, crawl
from tests.access.world import World


def test_without_row_security_the_application_alone_lets_nothing_foreign_through(
    world_without_row_security: World,
) -> None:
    told, asked = crawl(world_without_row_security)
    assert not told, "\n".join(told)
    assert asked >= LEAST_PAGES

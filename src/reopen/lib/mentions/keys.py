"""How a name is filed: written one way or the other, it has one key."""

from collections import Counter
from collections.abc import Mapping

from reopen.lib.mentions.contract import Kind, Mention
from reopen.lib.names import PersonName, fold

HER_TITLES = frozenset(("mrs", "miss", "ms"))


def key_of(mention: Mention) -> str:
    """What mentions share that are written alike: "KEMP, DOLORES" and "Dolores Kemp".

    Titles do not count, but where no given name stands "Mrs. Odell" is not filed under "Odell".
    """
    if mention.kind is Kind.ORGANIZATION:
        return fold(mention.name)
    name = PersonName.parse(mention.name)
    key = fold(name.full) or fold(mention.name)
    alone = not name.given and fold(mention.title).split()[:1]
    return f"mrs {key}" if alone and alone[0] in HER_TITLES else key


def best_written(written: Mapping[str, int]) -> str:
    """The form of a name to show: rather not in capitals, then the most frequent."""
    return max(Counter(written), key=lambda name: (not name.isupper(), written[name], name))

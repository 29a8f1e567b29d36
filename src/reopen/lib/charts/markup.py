"""The one place where text becomes markup. Nothing else in the charts writes an angle bracket."""

from html import escape


class Markup(str):
    """Markup that is done: `node` does not escape it again."""

    __slots__ = ()


def node(name: str, *children: str, **attributes: str | float | None) -> Markup:
    """An element. Children that are no `Markup` are text and escaped, attributes always are.

    `class_` and `text_anchor` are written `class` and `text-anchor`; None leaves one out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_text(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(
        child if isinstance(child, Markup) else escape(child, quote=False) for child in children
    )
    return Markup(f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>")


def joined(*parts: Markup) -> Markup:
    """Several pieces of markup, one after the other."""
    return Markup("".join(parts))


def percent(share: float) -> str:
    """A place across, as SVG wants it: 0.5 is `50%`."""
    return f"{_text(round(share * 100, 3))}%"


def _text(value: str | float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)

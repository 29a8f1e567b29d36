"""What axe says of the page that a person looks at."""

from pathlib import Path

from tests.journeys.person import Person

_AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")


def violations(visitor: Person) -> list[str]:
    """Every rule that the page breaks, with the element and what to do about it."""
    visitor.page.evaluate(_AXE)
    looked = visitor.page.evaluate("axe.run()")
    assert looked["passes"], "axe looked at nothing"
    return [
        f"{violation['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:200]}"
        for violation in looked["violations"]
        for node in violation["nodes"]
    ]

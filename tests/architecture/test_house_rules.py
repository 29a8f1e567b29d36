"""The house rules of CONTRIBUTING.md that a search can hold."""

import pytest

from tests.architecture.rules import RULES, Rule
from tests.architecture.tree import texts

FORBIDDEN_NAMES = ("utils", "helpers", "common", "misc")
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@every_rule
def test_a_house_rule_is_kept_everywhere(rule: Rule) -> None:
    broken = {path: lines for path, lines in rule.broken().items() if path not in rule.excused}
    assert broken == {}


@every_rule
def test_nobody_is_excused_without_need(rule: Rule) -> None:
    assert set(rule.excused) - set(rule.broken()) == set()


@every_rule
def test_a_house_rule_tells_bad_from_good(rule: Rule) -> None:
    assert list(rule.breaches(rule.bad)) == [1]
    assert list(rule.breaches(rule.good)) == []


def nondescript(paths: list[str]) -> list[str]:
    """Modules and folders whose name says nothing."""
    return [path for path in paths if {*path.removesuffix(".py").split("/")} & {*FORBIDDEN_NAMES}]


def test_every_module_has_a_name_that_says_something() -> None:
    assert nondescript(["src/a/utils.py", "src/common/x.py", "src/a/commons.py"]) == [
        "src/a/utils.py",
        "src/common/x.py",
    ]
    assert nondescript([path for path in texts() if path.endswith(".py")]) == []

"""One rule of a lexicon's text, as a form and back."""

from typing import Any

import yaml

from reopen.lib.yaml_text import read_yaml

_LINES = ("any", "having", "unless")


def initial_of(text: str, key: str) -> dict[str, Any] | None:
    """The fields of a rule for its form; None where there is no such rule."""
    for rule in read_yaml(text)["rules"]:
        if rule["key"] == key:
            lines = {name: "\n".join(map(str, rule.get(name, []))) for name in _LINES}
            found: dict[str, Any] = {"verified": True} | rule | lines
            return found
    return None


def with_rule(text: str, key: str, fields: dict[str, Any]) -> str:
    """The text with the rule as the form has it; empty fields are left out."""
    content = read_yaml(text)
    values = {name: value for name, value in fields.items() if name not in _LINES}
    for name in _LINES:
        values[name] = [line.strip() for line in fields[name].splitlines() if line.strip()]
    for rule in content["rules"]:
        if rule["key"] == key:
            rule.update(values)
            for name in ("having", "unless", "within", "authority"):
                if not rule.get(name):
                    rule.pop(name, None)
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)

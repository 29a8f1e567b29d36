"""Settings from the environment: typed, with a sentence for what is wrong, and documented.

Every read says what the setting means. The reader remembers that, so the page of settings
(`docs/reference/settings.md`) is written from the same lines that read them and cannot drift.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})


class EnvironmentProblemError(ValueError):
    """A setting has a value that cannot be meant; the message is for the person who typed it."""


@dataclass(frozen=True)
class Setting:
    """One setting as the reference page shows it."""

    name: str
    kind: str
    default: str
    meaning: str


class Environment:
    """Reads settings from a mapping, usually `os.environ`. An empty value counts as not set."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self._asked: dict[str, Setting] = {}

    @property
    def settings(self) -> tuple[Setting, ...]:
        """Every setting asked for so far, by name."""
        return tuple(self._asked[name] for name in sorted(self._asked))

    def text(
        self, name: str, default: str = "", *, meaning: str, choices: tuple[str, ...] = ()
    ) -> str:
        """A line of text; with `choices`, one of them."""
        value = self._raw(
            name, "one of " + ", ".join(choices) if choices else "text", default, meaning
        )
        if value is None:
            return default
        if choices and value not in choices:
            raise EnvironmentProblemError(
                f"{name} must be one of {', '.join(choices)}, not {value!r}."
            )
        return value

    def secret(self, name: str, *, meaning: str) -> str:
        """A secret, from `NAME` or from the file that `NAME_FILE` names. Never repeated in errors.

        Empty when neither is set.
        """
        value = self._raw(name, "secret, or the path of its file in " + name + "_FILE", "", meaning)
        if value is not None:
            return value
        path = self._values.get(name + "_FILE", "").strip()
        if not path:
            return ""
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as problem:
            raise EnvironmentProblemError(f"{name}_FILE cannot be read: {problem}.") from None

    def flag(self, name: str, *, default: bool, meaning: str) -> bool:
        """Yes or no: 1, true, yes, on; 0, false, no, off."""
        value = self._raw(name, "yes or no", "yes" if default else "no", meaning)
        if value is None:
            return default
        word = value.lower()
        if word not in TRUE | FALSE:
            raise EnvironmentProblemError(f"{name} must be yes or no, not {value!r}.")
        return word in TRUE

    def integer(
        self,
        name: str,
        default: int,
        *,
        meaning: str,
        minimum: int = 0,
        maximum: int = 2**31 - 1,
    ) -> int:
        """A whole number between `minimum` and `maximum`, both included."""
        value = self._raw(name, f"whole number, {minimum} to {maximum}", str(default), meaning)
        if value is None:
            return default
        number = int(value) if value.removeprefix("-").isdecimal() else None
        if number is None or not minimum <= number <= maximum:
            raise EnvironmentProblemError(
                f"{name} must be a whole number from {minimum} to {maximum}, not {value!r}."
            )
        return number

    def words(self, name: str, default: tuple[str, ...] = (), *, meaning: str) -> tuple[str, ...]:
        """Words separated by commas or spaces."""
        value = self._raw(name, "words with commas", ", ".join(default), meaning)
        return default if value is None else tuple(value.replace(",", " ").split())

    def path(self, name: str, default: Path, *, meaning: str, shown: str = "") -> Path:
        """A path, made absolute; `~` is the home folder. `shown` is the default as documented."""
        value = self._raw(name, "path", shown or str(default), meaning)
        if value is None:
            return default
        try:
            return Path(value).expanduser().absolute()
        except RuntimeError:
            raise EnvironmentProblemError(
                f"{name} starts with ~, but there is no home folder: write the whole path."
            ) from None

    def _raw(self, name: str, kind: str, default: str, meaning: str) -> str | None:
        self._asked[name] = Setting(name, kind, default, meaning)
        return self._values.get(name, "").strip() or None

"""The learner's settings: a few values in `config.toml`, read with patience and written whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tutor.file import UnreadableFile, read_file, reason, write_whole
from tutor.text import safe_line

NARROWEST, WIDEST = 40, 120
"""Bounds of `column`, in terminal cells."""
_LARGEST = 1024 * 1024
_LONGEST_NAME = 64
_NOT_SAVED = "The settings were not saved: the settings file"


class SettingsNotSaved(Exception):
    """The settings file was left as it is; the text is one line that says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the learner chose; the defaults hold where nothing was chosen."""

    column: int = 72
    """Width of the text, in terminal cells."""
    theme: str = ""
    """Name of the colour theme; empty: the program's own."""
    confidence: bool = False
    """Ask how sure the learner is of every first answer, also where a lesson does not ask."""


def load(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in the file, and what in it could not be used, by line. A missing file is no problem."""
    if not _is_there(path):
        return Settings(), ()
    try:
        written = _read(path)
    except UnreadableFile as unreadable:
        return Settings(), (f"The settings file {unreadable}. The defaults are used.",)
    usable, problems = _sorted_out(written)
    return Settings(**usable), problems


def save(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all, keeping keys that this version does not know.

    A value that equals its default and was never written stays out of the file. Raises `SettingsNotSaved`
    when the file cannot be written, or holds something that is not TOML and would be lost.
    """
    import tomli_w

    try:
        written = _read(path) if _is_there(path) else {}
    except UnreadableFile as unreadable:
        raise SettingsNotSaved(
            f"The settings were not saved: the settings file {unreadable}."
        ) from unreadable
    kept = dict(written)
    for key in _RULES:
        value = getattr(settings, key)
        if key in written or value != getattr(Settings(), key):
            kept[key] = value
    try:
        write_whole(path.resolve(), tomli_w.dumps(kept).encode())
    except OSError as error:
        raise SettingsNotSaved(f"{_NOT_SAVED} {reason(error, 'written')}.") from error


def _is_there(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _read(path: Path) -> dict[str, Any]:
    """The TOML document in the file; `UnreadableFile` also when it is not TOML."""
    import tomllib

    try:
        return tomllib.loads(read_file(path, largest=_LARGEST).decode())
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"is not valid TOML: {safe_line(str(error))}") from error


def _sorted_out(written: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The values that can be used, and a line about each of the others."""
    usable: dict[str, Any] = {}
    problems: list[str] = []
    for key, value in written.items():
        rule = _RULES.get(key)
        if rule is None:
            known = ", ".join(_RULES)
            problems.append(f"Unknown setting `{safe_line(key, 40)}`; the settings are {known}.")
        elif rule.holds(value):
            usable[key] = value
        else:
            problems.append(f"`{key}` has to be {rule.words}; the default is used.")
    return usable, tuple(problems)


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a value has to be."""

    kind: type
    words: str
    least: int
    most: int

    def holds(self, value: object) -> bool:
        """Whether the value may be used; a size is a number's value and a text's length."""
        if type(value) is not self.kind:
            return False
        size = value if isinstance(value, int) else len(str(value))
        return self.least <= size <= self.most


_RULES = {
    "column": _Rule(int, f"a whole number from {NARROWEST} to {WIDEST}", NARROWEST, WIDEST),
    "theme": _Rule(str, "the name of a theme, in quotation marks", 0, _LONGEST_NAME),
    "confidence": _Rule(bool, "true or false", 0, 1),
}

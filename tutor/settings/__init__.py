"""The learner's settings: a few values in `config.toml`, read with patience and changed with care."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tutor.file import UnreadableFile, is_there, read_file, reason, write_whole
from tutor.settings.rule import LARGEST_SHARE, NARROWEST, RULES, SMALLEST_SHARE, WIDEST, key_bindings
from tutor.text import safe_line

__all__ = [
    "LARGEST_SHARE",
    "NARROWEST",
    "SMALLEST_SHARE",
    "WIDEST",
    "Settings",
    "SettingsNotSaved",
    "load",
    "save",
]

_LARGEST = 1024 * 1024
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
    marks: Literal["", "first", "all", "none"] = ""
    """Which occurrences of a term are marked: `first`, `all` or `none`; empty: as the lesson says."""
    confidence: bool = False
    """Ask how sure the learner is of every first answer, also where a lesson does not ask."""
    new_a_day: int = 10
    """Questions and terms that a day adds to the review, at most."""
    reviews_a_sitting: int = 30
    """Reviews after which a sitting ends, at most."""
    retention: float = 0.9
    """The chance of knowing something at which it comes back; higher means more reviews."""
    day_start: int = 4
    """The hour, local time, at which a learning day begins."""
    keys: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Keys, with commas between them, by the id of what they do."""


def load(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in the file, and what in it could not be used, by line. A missing file is no problem."""
    if not _is_there(path):
        return Settings(), ()
    try:
        _, written = _read(path)
    except UnreadableFile as unreadable:
        return Settings(), (f"The settings file {unreadable}. The defaults are used.",)
    usable, problems = _sorted_out(written)
    return Settings(**usable), problems


def save(path: Path, settings: Settings, names: Iterable[str] = tuple(RULES)) -> None:
    """Write the settings of these names where they differ from what the file says now.

    All the rest of the file stays: comments, what this version does not know, what cannot be used. Where that
    cannot be had (a value over several lines, ...) the file is written anew without its comments, and the
    former one is kept beside it as `config.toml.before`. Raises `SettingsNotSaved` when the file cannot be
    written, or holds something that is not TOML and would be lost.
    """
    try:
        text, written = _read(path) if _is_there(path) else ("", {})
    except UnreadableFile as unreadable:
        raise SettingsNotSaved(
            f"The settings were not saved: the settings file {unreadable}."
        ) from unreadable
    usable, _ = _sorted_out(written)
    before = Settings(**usable)
    changes = {name: getattr(settings, name) for name in names}
    changes = {name: value for name, value in changes.items() if value != getattr(before, name)}
    if not changes:
        return
    from tutor.settings.edit import edited, rewritten

    found = edited(text, written, changes)
    try:
        if found is None:
            write_whole(path.with_name(f"{path.name}.before"), text.encode())
            found = rewritten(written, changes)
        write_whole(path.resolve(), found.encode())
    except OSError as error:
        raise SettingsNotSaved(f"{_NOT_SAVED} {reason(error, 'written')}.") from error


def _is_there(path: Path) -> bool:
    return is_there(path)


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of the file and what it says; `UnreadableFile` also when it is not TOML."""
    import tomllib

    try:
        text = read_file(path, largest=_LARGEST).decode()
        return text, tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"is not valid TOML: {safe_line(str(error))}") from error


def _sorted_out(written: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The values that can be used, and a line about each of the others."""
    usable: dict[str, Any] = {}
    problems: list[str] = []
    for key, value in written.items():
        rule = RULES.get(key)
        if rule is None:
            problems.append(_unknown(key))
        elif key == "keys" and isinstance(value, dict):
            usable[key], wrong = key_bindings(value)
            problems += wrong
        elif rule.holds(value):
            usable[key] = value
        else:
            said = "" if isinstance(value, dict | list) else f" and not {safe_line(_as_written(value), 40)}"
            problems.append(f"`{key}` has to be {rule.words}{said}; the default is used.")
    return usable, tuple(problems)


def _unknown(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, RULES, n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"the settings are {', '.join(RULES)}."
    return f"Unknown setting `{safe_line(key, 40)}`; {hint}"


def _as_written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)

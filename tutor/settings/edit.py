"""Changing a few values in a TOML file and leaving all the rest as its writer wrote it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import tomli_w

from tutor.settings.key_table import with_keys
from tutor.settings.rule import key_bindings

_VALUE = re.compile(
    r"""(?P<head>\s*(?:(?P<bare>[A-Za-z0-9_-]+)|"(?P<quoted>[^"\\]*)"|'(?P<literal>[^']*)')\s*=\s*)"""
    r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^#"'\[{\s]+)(?P<tail>\s*(?:\#.*)?)"""
)
"""A key with a value on one line, and what stands behind it."""


def edited(text: str, written: Mapping[str, Any], changes: Mapping[str, Any]) -> str | None:
    """The text with these values, everything else in it kept; None if that cannot be done line by line.

    `written` is what the text says now. The result was read again and says exactly what it should.
    """
    lines = text.splitlines()
    top = next((at for at, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    left = dict(changes)
    last = 0
    for at in range(top):
        found = _VALUE.fullmatch(lines[at])
        if found is None:
            continue
        last = at + 1
        name = found["bare"] or found["quoted"] or found["literal"] or ""
        if name in left:
            lines[at] = f"{found['head']}{_written(name, left.pop(name))}{found['tail']}"
    new = [f"{name} = {_written(name, value)}" for name, value in left.items() if not isinstance(value, dict)]
    if new and not last and lines and top < len(lines):
        new.append("")
    changed: Sequence[str] | None = [*lines[:last], *new, *lines[last:]]
    if changed is not None and "keys" in changes:
        changed = with_keys(changed, _keys(written), changes["keys"])
    if changed is None:
        return None
    made = "\n".join(changed) + "\n"
    try:
        is_right = _same(tomllib.loads(made), written, changes)
    except ValueError:
        return None
    return made if is_right else None


def _same(made: Mapping[str, Any], written: Mapping[str, Any], changes: Mapping[str, Any]) -> bool:
    """Whether a text says what it should; how the ids of keys are written makes no difference."""
    if "keys" not in changes:
        return made == {**written, **changes}
    wanted = {**written, **changes, "keys": None}
    wrong = key_bindings(written["keys"])[1] if isinstance(written.get("keys"), dict) else []
    return {**made, "keys": None} == wanted and key_bindings(made["keys"]) == (changes["keys"], wrong)


def _keys(written: Mapping[str, Any]) -> Mapping[str, str]:
    return key_bindings(written["keys"])[0] if isinstance(written.get("keys"), dict) else {}


def rewritten(written: Mapping[str, Any], changes: Mapping[str, Any]) -> str:
    """A text that says the same, with these values, without any comment."""
    return tomli_w.dumps({**written, **changes})


def _written(name: str, value: object) -> str:
    return tomli_w.dumps({name: value}).partition("=")[2].strip()

"""Changing the table of keys in a TOML file line by line, with its comments left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

import tomli_w

_PART: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\\]*"|'[^']*')"""
_HEAD: Final = re.compile(r"""\s*\[\s*(?:keys|"keys"|'keys')\s*\]\s*(?:\#.*)?""")
_LINE: Final = re.compile(
    rf"""(?P<head>\s*(?P<name>{_PART}(?:\s*\.\s*{_PART})*)\s*=\s*)"""
    r"""(?P<value>"(?:[^"\\]|\\.)*"|'[^']*')(?P<tail>\s*(?:\#.*)?)"""
)
"""An id with its keys on one line, and what stands behind it."""
_PARTS: Final = re.compile(_PART)


def with_keys(lines: Sequence[str], before: Mapping[str, str], after: Mapping[str, str]) -> list[str] | None:
    """The lines of a file with other keys, each on its line; None where they stand in another form.

    `before` and `after` are keys by id: what is in neither stays as it is.
    """
    first = next((at for at, line in enumerate(lines) if _HEAD.fullmatch(line)), None)
    if first is None:
        return None if before else [*lines, *([""] if lines else []), "[keys]", *map(_line, after.items())]
    end = next((at for at in range(first + 1, len(lines)) if lines[at].lstrip().startswith("[")), len(lines))
    left = dict(after)
    table: list[str] = []
    for line in lines[first + 1 : end]:
        found = _LINE.fullmatch(line)
        name = _id(found["name"]) if found else ""
        if found is None or name not in (*before, *after):
            table.append(line)
        elif name in left:
            keys = left.pop(name)
            kept = before.get(name) == keys
            table.append(line if kept else f"{found['head']}{_text(keys)}{found['tail']}")
    rest = len(table)
    while rest and not table[rest - 1].strip():
        rest -= 1
    table[rest:rest] = map(_line, left.items())
    return [*lines[: first + 1], *table, *lines[end:]]


def _id(name: str) -> str:
    """The id that the parts of a key in TOML make: `reading.next`, in quotation marks or not."""
    return ".".join(part.strip("\"'") for part in _PARTS.findall(name))


def _line(binding: tuple[str, str]) -> str:
    return tomli_w.dumps(dict([binding])).strip()


def _text(keys: str) -> str:
    return tomli_w.dumps({"a": keys}).partition("=")[2].strip()

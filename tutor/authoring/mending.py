"""Mends what is safe to mend in a lesson file: ids that are missing, keys of a section below its questions.

Everything else stays as it is, byte for byte. What comes out is parsed again and compared with what was to
come of it, so that a layout nobody thought of leaves the file as it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import tomli

from tutor.lesson.diagnostic import Diagnostic
from tutor.lesson.loading import Examined, examine
from tutor.lesson.position import Path, Positions
from tutor.lesson.report import quoted

_BOM: Final = "\ufeff"
_LONGEST: Final = 40
"""Characters of an id that is made."""
_LINE_END: Final = re.compile(r"[ \t]*(?:#[^\n]*?)?\r?(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Change:
    """What was mended, and in which line of the new file."""

    line: int
    message: str


class _Edit(NamedTuple):
    """Text to put in place of the characters between two offsets."""

    start: int
    end: int
    text: str
    message: str = ""
    """Empty: a part of another edit."""


class _Untouched(Exception):
    """The layout is none that is edited."""


def mended(source: bytes) -> tuple[bytes, tuple[Change, ...]]:
    """The file with its safe mistakes mended, and what was done; the same bytes where nothing was."""
    found = examine(source)
    if isinstance(found, Diagnostic):
        return source, ()
    mending = _Mending(found)
    for finding in found.report.findings:
        try:
            if finding.code == "missing-id":
                mending.write_id(finding.path)
            elif finding.code == "section-key":
                mending.move_up(finding.path)
        except _Untouched:
            continue
    text, changes = _applied(found.source, mending.edits)
    if not changes or not _is(text, mending.wanted):
        return source, ()
    start = _BOM if source.startswith(_BOM.encode()) else ""
    return (start + text).encode(), changes


class _Mending:
    """Collects edits, and what the document is to be after them."""

    def __init__(self, found: Examined) -> None:
        self.edits: list[_Edit] = []
        self.wanted = deepcopy(found.data)
        self._source = found.source
        self._positions = Positions(found.source)
        self._newline = "\r\n" if "\r\n" in found.source else "\n"
        self._taken = {"sections": set[str](), "questions": set[str]()}
        for kind, table in _identified(found.data):
            self._taken[kind].update(
                name for name in (table.get("id"), *_names(table)) if isinstance(name, str)
            )

    def write_id(self, path: Path) -> None:
        """Put an id made from the prompt, or from a section's title, where one is missing or empty."""
        is_empty = path[-1] == "id"
        path = path[:-1] if is_empty else path
        table = _at(self.wanted, path)
        kind = str(path[-2])
        name = self._known_as(path) or self._made(table, kind)
        self.edits.append(self._replaced(path, name) if is_empty else self._inserted(path, name))
        table["id"] = name
        self._taken[kind].add(name)

    def move_up(self, path: Path) -> None:
        """Move a key from a question to its section, when the section has none of that name."""
        section, key = _at(self.wanted, path[:2]), str(path[-1])
        place = self._positions.written(path)
        if key in section or place is None or place.value < 0:
            raise _Untouched
        start = self._source.rfind("\n", 0, place.start) + 1
        rest = _LINE_END.match(self._source, place.end)
        if self._source[start : place.start].strip(" \t") or rest is None:
            raise _Untouched
        target = self._end_of_own(path[:2], section)
        if target >= start:
            raise _Untouched
        lines = self._source[start : rest.end()]
        lines = lines if lines.endswith("\n") else lines + self._newline
        name = quoted(section.get("id") or f"section {int(path[1]) + 1}")
        message = f"moved {quoted(key)} of {name} above its questions"
        self.edits += [_Edit(target, target, lines, message), _Edit(start, rest.end(), "")]
        section[key] = _at(self.wanted, path[:-1]).pop(key)

    def _known_as(self, path: Path) -> str:
        """The id that a section without one goes by, when a quote names it so; else nothing."""
        if path[-2] != "sections":
            return ""
        name = f"section-{int(path[-1]) + 1}"
        named = re.search(rf"\bsection\s*=\s*[\"']{name}[\"']", self._source)
        return name if named and name not in self._taken["sections"] else ""

    def _made(self, table: dict[str, Any], kind: str) -> str:
        words = next((text for key in ("prompt", "text", "title") if (text := table.get(key))), "")
        if kind == "sections":
            words = table.get("title", "")
        return _free(slug(words) if isinstance(words, str) else "", kind[:-1], self._taken[kind])

    def _inserted(self, path: Path, name: str) -> _Edit:
        place = self._positions.written(path)
        if place is None:
            raise _Untouched
        message = f"wrote the id {quoted(name)}"
        if self._source[place.start] == "{":
            first = re.compile(r"\{\s*").match(self._source, place.start)
            at = first.end() if first else place.start + 1
            return _Edit(at, at, f'id = "{name}", ', message)
        rest = _LINE_END.match(self._source, place.end)
        if place.value >= 0 or rest is None:
            raise _Untouched
        indent = self._source[self._source.rfind("\n", 0, place.start) + 1 : place.start]
        before = "" if rest[0].endswith("\n") else self._newline
        return _Edit(rest.end(), rest.end(), f'{before}{indent}id = "{name}"{self._newline}', message)

    def _replaced(self, path: Path, name: str) -> _Edit:
        place = self._positions.written((*path, "id"))
        if place is None or place.value < 0:
            raise _Untouched
        return _Edit(place.value, place.end, f'"{name}"', f"wrote the id {quoted(name)}")

    def _end_of_own(self, path: Path, section: dict[str, Any]) -> int:
        """Where the line after a section's header and its own keys begins."""
        header = self._positions.written(path)
        if header is None or header.value >= 0:
            raise _Untouched
        places = [self._positions.written((*path, key)) for key in section if key != "questions"]
        end = max(header.end, *(place.end for place in places if place and place.value >= 0), header.end)
        rest = _LINE_END.match(self._source, end)
        if rest is None or not rest[0].endswith("\n"):
            raise _Untouched
        return rest.end()


def slug(text: str) -> str:
    """The first words of a text as an id, without what is no letter or digit of English; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = ""
    for word in re.findall(r"[a-z0-9]+", plain.replace("'", "")):
        longer = f"{made}-{word}" if made else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        made = longer
    return made


def _free(made: str, noun: str, taken: set[str]) -> str:
    """The id, or one with a number behind it that nobody has."""
    made = made or noun
    number, free = 1, made
    while free in taken:
        number += 1
        free = f"{made}-{number}"
    return free


def _applied(source: str, edits: list[_Edit]) -> tuple[str, tuple[Change, ...]]:
    pieces: list[str] = []
    changes: list[Change] = []
    at = line = 0
    for edit in sorted(edits):
        if edit.start < at:
            return source, ()
        pieces.append(source[at : edit.start])
        line += pieces[-1].count("\n")
        if edit.message:
            changes.append(Change(line + 1 + edit.text.startswith(("\n", "\r\n")), edit.message))
        pieces.append(edit.text)
        line += edit.text.count("\n")
        at = edit.end
    return "".join((*pieces, source[at:])), tuple(changes)


def _is(text: str, wanted: dict[str, Any]) -> bool:
    """Whether the text means this document."""
    try:
        return tomli.loads(text) == wanted
    except (ValueError, RecursionError):
        return False


def _identified(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every section and every question as it was written, with which of them it is."""
    sections = [one for one in _listed(data, "sections")]
    yield from (("sections", one) for one in sections)
    for table in (data, *sections):
        yield from (("questions", one) for one in _listed(table, "questions"))


def _listed(table: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = table.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _names(table: dict[str, Any]) -> list[Any]:
    """The ids that a question used to have."""
    was = table.get("was")
    return was if isinstance(was, list) else []


def _at(data: dict[str, Any], path: Path) -> dict[str, Any]:
    here: Any = data
    for part in path:
        here = here[part]
    assert isinstance(here, dict)
    return here

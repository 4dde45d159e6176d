"""Where in a TOML text a key, a value or a character of a string stands: line and column, 1-based.

Made for text that the parser has accepted, in any layout: tables, arrays of tables, inline tables, dotted
and quoted keys. Broken text is understood up to where it breaks. Statements are read as far as is needed
for what is asked; what is inside a list or an inline table is looked at when it is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tutor.lesson.lexis import ASSIGNMENT, BLANK, BRACKET, ESCAPE, HEADER, PARTS, VALUE

Path = tuple[str | int, ...]
"""Keys and list indices from the top of the document down."""


@dataclass(frozen=True, slots=True)
class Place:
    """A run of characters on one line."""

    line: int
    column: int
    end_column: int = 0
    """Exclusive; 0 when it ends on another line."""


WHOLE_FILE = Place(0, 0)

_CRLF = re.compile("\r\n")


class Written(NamedTuple):
    """Offsets into the text of what was written for one key, header or list element."""

    start: int
    value: int
    """Where its value begins; -1 for a header, and for a table that only the dots of a key imply."""
    end: int


class _Entry(NamedTuple):
    """Offsets of one key (or header, or list element) and of its value; -1: it has none of its own."""

    key: int
    key_end: int
    value: int
    is_implied: bool = False
    """A table that so far only the dots of a key or header name; it may have a header further down."""


class Positions:
    """The places of everything in one document. The text is without a byte order mark."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._line_starts: list[int] = []
        self._top: dict[Path, _Entry] = {}
        self._tables: dict[Path, int] = {}
        self._inner: dict[int, dict[Path, _Entry]] = {}
        self._unread = self._statements()
        self._unread_elements: dict[int, Iterator[_Entry]] = {}
        """By where their list begins."""

    def at(self, offset: int, end: int = 0) -> Place:
        """The place of a character of the text, up to `end` when that is on the same line."""
        if not self._line_starts:
            self._line_starts = [0, *(found.end() for found in re.finditer("\n", self._source))]
        line = bisect_right(self._line_starts, offset)
        start = self._line_starts[line - 1]
        same_line = end > offset and (line == len(self._line_starts) or end <= self._line_starts[line])
        return Place(line, offset - start + 1, end - start + 1 if same_line else 0)

    def key(self, path: Path) -> Place:
        """Where the key is written, or the header, or the list element; else the nearest thing around it."""
        entry, _ = self._find(path)
        return WHOLE_FILE if entry is None else self.at(entry.key, entry.key_end)

    def value(self, path: Path) -> Place:
        """Where the value begins; of a table with a header, the header."""
        entry, exact = self._find(path)
        # An element of a list is its own value, also when it is a short form without the key asked for.
        if entry is None or entry.value < 0 or not (exact or entry.key == entry.value):
            return self.key(path)
        found = VALUE.match(self._source, entry.value)
        return self.at(entry.value, found.end() if found and not found["open"] else 0)

    def inside(self, path: Path, index: int) -> Place:
        """Where the character of that index of the string at `path` is written."""
        entry, exact = self._find(path)
        if entry is None or not exact or entry.value < 0:
            return self.key(path)
        found = VALUE.match(self._source, entry.value)
        if found is None or not found["string"]:
            return self.value(path)
        return self.at(entry.value + _written_at(found["string"], index))

    def written(self, path: Path) -> Written | None:
        """Where exactly this key, header or list element is written; None when it is not there as such."""
        entry, exact = self._find(path)
        if entry is None or not exact:
            return None
        end = entry.key_end if entry.value < 0 else self._after(entry.value)
        return Written(entry.key, entry.value, end)

    def statement(self, offset: int) -> tuple[int, int] | None:
        """Where the statement around an offset, or the last one before it, has its key and its value."""
        for _ in self._unread:
            pass
        before = [entry for entry in self._top.values() if entry.key <= offset]
        last = max(before, default=None)
        return None if last is None else (last.key, max(last.value, last.key))

    def _statements(self) -> Iterator[Path]:
        """Enter one statement after the other, and give the path of each."""
        source, at, base = self._source, 0, Path()
        while True:
            at = _past(BLANK, source, at)
            if header := HEADER.match(source, at):
                base = self._open_table(header)
                at = header.end()
                yield base
            elif assignment := ASSIGNMENT.match(source, at):
                path = base + _parts(assignment["key"])
                self._add(self._top, path, _Entry(at, assignment.end("key"), assignment.end()), len(base))
                at = self._after(assignment.end())
                yield path
            else:
                return

    def _open_table(self, header: re.Match[str]) -> Path:
        """The path of the table that a header opens: names lead to the last element of a list of tables."""
        path = Path()
        names = _parts(header["key"])
        for name in names[:-1]:
            path = self._last((*path, name))
        path += names[-1:]
        entry = _Entry(header.start(), header.end(), -1)
        if header["open"] == "[[":
            self._top.setdefault(path, entry)
            self._tables[path] = self._tables.get(path, -1) + 1
        path = self._last(path)
        self._add(self._top, path, entry, 0)
        return path

    def _last(self, path: Path) -> Path:
        count = self._tables.get(path)
        return path if count is None else (*path, count)

    @staticmethod
    def _add(entries: dict[Path, _Entry], path: Path, entry: _Entry, known: int) -> None:
        """Enter a key, and the tables that its dots imply."""
        for length in range(known + 1, len(path)):
            entries.setdefault(path[:length], _Entry(entry.key, entry.key_end, -1, is_implied=True))
        entries[path] = entry

    def _read_to(self, path: Path) -> None:
        """Read until what follows can say nothing more of where this path leads."""
        if not self._is_settled(path):
            for read in self._unread:
                if path[: len(read)] == read and self._is_settled(path):
                    return

    def _is_settled(self, path: Path) -> bool:
        """Whether the path itself was read, or a value that holds all that lies behind it."""
        lengths = range(1, len(path) + 1)
        read = ((length, entry) for length in lengths if (entry := self._top.get(path[:length])))
        return any(
            entry.value >= 0 or (length == len(path) and not entry.is_implied) for length, entry in read
        )

    def _find(self, path: Path) -> tuple[_Entry | None, bool]:
        """The entry for the longest part of a path that is there, and whether that is all of it."""
        self._read_to(path)
        entries, found, rest = self._top, None, path
        while rest:
            length = next((n for n in range(len(rest), 0, -1) if rest[:n] in entries), 0)
            if not length:
                return found, False
            found, rest = entries[rest[:length]], rest[length:]
            if rest and found.value < 0:
                return found, False
            if rest:
                entries = self._children(found.value, rest[0])
        return found, found is not None

    def _children(self, at: int, asked: str | int) -> dict[Path, _Entry]:
        """What the list or inline table at an offset holds; of a list, as far as the element asked for."""
        if at not in self._inner:
            opened = self._source[at : at + 1]
            self._inner[at] = self._pairs(at) if opened == "{" else {}
            if opened == "[":
                self._unread_elements[at] = self._elements(at)
        entries = self._inner[at]
        if (asked,) not in entries:
            for element in self._unread_elements.get(at, ()):
                entries[(len(entries),)] = element
                if len(entries) - 1 == asked:
                    break
        return entries

    def _elements(self, at: int) -> Iterator[_Entry]:
        at += 1
        while (at := self._skip(at)) < len(self._source) and self._source[at] != "]":
            yield _Entry(at, at, at)
            at = self._after(at)

    def _pairs(self, at: int) -> dict[Path, _Entry]:
        entries: dict[Path, _Entry] = {}
        at += 1
        while pair := ASSIGNMENT.match(self._source, self._skip(at)):
            self._add(entries, _parts(pair["key"]), _Entry(pair.start(), pair.end("key"), pair.end()), 0)
            at = self._after(pair.end())
        return entries

    def _skip(self, at: int) -> int:
        """Past blanks, comments and commas."""
        while self._source.startswith(",", at := _past(BLANK, self._source, at)):
            at += 1
        return at

    def _after(self, at: int) -> int:
        """Where the value at an offset ends."""
        value = VALUE.match(self._source, at)
        if value is None:
            return len(self._source)
        if not value["open"]:
            return value.end()
        depth = 0
        for step in BRACKET.finditer(self._source, at):
            depth += 1 if step[1] in ("[", "{") else -1
            if depth == 0 or not step[1]:
                return step.end()
        return len(self._source)


def _past(pattern: re.Pattern[str], source: str, at: int) -> int:
    """Where what the pattern matches at an offset ends; the offset itself when it does not."""
    found = pattern.match(source, at)
    return found.end() if found else at


def _parts(key: str) -> Path:
    """A written key's parts, unquoted."""
    if '"' not in key and "'" not in key:
        return tuple(part.strip(" \t") for part in key.split("."))
    return tuple(_unquoted(part) for part in PARTS.findall(key))


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    import tomli

    try:
        return str(tomli.loads(f"x={part}")["x"])
    except ValueError:
        return part


def _written_at(string: str, index: int) -> int:
    """The offset, in a string as it is written, of the character with that index in its value."""
    quotes = 3 if string[:3] in ('"""', "'''") else 1
    at, end, decoded = quotes, len(string) - quotes, 0
    if quotes == 3:
        at += 2 if string.startswith("\r\n", at) else 1 if string.startswith("\n", at) else 0
    for escape in (_CRLF if string[0] == "'" else ESCAPE).finditer(string, at, end):
        joins_lines = escape[0][0] == "\\" and escape[0][1] in " \t\r\n"
        begins = decoded + escape.start() - at
        if begins > index or (begins == index and not joins_lines):
            break
        decoded = begins if joins_lines else begins + 1
        at = escape.end()
    return at + index - decoded

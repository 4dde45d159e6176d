"""What is known of every lesson file, kept in the cache, so that a known file is not read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tutor.library.block import DamagedBlock
from tutor.library.cache import Cache
from tutor.library.entry import Entry, decode_entry, encode_entry
from tutor.library.folder import Stamp

_NAME = "index"


class Index:
    """Entries by path, good as long as the file's stamp is the same."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._rows = _rows(cache)
        self._news: dict[str, list[Any]] = {}

    def get(self, path: Path, stamp: Stamp) -> Entry | None:
        """The entry of the file, unless it changed or was never read."""
        row = self._rows.get(str(path))
        try:
            if row is None or Stamp(*row[0]) != stamp:
                return None
            return decode_entry(path, row[1])
        except (TypeError, ValueError, LookupError):
            return None

    def put(self, entry: Entry, stamp: Stamp) -> None:
        """Remember the entry of a file that bears this stamp."""
        row = [[stamp.size, stamp.modified, stamp.changed, stamp.inode], encode_entry(entry)]
        self._rows[str(entry.path)] = self._news[str(entry.path)] = row

    def save(self) -> None:
        """Add what is new to what is kept; forget files that are gone, with what was made from them."""
        if not self._news:
            return
        kept = _rows(self._cache)
        current = {path: row for path, row in (kept | self._news).items() if Path(path).exists()}
        self._cache.put(_NAME, [json.dumps(current, separators=(",", ":")).encode()])
        self._news = {}
        for digest in _digests(kept) - _digests(current):
            self._cache.drop(lesson_name(digest))


def lesson_name(digest: str) -> str:
    """The name under which the cache keeps what was made from a file with this digest."""
    return f"{digest}.lesson"


def _rows(cache: Cache) -> dict[str, list[Any]]:
    blocks = cache.get(_NAME)
    try:
        rows = json.loads(blocks[0]) if blocks else {}
    except (DamagedBlock, ValueError, RecursionError):
        return {}
    return rows if isinstance(rows, dict) else {}


def _digests(rows: dict[str, list[Any]]) -> set[str]:
    return {row[1][-1] for row in rows.values()}

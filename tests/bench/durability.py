"""How long it takes until an answer is on the disk."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median

from tests.bench.figure import Figure, ratio_figure
from tests.bench.pairing import compare
from tutor.progress.event import Draft
from tutor.progress.store import Store


class Log:
    """The control: a file that bytes are appended to, each time up to the disk."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)

    def append(self, data: bytes) -> float:
        """Seconds for these bytes."""
        began = time.perf_counter()
        os.write(self._descriptor, data)
        os.fsync(self._descriptor)
        return time.perf_counter() - began

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._descriptor)


def durability(folder: Path, pairs: int) -> Iterator[Figure]:
    """`Store.append` of one answer against a plain file: write and fsync.

    Once of the answer's own bytes, once of as many as the store writes for it.
    """
    folder.mkdir()
    with (
        Store.open(folder / "progress.db", lambda: datetime.now(UTC)) as store,
        closing(Log(folder / "log")) as log,
    ):
        store.append(Draft(kind="begun", lesson="a-lesson"))
        for whose, size in (("its", _bytes_of_one()), ("the store's", _bytes_written(store))):
            data = os.urandom(size)
            found = compare(lambda: _append(store), partial(log.append, data), pairs)
            name = f"one answer stored / write + fsync of {whose} {size:,} bytes"
            yield ratio_figure(name, found, 1.5)


def _append(store: Store) -> float:
    began = time.perf_counter()
    store.append(_answer())
    return time.perf_counter() - began


def _bytes_of_one() -> int:
    """The answer itself, as text."""
    return len(json.dumps(asdict(_answer())))


def _bytes_written(store: Store) -> int:
    """What an answer adds to the write-ahead log, found before the log is long enough to be used again."""
    log = store.path.with_name(f"{store.path.name}-wal")
    sizes = [log.stat().st_size]
    for _ in range(20):
        store.append(_answer())
        sizes.append(log.stat().st_size)
    return round(median(after - before for before, after in pairwise(sizes)))


def _answer() -> Draft:
    return Draft(
        kind="answered",
        lesson="a-lesson",
        section="a-section",
        question=f"question-{os.urandom(2).hex()}",
        fingerprint="0123456789abcdef",
        body={
            "answer": ["An option of about the usual length, as text"],
            "credit": 1.0,
            "points": 1.0,
            "try": 1,
            "showing": False,
            "hints": 0,
            "peeked": False,
            "seconds": 12.3,
            "lesson_digest": "0123456789abcdef" * 4,
            "skill": "claim",
        },
    )

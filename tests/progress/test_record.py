"""Rows read out of the bytes of a SQLite file are those that SQLite wrote; bytes that are none do no harm."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.progress.image import Image
from tutor.progress.record import Value, records

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.binary(max_size=30),
)
LONG = st.text(st.characters(exclude_categories=["Cs"]), min_size=300, max_size=400).map(lambda one: one * 9)


def found(path: Path, columns: int) -> list[tuple[Value, ...]]:
    """The rows of a file with so many columns, each once."""
    seen: set[int] = set()
    with Image(path) as image:
        return [
            row
            for sheet in image.in_file()
            for row in records(sheet.content, sheet.number, [image.page], (columns,), seen)
        ]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(VALUES, st.one_of(VALUES, LONG), VALUES, VALUES, VALUES), max_size=30),
    st.sampled_from([512, 1024, 4096, 65_536]),
    st.booleans(),
)
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[Value, ...]], size: int, has_ids: bool
) -> None:
    path = tmp_path_factory.mktemp("record") / "a.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {size}")
        kind = "" if has_ids else ", PRIMARY KEY (k)) WITHOUT ROWID"
        connection.execute(f"CREATE TABLE t (k INTEGER NOT NULL, a, b, c, d, e{kind}{')' if has_ids else ''}")
        keyed = [(number, *row) for number, row in enumerate(rows)]
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", keyed)
    assert sorted(found(path, 6), key=lambda row: row[:1]) == keyed


@pytest.mark.parametrize("seed", range(8))
def test_bytes_that_are_no_pages_do_no_harm(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    content = bytearray(chance.randbytes(40_960))
    for at in range(0, len(content), 4096):
        content[at] = chance.choice((2, 5, 10, 13, 0, content[at]))
        content[at + 3 : at + 5] = chance.choice((b"\0\0", b"\0\x40", b"\xff\xff"))
    (tmp_path / "a.db").write_bytes(content)
    for columns in (2, 3, 6, 7, 13):
        found(tmp_path / "a.db", columns)


def test_pages_that_lead_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    """Each row says that it goes on, for as long as may be, in a page that leads to itself."""
    page = bytearray(4096)
    page[0] = 13
    cells = range(2000, 4000, 10)
    page[3:8] = len(cells).to_bytes(2) + cells[0].to_bytes(2) + b"\0"
    for number, at in enumerate(cells):
        page[8 + 2 * number : 10 + 2 * number] = at.to_bytes(2)
        page[at : at + 4] = b"\x82\x80\x80\x00"
    circle = (3).to_bytes(4) + bytes(4092)
    (tmp_path / "a.db").write_bytes(bytes(4096) + page + circle)
    assert found(tmp_path / "a.db", 13) == []

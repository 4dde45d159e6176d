"""Ways in which a progress file comes to harm, by a broken disk, a broken program, or a hand."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import TypeAlias

from tutor.progress.naming import side

Damage: TypeAlias = "Callable[[Path, Random], None]"

PAGE, SECTOR = 4096, 512


def cut(left: int) -> Damage:
    """All but the first bytes are gone."""
    return lambda path, _: os.truncate(path, left)


def cut_off(gone: int) -> Damage:
    """The last bytes are gone."""
    return lambda path, _: os.truncate(path, path.stat().st_size - gone)


def cut_somewhere(path: Path, chance: Random) -> None:
    """A part of the end is gone."""
    os.truncate(path, chance.randrange(SECTOR, path.stat().st_size))


def overwrite(size: int, filling: bytes, *, at: int | None = None, times: int = 1) -> Damage:
    """Pieces of the file hold something else; empty stands for random bytes."""

    def harm(path: Path, chance: Random) -> None:
        with path.open("r+b") as file:
            for _ in range(times):
                file.seek(size * chance.randrange(path.stat().st_size // size) if at is None else at)
                file.write((filling * size)[:size] or chance.randbytes(size))

    return harm


def exchange_pages(path: Path, chance: Random) -> None:
    """Two pages stand in each other's place."""
    content = bytearray(path.read_bytes())
    one, other = (PAGE * number for number in chance.sample(range(1, len(content) // PAGE), 2))
    content[one : one + PAGE], content[other : other + PAGE] = (
        content[other : other + PAGE],
        content[one : one + PAGE],
    )
    path.write_bytes(content)


def repeat_page(path: Path, chance: Random) -> None:
    """A page was written over another one."""
    content = bytearray(path.read_bytes())
    one, other = (PAGE * number for number in chance.sample(range(len(content) // PAGE), 2))
    content[one : one + PAGE] = content[other : other + PAGE]
    path.write_bytes(content)


def insert(path: Path, chance: Random) -> None:
    """A byte was put in, and all behind it moved."""
    content = bytearray(path.read_bytes())
    content.insert(chance.randrange(len(content)), 10)
    path.write_bytes(content)


def take_out(path: Path, chance: Random) -> None:
    """A byte was taken out, and all behind it moved."""
    content = bytearray(path.read_bytes())
    del content[chance.randrange(len(content))]
    path.write_bytes(content)


def end_lines_otherwise(path: Path, _: Random) -> None:
    """Somebody sent it as text."""
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def lengthen(path: Path, chance: Random) -> None:
    """Something was written behind the end."""
    with path.open("ab") as file:
        file.write(chance.randbytes(3000))


def be_text(path: Path, _: Random) -> None:
    """It is another file altogether."""
    path.write_text("The quick brown fox. " * 500)


def be_foreign(path: Path, _: Random) -> None:
    """It is another program's database."""
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text)")


def be_gone(path: Path, _: Random) -> None:
    """It is not there, and its log is."""
    side(path, "-wal").write_bytes(b"x" * 5000)
    path.unlink()


def sql(*statements: str) -> Damage:
    """Some program changed it, and SQLite finds nothing wrong with that."""

    def harm(path: Path, _: Random) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return harm


def put_old_file_under_log(path: Path, _: Random) -> None:
    """Somebody put an older copy back while the log was there."""
    shutil.copy(path.with_name("oldest.db"), path)
    shutil.copy(path.with_name("its.log"), side(path, "-wal"))


def take_foreign_log(path: Path, _: Random) -> None:
    """The log beside it is another file's."""
    shutil.copy(path.with_name("foreign.log"), side(path, "-wal"))


def spoil_log(path: Path, chance: Random) -> None:
    """A bit is wrong in the first half of the log."""
    log = bytearray(path.with_name("its.log").read_bytes())
    log[chance.randrange(32, len(log) // 2)] ^= 1 << chance.randrange(8)
    shutil.copy(path.with_name("older.db"), path)
    side(path, "-wal").write_bytes(log)


def flip(path: Path, chance: Random) -> None:
    """A bit is wrong."""
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


KINDS: dict[str, Damage] = {
    "empty": cut(0),
    "one byte": cut(1),
    "less than a sector": cut(511),
    "cut somewhere": cut_somewhere,
    "the last page gone": cut_off(PAGE),
    "the last byte gone": cut_off(1),
    "the first page zeroed": overwrite(PAGE, b"\0", at=0),
    "the first bytes overwritten": overwrite(16, b"x", at=0),
    "a page zeroed": overwrite(PAGE, b"\0"),
    "a page of ones": overwrite(PAGE, b"\xff"),
    "a page of text": overwrite(PAGE, b"text "),
    "a page of noise": overwrite(PAGE, b""),
    "ten sectors of noise": overwrite(SECTOR, b"", times=10),
    "two pages exchanged": exchange_pages,
    "a page repeated": repeat_page,
    "a byte put in": insert,
    "a byte taken out": take_out,
    "sent as text": end_lines_otherwise,
    "something behind the end": lengthen,
    "another file": be_text,
    "another program's database": be_foreign,
    "gone, with its log there": be_gone,
    "another file's log": take_foreign_log,
    "a damaged log": spoil_log,
    "an older file under the log": put_old_file_under_log,
    "a version that never was": sql("PRAGMA user_version = 0"),
    "another application": sql("PRAGMA application_id = 1"),
    "an event changed": sql("UPDATE event SET body = '{}' WHERE number = 9"),
    "an event gone": sql("DELETE FROM event WHERE number = 9"),
    "the last event gone": sql("DELETE FROM event WHERE number = (SELECT max(number) FROM event)"),
    "two events exchanged": sql(
        "UPDATE event SET number = -1 WHERE number = 5",
        "UPDATE event SET number = 5 WHERE number = 6",
        "UPDATE event SET number = 6 WHERE number = -1",
    ),
    "nobody's device": sql("UPDATE device SET mine = 0"),
    "the devices gone": sql("DELETE FROM device"),
    "the events gone": sql("DROP TABLE event"),
    "an index gone": sql("DROP INDEX event_attempt"),
    "a trigger": sql("CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END"),
    "a place changed": sql("UPDATE place SET section = 'other'"),
    "a projection changed": sql("UPDATE attempt SET answered = 99"),
}
"""By what happened."""

"""What is kept between two starts, and where it is not."""

from __future__ import annotations

import stat
from pathlib import Path

from tutor.library.cache import Cache

NAME = "0" * 64 + ".lesson"


def kept(folder: Path) -> Path:
    """The one folder that the cache made."""
    (made,) = folder.iterdir()
    return made


def test_what_was_put_is_there_for_the_next_start(tmp_path: Path) -> None:
    Cache(tmp_path / "cache").put(NAME, [b"one", b"two"])
    blocks = Cache(tmp_path / "cache").get(NAME)
    assert blocks is not None
    assert blocks[1] == b"two"


def test_what_is_kept_is_private(tmp_path: Path) -> None:
    Cache(tmp_path / "cache").put(NAME, [b"one"])
    folder = kept(tmp_path / "cache")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600


def test_without_a_folder_what_was_put_can_be_read_once() -> None:
    cache = Cache(None)
    assert cache.put(NAME, [b"one"])[0] == b"one"
    assert cache.get(NAME) is None


def test_where_nothing_can_be_written_what_was_put_can_be_read_once(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("not a folder")
    cache = Cache(tmp_path / "cache")
    assert cache.put(NAME, [b"one"])[0] == b"one"
    assert cache.get(NAME) is None


def test_a_folder_that_others_can_write_to_is_not_used(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(NAME, [b"one"])
    folder = kept(tmp_path)
    folder.chmod(0o777)
    assert cache.get(NAME) is None
    assert cache.put("index", [b"two"])[0] == b"two"
    assert [file.name for file in folder.iterdir()] == [NAME]


def test_a_damaged_file_is_not_there(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(NAME, [b"one"])
    (kept(tmp_path) / NAME).write_bytes(b"tutor")
    assert cache.get(NAME) is None


def test_only_what_another_version_kept_is_removed(tmp_path: Path) -> None:
    old = tmp_path / "library-0.0.1-1"
    old.mkdir()
    (old / NAME).write_text("")
    (old / "index").write_text("")
    mine = tmp_path / "notes"
    mine.mkdir()
    (mine / NAME).write_text("")
    Cache(tmp_path).put(NAME, [b"one"])
    assert not old.exists()
    assert (mine / NAME).exists()


def test_a_folder_of_another_version_with_a_strange_file_stays_and_nothing_fails(tmp_path: Path) -> None:
    old = tmp_path / "library-0.0.1-1"
    old.mkdir()
    (old / "letter").write_text("dear")
    Cache(tmp_path).put(NAME, [b"one"])
    assert (old / "letter").read_text() == "dear"
    Cache(tmp_path).put(NAME, [b"two"])
    blocks = Cache(tmp_path).get(NAME)
    assert blocks is not None
    assert blocks[0] == b"two"


def test_what_was_dropped_is_gone_and_nothing_else_can_be_dropped(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(NAME, [b"one"])
    (tmp_path / "letter").write_text("dear")
    cache.drop(NAME)
    cache.drop("../letter")
    assert cache.get(NAME) is None
    assert (tmp_path / "letter").exists()

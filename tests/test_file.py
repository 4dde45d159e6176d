"""Files read and written with care."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor.file import UnreadableFile, open_file, read_file, rewrite, write_whole


def why(path: Path, within: Path | None = None) -> str:
    """What is said of a file that is not read."""
    with pytest.raises(UnreadableFile) as caught:
        read_file(path, within=within, largest=100)
    return str(caught.value)


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x" * 100)
    assert read_file(file, largest=100) == b"x" * 100


def test_what_is_not_a_file_is_named_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    (tmp_path / "large").write_bytes(b"x" * 101)
    assert why(Path("/dev/zero")) == "is a device, not a file"
    assert why(tmp_path / "pipe") == "is a pipe, not a file"
    assert why(tmp_path) == "is a folder, not a file"
    assert why(tmp_path / "circle") == "is a link in a circle"
    assert why(tmp_path / "large") == "is larger than 100 bytes"
    assert why(tmp_path / "missing") == "does not exist"
    assert why(tmp_path / "large" / "below") == "is not in a folder"
    assert why(tmp_path / "nul\0") == "has a name that no file can have"


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="only Linux has such files")
def test_a_file_that_says_it_is_empty_is_read_with_a_bound() -> None:
    assert why(Path("/proc/self/smaps")) == "is larger than 100 bytes"


def test_a_link_may_lead_elsewhere_inside_its_folder_and_not_out_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "lessons"
    folder.mkdir()
    (tmp_path / "secret").write_bytes(b"s")
    (folder / "real").write_bytes(b"r")
    (folder / "in").symlink_to("real")
    (folder / "out").symlink_to("../secret")
    assert read_file(folder / "in", within=folder) == b"r"
    assert why(folder / "out", within=folder) == "is a link that leads out of its folder"
    assert read_file(folder / "out") == b"s"


def test_a_folder_reached_by_a_link_is_still_the_folder_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_bytes(b"a")
    (tmp_path / "link").symlink_to("real")
    assert read_file(tmp_path / "link" / "a", within=tmp_path / "link") == b"a"


def test_what_is_written_is_private_and_replaces_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "new" / "a"
    write_whole(file, b"one")
    write_whole(file, b"two")
    assert file.read_bytes() == b"two"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert list(file.parent.iterdir()) == [file]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_is_written_anew_where_it_is_with_the_rights_it_had(tmp_path: Path) -> None:
    path, link = tmp_path / "a.toml", tmp_path / "link.toml"
    path.write_bytes(b"old")
    path.chmod(0o644)
    link.symlink_to("a.toml")
    rewrite(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o644
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.toml", "link.toml"]


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rewrite(tmp_path / "gone.toml", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_large_file_is_opened_to_be_read_piece_by_piece(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one\ntwo\n")
    with open_file(tmp_path / "a", largest=8) as file:
        assert list(file) == [b"one\n", b"two\n"]


@pytest.mark.parametrize("name", ["missing", ".", "pipe", "large", "/dev/zero"])
def test_what_cannot_be_opened_is_told_and_never_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"x" * 101)
    with pytest.raises(UnreadableFile), open_file(tmp_path / name, largest=100):
        pass


def test_a_file_is_written_from_pieces_whole_or_not_at_all(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", iter([b"one", b"two"]))
    assert (tmp_path / "a").read_bytes() == b"onetwo"

    def broken() -> Iterator[bytes]:
        yield b"three"
        raise ValueError

    with pytest.raises(ValueError):
        write_whole(tmp_path / "a", broken())
    assert (tmp_path / "a").read_bytes() == b"onetwo"
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]

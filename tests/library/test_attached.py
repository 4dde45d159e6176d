"""A learner's copy is kept whole, for its owner only, and damage is found."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tutor.library import attached
from tutor.library.attached import AttachedCopy, UnusableAttachment, path_of, read, remove, write
from tutor.library.block import pack
from tutor.reading.passage import Block, Passage, Span, TermMark

COPY = AttachedCopy(
    lesson="last-ferry",
    digest="d" * 64,
    name="page.txt",
    document=(Block("paragraph", "A boat."), Block("heading", "And “more”", (Span(0, 3, "strong"),), 2)),
    passages={
        "one": Passage((Block("paragraph", "A boat."),), (TermMark(2, 6, 0),)),
        "two": Passage((Block("quote", "More.", (), 1),)),
    },
    words={"one": 2, "two": 1},
)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "attached"
    write(folder, COPY)
    assert read(folder, "last-ferry") == COPY
    assert stat.S_IMODE(path_of(folder, "last-ferry").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_there_may_be_none(tmp_path: Path) -> None:
    assert read(tmp_path / "no-folder", "last-ferry") is None
    assert not remove(tmp_path, "last-ferry")


def test_what_is_removed_is_gone(tmp_path: Path) -> None:
    write(tmp_path, COPY)
    assert remove(tmp_path, "last-ferry")
    assert read(tmp_path, "last-ferry") is None
    assert list(tmp_path.iterdir()) == []


def test_every_damaged_byte_is_found(tmp_path: Path) -> None:
    write(tmp_path, COPY)
    path = path_of(tmp_path, "last-ferry")
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(UnusableAttachment, match="damaged"):
            read(tmp_path, "last-ferry")
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with pytest.raises(UnusableAttachment, match="damaged"):
            read(tmp_path, "last-ferry")


@pytest.mark.parametrize(
    "head", [b"[]", b"{}", b"null", b"7", b'{"format": "x"}', b'{"format": 1, "sections": 3}']
)
def test_a_whole_file_that_is_no_copy_is_damage(tmp_path: Path, head: bytes) -> None:
    path_of(tmp_path, "last-ferry").write_bytes(pack([head, b"[[],[]]"]))
    with pytest.raises(UnusableAttachment, match="damaged"):
        read(tmp_path, "last-ferry")


def test_the_copy_of_a_newer_version_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later:
        later.setattr(attached, "FORMAT", attached.FORMAT + 1)
        write(tmp_path, COPY)
    with pytest.raises(UnusableAttachment, match="newer tutor"):
        read(tmp_path, "last-ferry")


def test_a_link_or_a_folder_in_its_place_is_told_of(tmp_path: Path) -> None:
    path_of(tmp_path, "last-ferry").mkdir()
    with pytest.raises(UnusableAttachment, match="Your copy of the article"):
        read(tmp_path, "last-ferry")
    path_of(tmp_path, "other").symlink_to("/etc/passwd")
    with pytest.raises(UnusableAttachment, match="link"):
        read(tmp_path, "other")

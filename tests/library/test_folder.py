"""Which files may be lessons."""

from __future__ import annotations

import os
from pathlib import Path

from tutor.library.folder import files, find


def names(folders: list[Path], remembered: list[Path] | None = None) -> list[str]:
    """The files that are found, with what is wrong with them."""
    return [f"{file.path.name} {file.problem}".strip() for file in files(folders, remembered or [])]


def test_a_folder_gives_its_toml_files_by_name(shelf: Path) -> None:
    for name in ("b.toml", "a.toml", ".hidden.toml", "notes.txt"):
        (shelf / name).write_text("x")
    assert names([shelf]) == ["a.toml", "b.toml"]


def test_folders_keep_their_order_and_those_that_are_missing_are_passed_over(tmp_path: Path) -> None:
    for folder, name in (("z", "one.toml"), ("a", "two.toml")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text("x")
    assert names([tmp_path / "z", tmp_path / "missing", tmp_path / "a"]) == ["one.toml", "two.toml"]


def test_a_file_that_is_reached_in_two_ways_is_found_once(tmp_path: Path, shelf: Path) -> None:
    (shelf / "a.toml").write_text("x")
    (tmp_path / "other").symlink_to(shelf)
    assert names([shelf, tmp_path / "other", shelf], [shelf / "a.toml"]) == ["a.toml"]


def test_a_remembered_file_comes_last_and_only_while_it_is_there(tmp_path: Path, shelf: Path) -> None:
    (shelf / "z.toml").write_text("x")
    (tmp_path / "a.toml").write_text("x")
    assert names([shelf], [tmp_path / "a.toml", tmp_path / "gone.toml"]) == ["z.toml", "a.toml"]


def test_what_cannot_be_read_is_found_with_the_reason(tmp_path: Path, shelf: Path) -> None:
    (tmp_path / "secret.toml").write_text("x")
    (shelf / "circle.toml").symlink_to("circle.toml")
    (shelf / "device.toml").symlink_to("/dev/zero")
    (shelf / "folder.toml").mkdir()
    (shelf / "nowhere.toml").symlink_to("gone")
    (shelf / "out.toml").symlink_to("../secret.toml")
    os.mkfifo(shelf / "pipe.toml")
    with (shelf / "large.toml").open("wb") as large:
        large.truncate(16 * 1024 * 1024 + 1)
    assert names([shelf]) == [
        "circle.toml is a link in a circle",
        "device.toml is a link that leads out of its folder",
        "folder.toml is a folder, not a file",
        "large.toml is larger than 16 MiB",
        "nowhere.toml does not exist",
        "out.toml is a link that leads out of its folder",
        "pipe.toml is a pipe, not a file",
    ]


def test_a_link_inside_the_folder_is_the_file_it_leads_to(shelf: Path) -> None:
    (shelf / "real.toml").write_text("x")
    (shelf / "alias.toml").symlink_to("real.toml")
    assert names([shelf]) == ["alias.toml"]


def test_the_stamp_tells_when_a_file_changed(shelf: Path) -> None:
    file = shelf / "a.toml"
    file.write_text("x")
    before = find(file)
    assert find(file) == before
    os.utime(file, ns=(1, 1))
    assert find(file).stamp != before.stamp

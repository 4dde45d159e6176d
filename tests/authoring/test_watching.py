"""A file that is being written is read again once for each time it was saved."""

from __future__ import annotations

import os
from pathlib import Path

from tutor.authoring.watching import Watched, changed_sections, draft
from tutor.lesson.loading import load
from tutor.lesson.model import Lesson


def looks(watched: Watched, times: int = 3) -> list[bool]:
    return [watched.saved() for _ in range(times)]


def test_a_file_that_stays_as_it_is_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "lesson.toml"
    path.write_text("a")
    assert looks(Watched(path)) == [False, False, False]


def test_a_save_counts_once_when_the_file_has_come_to_rest(tmp_path: Path) -> None:
    path = tmp_path / "lesson.toml"
    path.write_text("a")
    watched = Watched(path)
    path.write_text("")
    assert looks(watched, 1) == [False]
    path.write_text("abc")
    assert looks(watched) == [False, True, False]


def test_a_file_that_is_replaced_by_another_of_its_name_counts(tmp_path: Path) -> None:
    path = tmp_path / "lesson.toml"
    path.write_text("a")
    watched = Watched(path)
    status = path.stat()
    (tmp_path / "new").write_text("b")
    os.utime(tmp_path / "new", ns=(status.st_atime_ns, status.st_mtime_ns))
    (tmp_path / "new").replace(path)
    assert looks(watched) == [False, True, False]


def test_a_file_that_is_away_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "lesson.toml"
    path.write_text("a")
    watched = Watched(path)
    path.rename(tmp_path / "lesson.toml~")
    assert looks(watched) == [False, False, False]
    path.write_text("b")
    assert looks(watched) == [False, True, False]


def test_a_file_that_is_empty_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "lesson.toml"
    path.write_text("a")
    watched = Watched(path)
    path.write_text("")
    assert looks(watched, 4) == [False] * 4
    path.write_text("b")
    assert looks(watched) == [False, True, False]
    path.write_text("")
    assert looks(watched, 20).count(True) == 1


def test_a_file_that_is_gone_is_told_of_once(tmp_path: Path) -> None:
    path = tmp_path / "lesson.toml"
    path.write_text("a")
    watched = Watched(path)
    path.unlink()
    assert looks(watched, 20).count(True) == 1
    path.write_text("a")
    assert looks(watched) == [False, True, False]


def test_a_draft_has_what_is_wrong_with_it(tmp_path: Path, minimal_lesson_toml: str) -> None:
    path = tmp_path / "lesson.toml"
    path.write_text(minimal_lesson_toml.replace("prompt", "promt"))
    found = draft(path)
    assert found.lesson is not None
    assert found.levels["error"] >= 1
    path.write_text("format = ")
    assert draft(path).lesson is None
    path.unlink()
    (gone,) = draft(path).diagnostics
    assert gone.message == "The file does not exist."


def test_the_changed_sections_are_told_by_their_content(ferry_lesson: str) -> None:
    def lesson(text: str) -> Lesson:
        loaded = load(text.encode()).lesson
        assert loaded is not None
        return loaded

    old = lesson(ferry_lesson)
    assert list(changed_sections(old, lesson(ferry_lesson))) == []
    new = lesson(ferry_lesson.replace("A causeway is dear", "A causeway is very dear"))
    assert list(changed_sections(old, new)) == [2]
    assert list(changed_sections(old, lesson(ferry_lesson.replace("the tide turns", "the tide stays")))) == [
        1
    ]
    assert list(changed_sections(old, lesson(ferry_lesson.replace('id = "the-vote"', 'id = "vote"')))) == [0]

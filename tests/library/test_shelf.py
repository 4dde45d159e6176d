"""The library: what it lists and what it opens."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.lesson import loading
from tutor.lesson.diagnostic import Loaded
from tutor.library import LessonNotFound, LessonUnusable, Library

WriteLesson = Callable[..., Path]


@pytest.fixture
def count_loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with every lesson file that is validated."""
    loads: list[int] = []
    load = loading.load

    def counted(data: bytes) -> Loaded:
        loads.append(len(data))
        return load(data)

    monkeypatch.setattr(loading, "load", counted)
    return loads


def test_an_entry_says_what_the_list_shows(shelf: Path, cache: Path, write_lesson: WriteLesson) -> None:
    path = write_lesson(shelf / "bell.toml")
    for _ in ("made", "kept"):
        (entry,) = Library([shelf], cache).entries()
        assert (entry.path, entry.id, entry.title) == (path, "harbour-bell", "The Harbour Bell")
        assert (entry.source, entry.summary) == ("N. N., The Paper, 2018-04", "Why a town kept a bell.")
        assert entry.tags == ("history", "sea")
        assert (entry.words, entry.section_words, entry.sections, entry.questions) == (19, (11, 8), 2, 2)
        assert entry.usable
        assert (entry.problem, entry.shadowed_by) == (None, None)
        assert len(entry.digest) == 64


@pytest.mark.parametrize(
    ("text", "words"), [("北" * 500, 238), ("ฝั่ง" * 25, 20), ("ភូមិ" * 25, 20), ("don't — 3.14", 2)]
)
def test_words_are_estimated_where_a_script_puts_no_spaces(
    text: str, words: int, shelf: Path, cache: Path, write_lesson: WriteLesson
) -> None:
    path = write_lesson(shelf / "bell.toml")
    lesson = path.read_text(encoding="utf-8")
    path.write_text(
        lesson.replace("The council kept the bell. The crews had asked for it.", text), encoding="utf-8"
    )
    for _ in ("made", "kept"):
        library = Library([shelf], cache)
        (entry,) = library.entries()
        assert entry.section_words == (words, 8)
        assert [heading.words for heading in library.open(entry.id).outline.sections] == [words, 8]


def test_no_folders_and_empty_folders_list_nothing(shelf: Path, cache: Path) -> None:
    assert Library([], None).entries() == ()
    assert Library([shelf], cache).entries() == ()


def test_of_equal_ids_the_first_wins_and_the_other_is_listed(
    tmp_path: Path, cache: Path, write_lesson: WriteLesson
) -> None:
    first = write_lesson(tmp_path / "one" / "z.toml", title="First")
    second = write_lesson(tmp_path / "two" / "a.toml", title="Second")
    library = Library([tmp_path / "one", tmp_path / "two"], cache)
    shown, hidden = library.entries()
    assert (shown.path, shown.shadowed_by) == (first, None)
    assert (hidden.path, hidden.shadowed_by) == (second, first)
    assert library.open("harbour-bell").outline.title == "First"
    assert library.open(str(second)).outline.title == "Second"


def test_a_known_file_is_not_validated_again_until_it_changes(
    shelf: Path, cache: Path, write_lesson: WriteLesson, count_loads: list[int]
) -> None:
    write_lesson(shelf / "bell.toml")
    Library([shelf], cache).entries()
    assert len(count_loads) == 1
    Library([shelf], cache).entries()
    assert len(count_loads) == 1
    write_lesson(shelf / "bell.toml", title="Another bell")
    (entry,) = Library([shelf], cache).entries()
    assert entry.title == "Another bell"
    assert len(count_loads) == 2


def test_an_opened_lesson_is_not_validated_again(
    shelf: Path, cache: Path, write_lesson: WriteLesson, count_loads: list[int]
) -> None:
    write_lesson(shelf / "bell.toml")
    Library([shelf], cache).open("harbour-bell")
    del count_loads[:]
    Library([shelf], cache).open("harbour-bell")
    assert count_loads == []


def test_opening_a_path_reads_that_file_once_and_no_other(
    shelf: Path, cache: Path, write_lesson: WriteLesson, count_loads: list[int]
) -> None:
    write_lesson(shelf / "other.toml", id_="other")
    path = write_lesson(shelf / "bell.toml")
    library = Library([shelf], cache)
    assert library.open(str(path)) is library.open(str(path))
    assert len(count_loads) == 1


def test_a_broken_file_is_listed_with_its_first_problem_and_known_the_next_time(
    shelf: Path, cache: Path, count_loads: list[int]
) -> None:
    (shelf / "bad.toml").write_text('format = 1\ntitle = "x\n')
    for _ in ("made", "kept"):
        (entry,) = Library([shelf], cache).entries()
        assert (entry.id, entry.title, entry.usable) == ("", "bad.toml", False)
        assert entry.problem is not None
        assert (entry.problem.level, entry.problem.line) == ("fatal", 2)
    assert len(count_loads) == 1


def test_a_file_that_cannot_be_read_is_listed_with_the_reason(shelf: Path, cache: Path) -> None:
    os.mkfifo(shelf / "pipe.toml")
    (entry,) = Library([shelf], cache).entries()
    assert entry.problem is not None
    assert (entry.usable, entry.problem.message) == (False, "The file is a pipe, not a file.")


def test_a_broken_lesson_says_all_that_is_wrong_when_it_is_opened(shelf: Path, cache: Path) -> None:
    path = shelf / "bad.toml"
    path.write_text("format = 1\n")
    for name in ("bad", str(path)):
        with pytest.raises(LessonUnusable) as caught:
            Library([shelf], cache).open(name)
        assert caught.value.path == path
        assert {found.level for found in caught.value.diagnostics} >= {"fatal"}
        assert len(caught.value.diagnostics) > 1


def test_a_pipe_cannot_be_opened_and_is_not_waited_for(shelf: Path, cache: Path) -> None:
    os.mkfifo(shelf / "pipe.toml")
    with pytest.raises(LessonUnusable) as caught:
        Library([shelf], cache).open("pipe")
    assert [found.code for found in caught.value.diagnostics] == ["unreadable"]


def test_a_name_that_is_nearly_an_id_gets_the_id_proposed(
    shelf: Path, cache: Path, write_lesson: WriteLesson
) -> None:
    write_lesson(shelf / "bell.toml")
    with pytest.raises(LessonNotFound, match="There is no lesson `harbor-bell`") as caught:
        Library([shelf], cache).open("harbor-bell")
    assert caught.value.near == ("harbour-bell",)


@pytest.mark.parametrize("name", ["", "nul\0", "a/b.toml", "gone.toml", "\udce4", "\x1b[2J"])
def test_a_name_that_means_nothing_is_not_found(shelf: Path, cache: Path, name: str) -> None:
    with pytest.raises(LessonNotFound):
        Library([shelf], cache).open(name)


def test_an_id_goes_before_a_file_of_that_name(
    shelf: Path, cache: Path, write_lesson: WriteLesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shelf)
    write_lesson(shelf / "bell.toml")
    write_lesson(shelf / "harbour-bell", id_="other")
    write_lesson(shelf / "plain", id_="plain-file")
    library = Library([shelf], cache)
    assert library.open("harbour-bell").outline.id == "harbour-bell"
    assert library.open("plain").outline.id == "plain-file"


def test_a_remembered_file_is_listed_and_opens_by_its_id(
    tmp_path: Path, cache: Path, write_lesson: WriteLesson
) -> None:
    path = write_lesson(tmp_path / "far" / "bell.txt")
    library = Library([], cache, [path, tmp_path / "gone.toml"])
    assert [entry.path for entry in library.entries()] == [path]
    assert library.open("harbour-bell").path == path


def test_what_was_made_from_a_file_that_is_gone_goes_too(
    shelf: Path, cache: Path, write_lesson: WriteLesson
) -> None:
    old = write_lesson(shelf / "old.toml", id_="old")
    Library([shelf], cache).open("old")
    old.unlink()
    write_lesson(shelf / "new.toml", id_="new")
    Library([shelf], cache).open("new")
    assert len(list(cache.glob("*/*.lesson"))) == 1


def test_two_libraries_that_keep_in_the_same_place_do_not_forget_for_each_other(
    tmp_path: Path, cache: Path, write_lesson: WriteLesson, count_loads: list[int]
) -> None:
    write_lesson(tmp_path / "a" / "a.toml", id_="a-lesson")
    write_lesson(tmp_path / "b" / "b.toml", id_="b-lesson")
    one, two = Library([tmp_path / "a"], cache), Library([tmp_path / "b"], cache)
    one.open("a-lesson")
    two.open("b-lesson")
    del count_loads[:]
    Library([tmp_path / "a"], cache).open("a-lesson")
    Library([tmp_path / "b"], cache).open("b-lesson")
    assert count_loads == []


@pytest.mark.parametrize("harm", [b"", b"tutor", b"x" * 5000], ids=["empty", "short", "long"])
def test_a_damaged_cache_is_made_again(
    shelf: Path, cache: Path, write_lesson: WriteLesson, harm: bytes
) -> None:
    write_lesson(shelf / "bell.toml")
    Library([shelf], cache).open("harbour-bell")
    kept = list(cache.glob("*/*"))
    assert len(kept) == 2
    for file in kept:
        file.write_bytes(harm)
    assert Library([shelf], cache).open("harbour-bell").section(0).id == "the-bell"
    assert len(Library([shelf], cache).entries()) == 1


def test_without_a_place_for_a_cache_all_works(
    tmp_path: Path, shelf: Path, write_lesson: WriteLesson
) -> None:
    write_lesson(shelf / "bell.toml")
    (tmp_path / "file").write_text("")
    for nowhere in (None, tmp_path / "file" / "cache"):
        library = Library([shelf], nowhere)
        assert [entry.id for entry in library.entries()] == ["harbour-bell"]
        assert library.open("harbour-bell").passage(0).text.startswith("The council kept the bell.")


def test_every_kept_file_is_private(shelf: Path, cache: Path, write_lesson: WriteLesson) -> None:
    write_lesson(shelf / "bell.toml")
    Library([shelf], cache).open("harbour-bell")
    assert {file.stat().st_mode & 0o777 for file in cache.glob("*/*")} == {0o600}

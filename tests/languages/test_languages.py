"""Lessons in other scripts: read, wrapped, marked, searched, pointed at and graded as in any other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.cells import cell_len, split_graphemes

from tutor.authoring.checking import check
from tutor.library import Library
from tutor.library.opened import OpenLesson
from tutor.progress.recorder import Recorder
from tutor.progress.store import Store
from tutor.quiz.step import Answered
from tutor.reading.search import search
from tutor.reading.wrap import wrap
from tutor.study.course import Course

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


class Known(NamedTuple):
    """What a reader of the language knows of a lesson."""

    sentences: tuple[str, ...]
    """How each sentence begins."""
    terms: tuple[str, ...]
    """The words that are in the glossary, as they stand in the text, in order."""
    found: tuple[tuple[str, int], ...]
    """What is searched for, and how often it stands in the text."""
    typed: tuple[tuple[str, str, str], ...]
    """A question, what is typed, and the fair verdict: right, near or wrong."""


LESSONS = {
    "arabic": Known(
        ("في الميناء", "أراد المجلس", "فهل كان", "لم يكن", "يقول الصيادون"),
        ("عريضة",),
        (("الجرس", 2), ("٤١", 1), ("مفيدًا", 1)),
        (
            ("since", "الراديو", "right"),
            ("since", "راديو", "right"),
            ("since", "الرّاديو", "right"),
            ("since", "الضباب", "wrong"),
            ("crews", "٤١", "right"),
            ("crews", "41", "right"),
            ("crews", "٤٢", "wrong"),
            ("gap", "عريضة", "right"),
        ),
    ),
    "chinese": Known(
        ("港口有", "议会想", "“钟还有用吗？”", "有人问。", "自从有", "渔民说", "从前"),
        ("请愿书", "无线电"),
        (("钟", 3), ("无线电", 1), ("没有用", 1)),
        (
            ("since", "无线电", "right"),
            ("since", "无线电。", "right"),
            ("since", "请愿书", "wrong"),
            ("crews", "４１", "right"),
            ("crews", "41", "right"),
            ("crews", "四十一", "right"),
            ("crews", "四十二", "wrong"),
            ("gap", "请愿书", "right"),
        ),
    ),
    "hindi": Known(
        ("बंदरगाह में", "परिषद उसे", "क्या घंटी", "रेडियो आने", "मछुआरे कहते", "कोहरे में"),
        ("याचिका",),
        (("घंटी", 3), ("नावों", 2), ("४१", 1)),
        (
            ("since", "रेडियो", "right"),
            ("since", "रेडियो।", "right"),
            ("since", "कोहरे", "wrong"),
            ("crews", "४१", "right"),
            ("crews", "41", "right"),
            ("gap", "याचिका", "right"),
            ("gap", "घंटी", "wrong"),
        ),
    ),
    "marks": Known(
        ("The cafe", "A family", '"Is it', "It has", "Zoe", "In fog"),
        ("cafe\u0301", "cafe\u0301"),
        (("café", 2), ("cafe", 2), ("Åland 🇦🇽", 1), ("zoe", 2)),
        (
            ("since", "Zoë", "right"),
            ("since", "Zoe", "right"),
            ("since", "zoe\u0308", "right"),
            ("since", "the guests", "wrong"),
            ("crews", "forty-one", "right"),
            ("crews", "41 🙂", "wrong"),
            ("gap", "cafe", "right"),
            ("gap", "CAFÉ", "right"),
        ),
    ),
}
NAMES = list(LESSONS)


@pytest.fixture
def lesson(name: str, tmp_path: Path) -> OpenLesson:
    """The lesson with this name."""
    return Library([HERE], tmp_path / "cache").open(name)


@pytest.fixture
def course(lesson: OpenLesson, tmp_path: Path) -> Iterator[Course]:
    """Somebody who begins the lesson."""
    with Store.open(tmp_path / "data" / "progress.db", lambda: NOW) as store:
        course = Course(lesson, Recorder(store), lambda: "seed")
        course.begin_attempt()
        yield course


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_it_is_to_be_mended(name: str) -> None:
    found = check((HERE / f"{name}.toml").read_bytes())
    assert [one for one in found if one.level != "info"] == []


@pytest.mark.parametrize("name", NAMES)
def test_it_is_parted_into_its_sentences(course: Course, name: str) -> None:
    text = course.lesson.passage(0).text
    spans = course.evidence.text_for(course.questions(0)[0]).sentences(0)
    parted = [text[start:end] for start, end in spans]
    assert len(parted) == len(LESSONS[name].sentences)
    for sentence, beginning in zip(parted, LESSONS[name].sentences, strict=True):
        assert sentence.startswith(beginning)


@pytest.mark.parametrize("name", NAMES)
def test_its_terms_are_marked_and_its_words_found(lesson: OpenLesson, name: str) -> None:
    passage = lesson.passage(0)
    marked = [passage.text[mark.start : mark.end] for mark in passage.terms]
    assert tuple(marked) == LESSONS[name].terms
    assert (
        tuple((words, len(search(passage, words))) for words, _ in LESSONS[name].found) == LESSONS[name].found
    )


@pytest.mark.parametrize("name", NAMES)
def test_its_lines_fit_and_part_nothing_that_is_shown_as_one(lesson: OpenLesson, name: str) -> None:
    for block in lesson.passage(0).blocks:
        wholes = {start for start, _, _ in split_graphemes(block.text)[0]}
        for width in range(2, 81):
            starts = wrap(block.text, width)
            assert wholes >= set(starts)
            for start, end in zip(starts, [*starts[1:], len(block.text)], strict=True):
                assert cell_len(block.text[start:end].rstrip(" ")) <= width


@pytest.mark.parametrize("name", NAMES)
def test_the_sentence_that_proves_it_can_be_pointed_at(course: Course, name: str) -> None:
    fog = next(question for question in course.questions(0) if question.id == "fog")
    (key,) = course.evidence.key(fog)
    assert key == course.lesson.passage(0).text[slice(*course.evidence.text_for(fog).sentences(0)[-1])]


@pytest.mark.parametrize(
    ("name", "question", "typed", "fair"),
    [(name, *row) for name, known in LESSONS.items() for row in known.typed],
)
def test_what_is_typed_is_judged_fairly(course: Course, question: str, typed: str, fair: str) -> None:
    asked = next(one for one in course.questions(0) if one.id == question)
    course.open_check(0)
    course.step(0, Answered(question, asked.fingerprint, (typed,)))
    item = course.sitting(0).item(question)
    verdict = "near" if item.near else item.last.grade if item.last else "none"
    assert verdict == fair

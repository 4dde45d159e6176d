"""Two windows in the same lesson at once: the answers of both are kept, and none twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine, Terminal

pytestmark = pytest.mark.long

LongLesson = Callable[..., str]


def test_the_answers_of_two_windows_are_kept_and_none_is_doubled(
    machine: Machine, long_lesson: LongLesson
) -> None:
    """The windows take turns, each in the check of another section."""
    machine.write("long.toml", long_lesson(questions=4))
    first, second = opened(machine), opened(machine)
    second.press("l")
    second.until("Stone 2.1")
    for window in (first, second):
        window.press("c")
    for number in range(1, 5):
        answer(first, f"question 1.{number}?", "alder")
        answer(second, f"question 2.{number}?", "alder")
    for window in (first, second):
        window.until("Section ")
        window.press("Ctrl-Q")
        assert window.wait() == 0
    assert answered(machine) == {f"q{section}-{number}": 1 for section in (1, 2) for number in range(1, 5)}
    machine.start("read", "long").until("8 of 8 answered")


def test_the_same_question_may_be_open_in_two_windows(machine: Machine, long_lesson: LongLesson) -> None:
    """Each window keeps its own answer; what was answered first counts when the lesson is opened again."""
    machine.write("long.toml", long_lesson(questions=2))
    first, second = opened(machine), opened(machine)
    for window in (first, second):
        window.press("c")
        window.until("question 1.1?")
    answer(first, "question 1.1?", "alder")
    answer(second, "question 1.1?", "birch", go_on=False)
    for window in (first, second):
        window.press("Ctrl-Q")
        assert window.wait() == 0
    assert answered(machine) == {"q1-1": 2}
    third = machine.start("read", "long")
    third.until("Section 1 of 2")
    third.press("c")
    third.until("question 1.2?")


def opened(machine: Machine) -> Terminal:
    """A window in which the lesson is open."""
    window = machine.start("read", "long")
    window.until("Section 1 of 2", "Stone 1.1")
    return window


def answer(window: Terminal, question: str, word: str, *, go_on: bool = True) -> None:
    """Answer the open question with the option of this word, and go on once it is called saved."""
    window.until(question, f"{word} {question[-2]}")
    option = re.search(rf"(\d) \(.\)\s+{word}", window.text)
    assert option
    window.press(option[1])
    window.until_true(lambda: re.search(rf"\(•\)\s+{word}", window.text) is not None, f"{word} chosen")
    window.press("Enter")
    window.until("saved")
    if go_on:
        window.press("Enter")
        window.until_gone(question)


def answered(machine: Machine) -> dict[str, int]:
    """How many answers of each question are kept."""
    with machine.store() as store:
        store.verify()
        assert len({event.id for event in store.attempt("long")}) == len(store.attempt("long"))
        return dict(Counter(event.question for event in store.attempt("long") if event.kind == "answered"))

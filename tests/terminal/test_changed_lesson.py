"""A lesson changes between two starts: the place is found again, and answers stay with their questions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine, Terminal

pytestmark = pytest.mark.long

LongLesson = Callable[..., str]
SPELLED = 'prompt = "Which word is asked for in question 1.1?"'


def test_the_place_is_found_by_its_words_when_text_was_put_before_it(
    machine: Machine, long_lesson: LongLesson
) -> None:
    lesson = long_lesson()
    machine.write("long.toml", lesson)
    window = opened(machine)
    window.press("Space", "Space")
    window.until_gone("Stone 1.5 is")
    window.settle()
    top = first_line(window)
    assert re.search(r"1\.\d+ again", top), "the line tells which paragraph it belongs to"
    leave(window)
    more = "A new beginning of the section.\n\n" * 30
    machine.write("long.toml", lesson.replace("Stone 1.1 is", more + "Stone 1.1 is"))
    assert first_line(opened(machine)) == top


def test_a_changed_question_is_asked_again_and_its_old_answer_is_history(
    machine: Machine, long_lesson: LongLesson
) -> None:
    lesson = long_lesson()
    machine.write("long.toml", lesson)
    window = in_the_check(machine)
    answer(window, "1.1")
    answer(window, "1.2")
    leave(window)
    machine.write("long.toml", lesson.replace(SPELLED, 'prompt = "What else is asked for in question 1.1?"'))
    window = in_the_check(machine)
    window.until("What else is asked for in question 1.1?", "Submit")
    answer(window, "1.1")
    window.until("in question 1.3?")
    leave(window)
    assert answered(machine) == ["q1-1", "q1-2", "q1-1"]


def test_a_question_spelled_otherwise_but_the_same_keeps_its_answer(
    machine: Machine, long_lesson: LongLesson
) -> None:
    lesson = long_lesson()
    machine.write("long.toml", lesson)
    window = in_the_check(machine)
    answer(window, "1.1")
    leave(window)
    machine.write("long.toml", lesson.replace(SPELLED, SPELLED.replace("is asked for", " is  asked for")))
    in_the_check(machine).until("in question 1.2?")


def test_a_section_that_is_gone_takes_nothing_with_it(machine: Machine, long_lesson: LongLesson) -> None:
    """The learner was in it; its answers are kept, though there is nothing to count them for."""
    lesson = long_lesson(sections=3)
    machine.write("long.toml", lesson)
    window = opened(machine)
    window.press("l")
    window.until("Stone 2.1 is")
    window.press("c")
    window.until("in question 2.1?")
    answer(window, "2.1")
    leave(window)
    second = lesson.index('\n[[sections]]\nid = "part-2"')
    third = lesson.index('\n[[sections]]\nid = "part-3"')
    machine.write("long.toml", lesson[:second] + lesson[third:])
    window = opened(machine)
    window.until("Section 1 of 2", "0 of 6 answered", "Stone 1.1 is")
    leave(window)
    assert answered(machine) == ["q2-1"]
    machine.write("long.toml", lesson)
    machine.start("read", "long").until("1 of 9 answered")


def test_another_lesson_with_the_same_id_is_asked_about_once(
    machine: Machine, long_lesson: LongLesson
) -> None:
    machine.write("long.toml", long_lesson())
    window = in_the_check(machine)
    answer(window, "1.1")
    leave(window)
    machine.write("long.toml", long_lesson(title="A Short Swim"))
    window = machine.start("read", "long")
    window.until("Another lesson with the same id", "A Long Walk", "A Short Swim")
    window.press("Down", "Enter")
    window.until_gone("Another lesson with the same id")
    window.until("0 of 6 answered")
    leave(window)
    window = opened(machine)
    window.settle()
    assert "Another lesson with the same id" not in window.words
    window.until("0 of 6 answered")
    leave(window)
    with machine.store() as store:
        assert [attempt.answered for attempt in store.attempts("long")] == [1, 0]


def opened(machine: Machine) -> Terminal:
    """A window in which the lesson is open."""
    window = machine.start("read", "long")
    window.until("Section 1 of", "Stone 1.")
    return window


def in_the_check(machine: Machine) -> Terminal:
    """A window in which the check of the first section is open."""
    window = machine.start("read", "long")
    window.until("Section 1 of")
    window.press("c")
    window.until("in question 1.", "Leave")
    return window


def answer(window: Terminal, number: str) -> None:
    """Give the right answer and go on."""
    window.until(f"in question {number}?", f"alder {number[2:]}")
    option = re.search(r"(\d) \(.\)\s+alder", window.text)
    assert option
    window.press(option[1])
    window.until_true(lambda: re.search(r"\(•\)\s+alder", window.text) is not None, "chosen")
    window.press("Enter")
    window.until("Right.", "saved")
    window.press("Enter")
    window.until_gone(f"in question {number}?")


def leave(window: Terminal) -> None:
    """Quit."""
    window.press("Ctrl-Q")
    assert window.wait() == 0


def first_line(window: Terminal) -> str:
    """The first line of text on the screen."""
    return next(line.strip() for line in window.lines[1:] if line.strip())


def answered(machine: Machine) -> list[str]:
    """The questions whose answers are kept, in order."""
    with machine.store() as store:
        return [event.question for event in store.attempt("long") if event.kind == "answered"]

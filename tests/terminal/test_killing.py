"""What the screen called saved is kept when the program is killed at any moment.

A learner answers one question after another. At some moment the program is killed with -9; it is opened
again, and the learner goes on in the same progress file. It is killed 6 times, or as often as `TUTOR_KILLS`
says: `TUTOR_KILLS=40 pytest -m long tests/terminal/test_killing.py`. `TUTOR_SEED` gives other moments.
"""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine, Terminal

pytestmark = pytest.mark.long

KILLS = int(os.environ.get("TUTOR_KILLS", "6"))
SEED = os.environ.get("TUTOR_SEED", "0")
QUESTIONS = 10 * KILLS
MOST_MOMENTS = 20
"""Keys pressed and answers to them seen before the program is killed, at most."""
LATEST = 0.06
"""Seconds after the last of them within which it is killed; a key is answered in about half of this."""

NUMBER = re.compile(r"question (1\.\d+)\?")
OPTION = re.compile(r"^\W*\d \(.\)\s+(\w+ \d+)$", re.M)
SAVED = re.compile(r"^ Question \d+ of .* saved$", re.M)


def test_no_answer_that_was_called_saved_is_lost(machine: Machine, long_lesson: Callable[..., str]) -> None:
    machine.write("long.toml", long_lesson(questions=QUESTIONS, sections=1, paragraphs=2))
    learner = Learner(random.Random(SEED))
    for _ in range(KILLS):
        learner.live(machine.start("read", "long"))
    learner.sit_down(machine.start("read", "long"))
    with machine.store() as store:
        store.verify()
        events = [event for event in store.attempt("long") if event.kind == "answered"]
    stored = [(event.question, event.body["answer"]) for event in events]
    given = [answer.as_stored for answer in learner.answers]
    saved = [answer.as_stored for answer in learner.answers if answer.saved]
    print(f"counted: {KILLS} kills, {len(saved)} answers called saved")
    assert len(saved) >= KILLS, "too little was answered to show anything"
    assert [one for one in saved if one not in stored] == [], "called saved and not kept"
    assert stored == [one for one in given if one in stored], "doubled, or in another order"


@dataclass(frozen=True)
class Submitted:
    """An answer that was submitted."""

    question: str
    option: str
    saved: bool = False
    """The screen called it saved."""

    @property
    def as_stored(self) -> tuple[str, list[str]]:
        """The question's id and the answer."""
        return f"q{self.question.replace('.', '-')}", [self.option]


@dataclass
class Learner:
    """Answers questions in one window after another, and remembers what the screens said."""

    moments: random.Random
    answers: list[Submitted] = field(default_factory=list)
    orders: dict[str, list[str]] = field(default_factory=dict)
    """The options of each question in the order first shown."""
    expected: tuple[str, ...] = ("1.1",)
    """Questions of which one is to be open."""
    leaves: str = ""
    """The question from which a key was pressed to go on."""
    waits: bool = False
    """The last answer was not called saved yet."""

    def live(self, window: Terminal) -> None:
        """Answer until the program is killed, every other time at the very moment when it says "saved"."""
        self.sit_down(window)
        work = self.work()
        for _ in range(self.moments.randint(1, MOST_MOMENTS)):
            next(work)
        if self.moments.random() < 0.5:
            while not next(work):
                pass
        else:
            end = time.monotonic() + self.moments.uniform(0, LATEST)
            while (left := end - time.monotonic()) > 0:
                window.pump(left)
        window.kill(signal.SIGKILL)
        assert window.wait() == -signal.SIGKILL
        self.note_saved()
        self.expected = (
            (self.question,) if self.leaves != self.question else (self.question, following(self.question))
        )

    def sit_down(self, window: Terminal) -> None:
        """Open the check, and see that the same question is open with the same options."""
        self.window, self.leaves, self.waits = window, "", False
        window.until("Section 1 of 1")
        window.press("c")
        window.until_true(lambda: self.is_asked, "a question")
        self.look()
        assert self.question in self.expected

    def work(self) -> Iterator[bool]:
        """Choose, submit, go on, and so forth; yields after every key, and what it shows for it.

        What it yields is whether the screen has just said that an answer is saved.
        """
        while True:
            if self.is_over:
                self.leaves = self.question
                self.window.press("Enter")
                yield False
                self.window.until_true(self.has_arrived, "next question")
                self.look()
                yield False
            option = self.choice()
            self.window.press(str(self.options.index(option) + 1))
            yield False
            self.window.until_true(partial(self.is_ready, option), f"{option} chosen")
            if self.is_over:
                continue
            self.answers.append(Submitted(self.question, option))
            self.waits = True
            self.window.press("Enter")
            yield False
            self.window.until_true(lambda: self.is_saved, "saved")
            self.note_saved()
            yield True

    def choice(self) -> str:
        """An option that was not submitted yet, if there is one."""
        tried = {answer.option for answer in self.answers if answer.question == self.question}
        return self.moments.choice([option for option in self.options if option not in tried] or self.options)

    def look(self) -> None:
        """See that a question seen before has its options in the same order."""
        assert len(self.options) == 4
        assert self.options == self.orders.setdefault(self.question, self.options)

    def note_saved(self) -> None:
        """What was submitted last counts, if the screen calls it saved."""
        if self.waits and self.is_saved:
            self.answers[-1] = replace(self.answers[-1], saved=True)
            self.waits = False

    @property
    def question(self) -> str:
        """The number of the question on the screen."""
        found = NUMBER.search(self.window.words)
        return found[1] if found else ""

    @property
    def options(self) -> list[str]:
        """The options on the screen, in the order shown."""
        return OPTION.findall(self.window.text)

    @property
    def is_asked(self) -> bool:
        """Whether all options of the question on the screen are there, and not those of the one before."""
        number = self.question.partition(".")[2]
        return [option.split()[1] for option in self.options] == [number] * 4

    @property
    def is_saved(self) -> bool:
        """Whether the screen says that the last answer is saved."""
        return SAVED.search(self.window.text) is not None

    @property
    def is_over(self) -> bool:
        """Whether all is said about this question."""
        return "Go on" in self.window.lines[-1]

    def has_arrived(self) -> bool:
        """Whether the next question can be answered."""
        return self.is_asked and not self.is_over and self.question == following(self.leaves)

    def is_ready(self, option: str) -> bool:
        """Whether the option shows as chosen and no old answer as saved, or there is nothing to choose."""
        chosen = re.search(rf"\(•\)\s+{option}$", self.window.text, re.M) is not None
        return self.is_over or (chosen and not self.is_saved)


def following(question: str) -> str:
    """The number of the question after this one."""
    section, _, number = question.partition(".")
    return f"{section}.{int(number or 0) + 1}"

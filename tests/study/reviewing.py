"""A lesson by a weir, and the machine of someone who reads it and reviews it on the days after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tutor.library import Library
from tutor.library.opened import OpenLesson
from tutor.progress.recorder import Recorder
from tutor.progress.store import Store
from tutor.quiz.step import Answered, MovedOn, Proved
from tutor.settings import Settings
from tutor.study.course import Course
from tutor.study.review import Review

WEIR = """\
format = 1
id = "weir"
title = "The Weir"

[[glossary]]
term = "sluice"
aliases = ["sluice gate"]
kind = "word"
definition = "A gate that lets water through."

[[glossary]]
term = "Orla Venn"
kind = "person"
definition = "She keeps the weir."

[[glossary]]
term = "miller"
definition = "Nobody by this name is in the text."

[[sections]]
id = "one"
title = "One"
text = \"\"\"
Every sluice was shut, and each sluice leaked. Orla Venn opened the sluice at dawn.

The mill stood still.
\"\"\"

[[sections.questions]]
id = "who"
type = "choice"
prompt = "Who opened it?"
options = ["The miller", "Orla Venn", "Nobody"]
answer = "Orla Venn"
evidence = ["Orla Venn opened the sluice"]
hints = ["Think of dawn."]
proof = true

[[sections.questions]]
id = "what"
type = "short"
prompt = "What stood still?"
answer = "the mill"

[[sections.questions]]
id = "why"
type = "explain"
prompt = "Why?"
model = "Because."
rubric = ["says because"]

[[sections]]
id = "two"
title = "Two"
text = "The water rose. Nobody asked the miller."

[[sections.questions]]
id = "rose"
type = "true_false"
prompt = "The water fell."
answer = false

[[questions]]
id = "last"
type = "true_false"
prompt = "It was dawn."
answer = true
evidence = ["at dawn"]
"""


class Desk:
    """A library of lessons, one store, and a clock that is set by the day."""

    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "lessons").mkdir()
        self.at = datetime(2026, 3, 2, 18, tzinfo=UTC)
        self.store = Store.open(home / "progress.db", lambda: self.at)
        self.recorder = Recorder(self.store)
        self.settings = Settings()

    def write(self, text: str = WEIR, name: str = "weir") -> None:
        """Put a lesson into the library, or in the place of what it was."""
        (self.home / "lessons" / f"{name}.toml").write_text(text, encoding="utf-8")

    @property
    def library(self) -> Library:
        """The library, opened anew."""
        return Library([self.home / "lessons"], self.home / "cache")

    def days_go_by(self, days: int = 1) -> None:
        """So many."""
        self.at += timedelta(days=days)

    def course(self, lesson: str = "weir") -> Course:
        """A course, begun."""
        course = self.course_of(self.library.open(lesson))
        if not course.begun:
            course.begin_attempt()
        return course

    def course_of(self, lesson: OpenLesson) -> Course:
        return Course(lesson, self.recorder, lambda: "seed")

    def review(self, lesson: str = "", seed: str = "seed") -> Review:
        """A review, begun."""
        return Review(self.library, self.recorder, self.settings, self.course_of, lambda: seed, lesson=lesson)

    def read(self, *missed: str, looked_up: tuple[str, ...] = (), lesson: str = "weir") -> None:
        """Read a lesson and answer its questions, those named wrongly."""
        course = self.course(lesson)
        for term in looked_up:
            course.mark_looked_up(0, course.outline.terms.index(term))
        for part in range(course.last + 1):
            course.open_check(part)
            while (item := course.sitting(part).current) is not None:
                question = item.question
                wrong = question.id in missed and not item.showing
                course.step(part, Answered(question.id, question.fingerprint, ANSWERS[question.id][wrong]))
                course.step(part, Proved(question.id, course.evidence.key(question)))
                if not course.sitting(part).item(question.id).over:
                    course.step(part, Answered(question.id, question.fingerprint, ANSWERS[question.id][0]))
                course.step(part, MovedOn(question.id))


ANSWERS = {
    "who": (("Orla Venn",), ("Nobody",)),
    "what": (("the mill",), ("the moon",)),
    "why": (("because", "says because"), ("dunno", "")),
    "rose": (("false",), ("true",)),
    "last": (("true",), ("false",)),
}

"""Conversations without a terminal: lines are fed, and what is said is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from tutor.lesson.question import (
    Choice,
    Classify,
    Cloze,
    Explain,
    Match,
    Multiple,
    Order,
    Question,
    TrueFalse,
)
from tutor.library import Library
from tutor.library.attached import AttachedCopy
from tutor.library.opened import OpenLesson
from tutor.plain.console import Console, EndOfInput
from tutor.plain.desk import Quit
from tutor.plain.lesson import read_lesson
from tutor.plain.prose import prose
from tutor.progress.event import Event
from tutor.progress.recorder import Recorder
from tutor.progress.store import Store
from tutor.quiz.feedback import shown_answer
from tutor.quiz.grading import right_options
from tutor.study.course import Course
from tutor.study.evidence import EvidenceFinder
from tutor.study.stopwatch import Stopwatch

EVERY = '''
format = 1
id = "every"
title = "Every Question"

[study]
shuffle = false
tries = 2

[[glossary]]
term = "toll"
aliases = ["tolls"]
kind = "concept"
say = "TOHL"
definition = "Money paid to *pass*."
example = "The toll was one coin."
see_also = ["toll house"]
links = ["https://example.org/toll"]

[[glossary]]
term = "toll house"
definition = "The house where a toll is paid."
see_also = ["toll"]

[[sections]]
id = "toll"
title = "A toll"
text = """
The town asked a toll of everyone who crossed. The mayor's men sat in the toll house.

Traders hated the toll. They wrote to the king, who sent no answer, and they wrote again. See
[the letters](https://example.org/letters) for what *they* said.
"""

[[sections.questions]]
id = "choice"
type = "choice"
proof = true
prompt = "Who hated the *toll*?"
options = [
  { text = "The king", why = "He sent no answer." },
  { text = "The traders", correct = true, why = "They wrote letters." },
  { text = "The mayor", why = "His men took it." },
]
hints = ["Look for letters.", "Second paragraph."]
explanation = "They wrote twice."
evidence = ["Traders hated the toll"]

[[sections.questions]]
id = "multiple"
type = "multiple"
prompt = "What did the traders do?"
options = [
  { text = "They wrote.", correct = true, why = "To the king." },
  { text = "They swam.", why = "Nobody swims here." },
  { text = "They wrote again.", correct = true, why = "He had not answered." },
]

[[sections.questions]]
id = "true-false"
type = "true_false"
prompt = "The king answered."
answer = false
why = { true = "He sent nothing.", false = "No answer came." }

[[sections.questions]]
id = "short"
type = "short"
prompt = "What was paid?"
answers = [
  { text = "a toll", why = "One coin." },
  { text = "money", credit = 0.5, why = "More exactly, a toll." },
]
reject = [{ text = "taxes", why = "Taxes are another matter." }]

[[sections.questions]]
id = "evidence"
type = "evidence"
prompt = "Which sentence tells where the men sat?"
evidence = ["men sat in the toll house"]

[[sections]]
id = "flood"
title = "The flood"
text = """
In spring the river rose. The bridge stood for three days, and on the fourth it was gone.

Nobody paid a toll again.
"""

[[sections.questions]]
id = "number"
type = "number"
prompt = "How many days did it stand?"
answer = 3
unit = ["days"]

[[sections.questions]]
id = "typed"
type = "cloze"
prompt = "Fill the gaps."
text = "The {river} rose and took the {bridge}."

[[sections.questions]]
id = "picked"
type = "cloze"
prompt = "Fill the gaps from the list."
text = "It stood for {three} days and fell on the {fourth}."
bank = ["fifth"]

[[sections.questions]]
id = "order"
type = "order"
prompt = "What came first?"
items = ["The toll", "The letters", "The flood"]

[[questions]]
id = "match"
type = "match"
prompt = "Who did what?"
pairs = [
  { left = "traders", right = "wrote", why = "Twice." },
  { left = "the king", right = "kept silent", why = "No answer came." },
]
distractors = ["swam"]

[[questions]]
id = "classify"
type = "classify"
prompt = "Fact or opinion?"
classes = ["fact", "opinion"]
items = [
  { text = "The river rose.", class = "fact", why = "It can be checked." },
  { text = "The toll was unfair.", class = "opinion", why = "That is a judgement." },
]

[[questions]]
id = "explain"
type = "explain"
prompt = "Why did the toll end?"
model = "The flood took the *bridge*."
rubric = ["names the flood", { text = "names the bridge", points = 2 }]

[[questions]]
id = "whole"
type = "evidence"
prompt = "Point at two sentences about the toll."
evidence = [
  { quote = "Traders hated", section = "toll" },
  { quote = "Nobody paid a toll", section = "flood" },
]
'''


class Talk:
    """One run: what was said, and how it ended."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.ended: type[Exception] | None = None
        """`EndOfInput` or `Quit`; None when the learner left the lesson."""

    @property
    def text(self) -> str:
        """All that was said."""
        return "\n".join(self.lines)

    def after(self, words: str) -> list[str]:
        """The lines after the last one that holds these words."""
        at = max(number for number, line in enumerate(self.lines) if words in line)
        return self.lines[at + 1 :]


Answerer = Callable[[Talk], str | None]
"""What a learner types next, having heard so much; None for nothing more."""


class Home:
    """A learner's machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lessons = folder / "lessons"
        self.lessons.mkdir()
        self._at = datetime(2026, 3, 1, 9, tzinfo=UTC)
        self.seconds = 0.0
        self.store = Store.open(folder / "progress.db", self._now)

    def _now(self) -> datetime:
        self._at += timedelta(seconds=1)
        return self._at

    def forget(self) -> None:
        """Begin with an empty progress file."""
        self.store.close()
        for file in self.folder.glob("progress.db*"):
            file.unlink()
        self.store = Store.open(self.folder / "progress.db", self._now)

    def write(self, lesson: str) -> OpenLesson:
        """Put a lesson into the library, and open it."""
        path = self.lessons / "lesson.toml"
        path.write_text(lesson, encoding="utf-8")
        return Library([self.lessons], self.folder / "cache").open(str(path))

    def course(
        self, lesson: OpenLesson, copy: AttachedCopy | None = None, watch: Stopwatch | None = None
    ) -> Course:
        """The course as a program that is started now finds it."""
        spent = (lambda: watch.seconds) if watch else (lambda: 0.0)
        return Course(lesson, Recorder(self.store), lambda: "seed", copy, spent)

    def events(self) -> list[Event]:
        """Everything that was recorded."""
        return list(self.store.events())

    def kinds(self) -> list[str]:
        """The kinds of it."""
        return [event.kind for event in self.events()]

    def read(
        self,
        lesson: OpenLesson | Course,
        typed: Iterable[str] | Answerer,
        *,
        again: bool = False,
        width: int = 80,
        sure: bool = False,
    ) -> Talk:
        """Read a lesson, typing these lines, or what the learner answers, and then nothing more."""
        talk = Talk()
        watch = Stopwatch(lambda: self.seconds)
        course = lesson if isinstance(lesson, Course) else self.course(lesson, watch=watch)
        console = Console(_reader(talk, typed), talk.lines.append, lambda: width)
        try:
            read_lesson(console, course, watch, asks_how_sure=sure, again=again)
        except (EndOfInput, Quit) as ended:
            talk.ended = type(ended)
        return talk


def _reader(talk: Talk, typed: Iterable[str] | Answerer) -> Callable[[], str]:
    lines = iter(()) if callable(typed) else iter(typed)

    def read() -> str:
        line = typed(talk) if callable(typed) else next(lines, None)
        return "" if line is None else f"{line}\n"

    return read


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A machine on which nothing has been read."""
    made = Home(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def every() -> str:
    """A lesson with every type of question."""
    return EVERY


@pytest.fixture
def sections() -> Callable[..., str]:
    """Makes a lesson of sections with these texts, and without questions."""

    def make(*texts: str, head: str = "") -> str:
        parts = [
            f'[[sections]]\nid = "s{n}"\ntitle = "Part {n}"\ntext = """\n{text}\n"""\n'
            for n, text in enumerate(texts, 1)
        ]
        return f'format = 1\nid = "made"\ntitle = "Made"\n{head}\n{"".join(parts)}'

    return make


@pytest.fixture
def learner() -> Callable[..., Learner]:
    """Makes a learner who knows the answers of a lesson."""
    return Learner


class Learner:
    """Knows every answer of a lesson and gives it when it is asked for, by what is heard alone.

    Hears wide lines, so that none is broken. Stops at the summary, and after `limit` lines.
    """

    def __init__(self, lesson: OpenLesson, limit: int = 1000) -> None:
        self.typed: list[str] = []
        self._limit = limit
        self._finder = EvidenceFinder(lesson)
        parts = range(len(lesson.outline.sections))
        questions = [*(one for part in parts for one in lesson.section(part).questions), *lesson.last()]
        self._questions = {prose(one.prompt)[0]: one for one in questions}

    def __call__(self, talk: Talk) -> str | None:
        """What to type now."""
        if "Summary." in talk.lines or len(self.typed) >= self._limit:
            return None
        line = self._line(talk.lines[-1], talk.lines)
        self.typed.append(line)
        return line

    def _line(self, prompt: str, lines: Sequence[str]) -> str:
        if prompt.startswith(("Enter", "End of section")):
            return ""
        if prompt.startswith("How sure"):
            return "4"
        at = max(number for number, line in enumerate(lines) if line in self._questions)
        question, heard = self._questions[lines[at]], lines[at + 1 :]
        numbers = {words: key for key, words in _listed(heard, r"(\d+)\. (.*)")}
        if prompt.startswith("Gap"):
            assert isinstance(question, Cloze)
            return question.gaps[int(prompt.split()[1]) - 1].accepted[0]
        if prompt.startswith(("The number of the sentence", "The numbers of 2 sentences")):
            return self._point(question, numbers)
        return self._answer(question, numbers, heard)

    def _answer(self, question: Question, numbers: Mapping[str, str], heard: Sequence[str]) -> str:
        letters = {words: key for key, words in _listed(heard, r"([a-z]+)\. (.*)")}
        letters |= {words: key for line in heard for key, words in _in_line(line)}
        match question:
            case Choice() | Multiple():
                return " ".join(numbers[text] for text in right_options(question))
            case TrueFalse(answer=answer):
                return str(answer).lower()
            case Order(items=items):
                return " ".join(numbers[item] for item in items)
            case Match(pairs=pairs):
                return " ".join(f"{numbers[pair.left]}{letters[pair.right]}" for pair in pairs)
            case Classify(items=statements):
                return " ".join(f"{numbers[one.text]}{letters[one.group]}" for one in statements)
            case Cloze(gaps=gaps):
                return " ".join(letters[gap.accepted[0]] for gap in gaps)
            case Explain():
                return self._explain(heard, numbers)
            case _:
                return shown_answer(question)

    def _point(self, question: Question, numbers: Mapping[str, str]) -> str:
        """The sentences that are right, or a section to hear the sentences of."""
        said = {words.replace("*", ""): key for words, key in numbers.items()}
        wanted = [" ".join(text.split()) for text in self._finder.key(question)]
        missing = [text for text in wanted if text not in said]
        return f"p {self._section_of(missing[0])}" if missing else " ".join(said[text] for text in wanted)

    def _section_of(self, sentence: str) -> int:
        """The number of the section with this sentence."""
        texts = (self._finder.passage(number).text.replace("\n", " ") for number in range(100))
        return next(number for number, text in enumerate(texts, 1) if sentence in text)

    def _explain(self, heard: Sequence[str], numbers: Mapping[str, str]) -> str:
        """Some words, a dot, every criterion."""
        if any(line.startswith("A model answer") for line in heard):
            return " ".join(key for key in numbers.values())
        is_written = self.typed[-1:] == [ESSAY] or "You have written:" in heard
        return "." if is_written else ESSAY


ESSAY: Final = "because the flood took the bridge"


def _listed(heard: Sequence[str], pattern: str) -> Iterator[tuple[str, str]]:
    for line in heard:
        if found := re.fullmatch(pattern, line):
            yield found[1], found[2]


def _in_line(line: str) -> Iterator[tuple[str, str]]:
    """The things of a line such as `Classes: a fact, b opinion.`"""
    if line.startswith(("Classes: ", "Words: ")):
        for thing in line.partition(": ")[2].removesuffix(".").split(", "):
            key, _, words = thing.partition(" ")
            yield key, words

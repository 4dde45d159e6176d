"""What a learner answers with, in lines; each type of question has a field of its own."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from tutor.quiz.answer_words import answer_words
from tutor.quiz.asked import Asked
from tutor.quiz.grading import Answer

FIRST = "Answer first."


class Taken(NamedTuple):
    """What a line came to."""

    said: str = ""
    """What is wrong with it, or what is still missing."""
    is_whole: bool = False
    """The answer is to be submitted."""


class Field:
    """Holds an answer, and grades nothing."""

    TYPED: ClassVar[bool] = False
    """Whether what is typed is an answer in words, so that commands need a colon."""

    NOTE: ClassVar[str] = ""
    """What is said once of the way to answer, the first time that it comes up."""

    def __init__(self, asked: Asked, begun: Answer = ()) -> None:
        """`begun` is an answer that was put off and can be submitted as it is."""
        self.asked, self.begun = asked, begun
        self.answer: Answer = ()
        """The answer given so far."""

    def lines(self) -> list[str]:
        """What there is to choose from, after the prompt of the question."""
        return []

    def so_far(self) -> str:
        """What was begun before, and what can be done with it; nothing when nothing was."""
        if not self.begun:
            return ""
        return f"You began: {answer_words(self.asked.item.question, self.begun)}. Enter submits it."

    def enter(self) -> Taken:
        """An empty line submits what was begun."""
        if not self.begun:
            return Taken(FIRST)
        self.answer = self.begun
        return Taken(is_whole=True)

    def how(self) -> str:
        """What is to be typed now."""
        raise NotImplementedError

    def take(self, line: str) -> Taken:
        """Take a line that is no command; it may be empty."""
        raise NotImplementedError


def numbers(line: str, most: int) -> list[int] | str:
    """The numbers from 1 to `most` on a line, each counted from 0 and once; or what is wrong with it."""
    found: list[int] = []
    for word in line.replace(",", " ").replace(";", " ").split():
        number = int(word) if word.isdecimal() and len(word) < 7 else 0
        if not 0 < number <= most:
            return f"“{word}” is no number from 1 to {most}."
        found.append(number - 1)
    return list(dict.fromkeys(found))

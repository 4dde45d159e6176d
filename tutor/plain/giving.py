"""Answers that give a letter to each number: pairs, classes, gaps that are filled from a list of words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from tutor.lesson.question import Classify, Cloze, Match
from tutor.plain.field import FIRST, Field, Taken
from tutor.quiz import offered
from tutor.quiz.asked import Asked
from tutor.quiz.grading import Answer, pairs_of

_TOKEN: Final = re.compile(r"[0-9]{1,6}|[a-z]{1,3}")
_BETWEEN: Final = re.compile(r"[\s,;:.=()\-]*")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


class GivingField(Field):
    """Numbered parts, each of which is given one of the lettered things."""

    NOTE: ClassVar[str] = "Or all letters in the order of the numbers. What is left out can follow."

    def __init__(self, asked: Asked, parts: Sequence[str], things: Sequence[str], given: Answer) -> None:
        """`given`: what the parts were given so far; empty texts for those that have nothing."""
        super().__init__(asked)
        self._parts, self._things = tuple(parts), tuple(things)
        self._given = {n: thing for n, thing in enumerate(given) if thing in self._things}
        self._keep()

    def so_far(self) -> str:
        """What is given already."""
        given = [
            f"{part + 1}{letter(self._things.index(thing))}" for part, thing in sorted(self._given.items())
        ]
        return f"So far: {', '.join(given)}. Enter submits the answer as it is." if given else ""

    def how(self) -> str:
        """Pairs of a number and a letter."""
        return "A letter for each number, as 1b 2a." if len(self._parts) > 1 else "1 and its letter, as 1b."

    def take(self, line: str) -> Taken:
        """Give letters to numbers; what is given so far is submitted with an empty line."""
        if not line:
            return Taken(is_whole=True) if self._given else Taken(FIRST)
        given = _given(line, len(self._parts), len(self._things))
        if isinstance(given, str):
            return Taken(given)
        self._given |= {part: self._things[thing] for part, thing in given.items()}
        self._keep()
        missing = [str(part + 1) for part in range(len(self._parts)) if part not in self._given]
        if not missing:
            return Taken(is_whole=True)
        return Taken(f"Nothing yet for {', '.join(missing)}. Enter submits the answer as it is.")

    def _keep(self) -> None:
        self.answer = self._answered([self._given.get(part, "") for part in range(len(self._parts))])

    def _answered(self, given: Sequence[str]) -> Answer:
        """The answer as it is recorded: each part that was given something, followed by that."""
        return tuple(
            text for part, thing in zip(self._parts, given, strict=True) if thing for text in (part, thing)
        )


class MatchField(GivingField):
    """Left sides, and the right ones."""

    def __init__(self, asked: Asked, half: Answer) -> None:
        question = asked.item.question
        assert isinstance(question, Match)
        lefts = [pair.left for pair in question.pairs]
        super().__init__(asked, lefts, offered.rights(question, asked), _by_part(lefts, half))

    def lines(self) -> list[str]:
        """Both sides."""
        lefts = [f"{number}. {text}" for number, text in enumerate(self._parts, 1)]
        return [*lefts, *(f"{letter(index)}. {text}" for index, text in enumerate(self._things))]


class ClassifyField(GivingField):
    """Statements, and the classes."""

    def __init__(self, asked: Asked, half: Answer) -> None:
        question = asked.item.question
        assert isinstance(question, Classify)
        texts = [item.text for item in question.items]
        super().__init__(asked, texts, question.classes, _by_part(texts, half))

    def lines(self) -> list[str]:
        """The classes in a line, then the statements."""
        classes = ", ".join(f"{letter(index)} {text}" for index, text in enumerate(self._things))
        return [f"Classes: {classes}.", *(f"{number}. {text}" for number, text in enumerate(self._parts, 1))]


class BankField(GivingField):
    """A text with gaps, and the words to fill them with."""

    def __init__(self, asked: Asked, half: Answer) -> None:
        question = asked.item.question
        assert isinstance(question, Cloze)
        self._between = question.between
        names = [f"gap {number}" for number in range(1, len(question.gaps) + 1)]
        super().__init__(asked, names, offered.bank(question, asked), half)

    def lines(self) -> list[str]:
        """The text, then the words in a line."""
        words = ", ".join(f"{letter(index)} {text}" for index, text in enumerate(self._things))
        return [gapped(self._between), f"Words: {words}."]

    def _answered(self, given: Sequence[str]) -> Answer:
        """A word for each gap, empty ones too; nothing while all are empty."""
        return tuple(given) if any(given) else ()


def gapped(between: Sequence[str]) -> str:
    """A text with its gaps by number."""
    first, *others = between
    return first + "".join(f"(gap {number}){text}" for number, text in enumerate(others, 1))


def letter(index: int) -> str:
    """A to z, then aa, ab and so on."""
    before, at = divmod(index, len(_LETTERS))
    return (letter(before - 1) if before else "") + _LETTERS[at]


def _index(letters: str) -> int:
    index = 0
    for one in letters:
        index = index * len(_LETTERS) + _LETTERS.index(one) + 1
    return index - 1


def _by_part(parts: Sequence[str], half: Answer) -> Answer:
    given = pairs_of(half)
    return tuple(given.get(part, "") for part in parts)


def _given(line: str, parts: int, things: int) -> Mapping[int, int] | str:
    """Which part is given which thing, both counted from 0; or what is wrong with the line."""
    line = line.casefold()
    tokens = _TOKEN.findall(line)
    if not _BETWEEN.fullmatch(_TOKEN.sub("", line)) or not tokens:
        return "Numbers with letters, as 1b 2a."
    if not any(token[0].isdigit() for token in tokens):
        if len(tokens) != parts or parts < 2:
            return f"There are {parts} numbers: letters for all of them, or numbers too, as 1b 2a."
        tokens = [part for n, token in enumerate(tokens, 1) for part in (str(n), token)]
    return _paired(tokens, parts, things)


def _paired(tokens: Sequence[str], parts: int, things: int) -> Mapping[int, int] | str:
    found: dict[int, int] = {}
    for at in range(0, len(tokens), 2):
        pair = tokens[at : at + 2]
        if len(pair) < 2 or not pair[0].isdigit() or pair[1].isdigit():
            return f"“{' '.join(pair)}” is no number with its letter, as 1b."
        part, thing = int(pair[0]) - 1, _index(pair[1])
        if not 0 <= part < parts:
            return f"There is no number {pair[0]}; there are 1 to {parts}."
        if not 0 <= thing < things:
            return f"There is no letter {pair[1]}; there are a to {letter(things - 1)}."
        found[part] = thing
    return found

"""Answers in words: a line, a gap at a time, an explanation of many lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar, Final

from tutor.lesson.question import Cloze, Explain, Number
from tutor.plain.field import FIRST, Field, Taken
from tutor.plain.giving import gapped
from tutor.quiz.asked import Asked
from tutor.quiz.grading import Answer

_CHANGE: Final = re.compile(r":([0-9]{1,6}) (.+)")
END: Final = "."
"""A line that ends an explanation."""


class LineField(Field):
    """A few words, or a number. After a near miss an empty line gives the same again."""

    TYPED: ClassVar[bool] = True

    def how(self) -> str:
        """What is typed."""
        if self.asked.item.near:
            return "Type it again; Enter leaves it as it is, which counts as right."
        return "Type a number." if isinstance(self.asked.item.question, Number) else "Type a few words."

    def take(self, line: str) -> Taken:
        """Answer."""
        if not line and not self.asked.item.near:
            return self.enter()
        self.answer = (line,) if line else self.asked.item.near
        return Taken(is_whole=True)


class GapField(Field):
    """Gaps, one after the other; a gap that was filled can be filled anew by its number."""

    TYPED: ClassVar[bool] = True

    def __init__(self, asked: Asked, half: Answer, near: Sequence[int]) -> None:
        """`near` are the gaps that were nearly right; only these are asked for again."""
        super().__init__(asked)
        question = asked.item.question
        assert isinstance(question, Cloze)
        self._between, count = question.between, len(question.gaps)
        given = half if len(half) == count else asked.item.near
        self._given = list(given) if len(given) == count else [""] * count
        self._near = bool(near)
        is_open = asked.item.near if near else ("",) * count
        self._open = [gap for gap in near or range(count) if self._given[gap] == is_open[gap]]
        self._keep()

    def lines(self) -> list[str]:
        """The text."""
        return [gapped(self._between)]

    def so_far(self) -> str:
        """The gaps that are filled."""
        filled = [f"gap {gap} {text}" for gap, text in enumerate(self._given, 1) if text]
        return f"So far: {', '.join(filled)}." if filled and not self._near else ""

    def how(self) -> str:
        """Which gap is filled next."""
        if not self._open:
            return "Enter submits the answer."
        gap = self._open[0] + 1
        if self._near:
            return f"Gap {gap} again; Enter leaves it as it is, which counts as right."
        more = " Enter submits the answer without it." if self.answer else ""
        return f"Gap {gap} of {len(self._given)}.{more}"

    def take(self, line: str) -> Taken:
        """Fill a gap; the last one, or an empty line, submits the answer."""
        if not line:
            return Taken(is_whole=True) if self.answer else Taken(FIRST)
        change = _CHANGE.fullmatch(line)
        if change is not None:
            gap = int(change[1]) - 1
            if not 0 <= gap < len(self._given):
                return Taken(f"There is no gap {change[1]}; there are 1 to {len(self._given)}.")
            line = change[2]
        elif not self._open:
            return Taken("Every gap is filled; to fill one anew begin with its number, as :1 word.")
        else:
            gap = self._open[0]
        self._given[gap] = line
        self._open = [one for one in self._open if one != gap]
        self._keep()
        return Taken(is_whole=not self._open and change is None)

    def _keep(self) -> None:
        self.answer = tuple(self._given) if any(self._given) else ()


class EssayField(Field):
    """An explanation, written in as many lines as wanted."""

    TYPED: ClassVar[bool] = True

    def __init__(self, asked: Asked, half: Answer) -> None:
        super().__init__(asked)
        assert isinstance(asked.item.question, Explain)
        self._lines = half[0].split("\n") if half and half[0] else []
        self._begun = False
        self._keep()

    @property
    def draft(self) -> str:
        """What has been written so far."""
        return "\n".join(self._lines).strip()

    def lines(self) -> list[str]:
        """What was written before."""
        return ["You have written:", *self._lines] if self.draft else []

    def how(self) -> str:
        """Said once: in the middle of writing nothing comes in between."""
        if self._begun:
            return ""
        self._begun = True
        return (
            "Write in your own words, in as many lines as you like. "
            "Two empty lines, or a line with a dot alone, end it."
        )

    def take(self, line: str) -> Taken:
        """Write a line on; the end of it is the answer, when there is one."""
        is_end = line == END or (not line and self._lines[-1:] in ([], [""]))
        if not is_end:
            self._lines.append(line)
        self._keep()
        if is_end and not self.draft:
            self._begun = False
            return Taken(FIRST)
        return Taken(is_whole=is_end)

    def _keep(self) -> None:
        self.answer = (self.draft,) if self.draft else ()

"""Answers by number: options, an order, the criteria of an explanation."""

from __future__ import annotations

from tutor.lesson.question import Choice, Explain, Multiple, Order, TrueFalse
from tutor.plain.field import Field, Taken, numbers
from tutor.plain.prose import prose
from tutor.quiz import offered
from tutor.quiz.asked import Asked
from tutor.quiz.grading import FALSE, TRUE, Answer


class OptionField(Field):
    """Options, of which one or several are chosen."""

    def __init__(self, asked: Asked, half: Answer = ()) -> None:
        assert isinstance(asked.item.question, Choice | Multiple)
        self._many = isinstance(asked.item.question, Multiple)
        self._texts = [text for text, _ in offered.options(asked.item.question, asked)]
        super().__init__(asked, half if set(half) <= set(self._texts) else ())

    def lines(self) -> list[str]:
        """The options, numbered."""
        return [f"{number}. {text}" for number, text in enumerate(self._texts, 1)]

    def how(self) -> str:
        """One number, or several."""
        return "All numbers that apply, as 1 3." if self._many else f"One number, 1 to {len(self._texts)}."

    def take(self, line: str) -> Taken:
        """Choose."""
        chosen = numbers(line, len(self._texts))
        if isinstance(chosen, str):
            return Taken(chosen)
        if not chosen:
            return self.enter()
        if len(chosen) > 1 and not self._many:
            return Taken("Only one is asked for.")
        self.answer = tuple(self._texts[index] for index in sorted(chosen))
        return Taken(is_whole=True)


class TruthField(Field):
    """True or false."""

    def __init__(self, asked: Asked, half: Answer = ()) -> None:
        super().__init__(asked, half if half in ((TRUE,), (FALSE,)) else ())
        assert isinstance(asked.item.question, TrueFalse)

    def how(self) -> str:
        """The two words."""
        return "Type true or false."

    def take(self, line: str) -> Taken:
        """Choose, by word or as in the full-screen program by number."""
        said = {"true": TRUE, "1": TRUE, "false": FALSE, "2": FALSE}.get(line.casefold())
        if said is None:
            return Taken(f"“{line}” is neither true nor false.") if line else self.enter()
        self.answer = (said,)
        return Taken(is_whole=True)


class OrderField(Field):
    """Items to put in order."""

    def __init__(self, asked: Asked, half: Answer = ()) -> None:
        assert isinstance(asked.item.question, Order)
        self._items = offered.items(asked.item.question, asked)
        super().__init__(asked, half if sorted(half) == sorted(self._items) else ())

    def lines(self) -> list[str]:
        """The items, numbered as they come."""
        return [f"{number}. {item}" for number, item in enumerate(self._items, 1)]

    def how(self) -> str:
        """Numbers in another order."""
        return "All numbers in the right order, as 2 1 3."

    def take(self, line: str) -> Taken:
        """Put in order."""
        chosen = numbers(line, len(self._items))
        if isinstance(chosen, str):
            return Taken(chosen)
        if not chosen:
            return self.enter()
        missing = [str(index + 1) for index in range(len(self._items)) if index not in chosen]
        if missing:
            return Taken(f"Every number once; missing: {', '.join(missing)}.")
        self.answer = tuple(self._items[index] for index in chosen)
        return Taken(is_whole=True)


class TickField(Field):
    """The criteria that an explanation, which is written, is held against by its writer."""

    def __init__(self, asked: Asked, half: Answer = ()) -> None:
        assert isinstance(asked.item.question, Explain)
        self._question = asked.item.question
        criteria = {criterion.text for criterion in self._question.rubric}
        is_ticked = len(half) > 1 and half[0] == asked.item.written and set(half[1:]) <= criteria
        super().__init__(asked, half if is_ticked else ())

    def lines(self) -> list[str]:
        """A model answer, and the criteria, numbered."""
        criteria = [criterion.text for criterion in self._question.rubric]
        model = prose(self._question.model, "A model answer: ")
        return [*model, *(f"{number}. {text}" for number, text in enumerate(criteria, 1))]

    def so_far(self) -> str:
        """The criteria that were ticked before."""
        return f"You began to tick: {'; '.join(self.begun[1:])}. Enter submits it." if self.begun else ""

    def how(self) -> str:
        """Numbers, or none."""
        return "The numbers of what your explanation does, as 1 3, or 0 for nothing of it. Only you can tell."

    def take(self, line: str) -> Taken:
        """Tick."""
        if not line:
            return self.enter()
        ticked = [] if line == "0" else numbers(line, len(self._question.rubric))
        if isinstance(ticked, str):
            return Taken(ticked)
        texts = [self._question.rubric[index].text for index in sorted(ticked)]
        self.answer = (self.asked.item.written, *texts)
        return Taken(is_whole=True)

"""A check in lines: one question at a time, answered, told about, gone on from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tutor.plain.card import Card
from tutor.plain.command import QUIT, Command, in_short
from tutor.plain.console import EndOfInput
from tutor.plain.desk import Desk, Quit
from tutor.plain.look import Look
from tutor.plain.pointing import PointingField
from tutor.quiz.sitting import (
    Counted,
    Hinted,
    MovedOn,
    Sitting,
    Skipped,
    Step,
    may_count,
)
from tutor.study.part_words import check_name

HINT: Final = Command("h", "hint", "a hint")
SKIP: Final = Command("s", "skip", "put the question off until the others are answered")
FLAG: Final = Command("f", "flag", "say that something is wrong with the question")
PASSAGE: Final = Command("p", "passage", "the passage; in the last check also of another section", "number")
COUNT: Final = Command("m", "mine", "count your answer as right; it is kept for the author")
REPEAT: Final = Command("r", "repeat", "the question again")
LEAVE: Final = Command("q", "leave", "back to the text; the check stays open")
_NAMED: Final = (HINT, SKIP, COUNT, PASSAGE, LEAVE)
"""What is named beside the answer; the rest is in the list of all keys."""
_NO: Final = Command("n", "no", "do not flag the question")


class Check:
    """The check of one part of the lesson."""

    def __init__(self, desk: Desk, part: int) -> None:
        self._desk, self._course, self._part = desk, desk.course, part
        self._sitting: Sitting = self._course.enter_check(part)
        self._card = Card(desk, part, self._take)
        self._look = Look(desk, part, self._take)
        self._asked_at = desk.watch.seconds
        self._is_left = False

    def run(self) -> bool:
        """Ask until nothing is left to ask; False when the learner goes back to the text before."""
        count = len(self._sitting.items)
        questions = "1 question" if count == 1 else f"{count} questions"
        self._desk.say(f"{check_name(self._course, self._part)}: {questions}.")
        self._ask()
        while not self._sitting.done and not self._is_left:
            self._turn()
        return not self._is_left

    def _ask(self) -> None:
        """Ask the open question, if there is one."""
        if not self._sitting.done:
            self._asked_at = self._desk.watch.seconds
            self._card.ask()

    def _turn(self) -> None:
        """Say what can be typed, and do what is typed."""
        card, commands, typed = self._card, self._commands(), self._card.is_typed
        how = card.how
        once = in_short([one for one in commands if one in _NAMED], typed=typed) if how else ""
        try:
            command, line = self._desk.ask(how, commands, once, typed=typed)
        except (EndOfInput, Quit) as ended:
            if not card.draft:
                raise
            self._end_writing(ended)
            return
        if command is not None:
            self._acts()[command](line)
        elif card.field is None:
            self._go_on(line)
        else:
            card.answer(card.field, line)

    def _acts(self) -> Mapping[Command, Callable[[str], None]]:
        return {
            HINT: lambda _: self._hint(),
            SKIP: lambda _: self._skip(),
            FLAG: lambda _: self._flag(),
            PASSAGE: self._show_passage,
            COUNT: lambda _: self._count(),
            REPEAT: lambda _: self._card.say(),
            LEAVE: lambda _: self._leave(),
        }

    def _commands(self) -> Sequence[Command]:
        """What can be done with the item as it stands."""
        item = self._card.item
        asking = not item.over and not item.proving
        offered = {
            HINT: asking and item.hints < len(item.question.hints),
            SKIP: asking,
            COUNT: may_count(item),
        }
        every = (HINT, SKIP, COUNT, PASSAGE, REPEAT, FLAG, LEAVE)
        return [command for command in every if offered.get(command, True)]

    def _end_writing(self, ended: EndOfInput | Quit) -> None:
        """The end of the input is the end of an explanation; who quits is asked first."""
        if isinstance(ended, EndOfInput):
            self._card.submit()
            return
        self._desk.say("What you have written is not finished, and not saved.")
        if self._desk.console.ask("Enter goes on; Q quits and loses it.") == QUIT.key:
            raise ended

    def _go_on(self, line: str) -> None:
        if line:
            self._desk.say("This question is answered.")
            return
        self._take(MovedOn(self._card.item.question.id))
        self._ask()

    def _hint(self) -> None:
        self._take(Hinted(self._card.item.question.id))
        self._desk.say(*self._card.hints()[-1:])

    def _skip(self) -> None:
        if len(self._sitting.queue) == 1:
            self._desk.say("This is the only question left.")
            return
        self._card.keep_half_given()
        self._take(Skipped(self._card.item.question.id))
        self._ask()

    def _count(self) -> None:
        if self._take(Counted(self._card.item.question.id)):
            self._desk.say("Counted as right. Saved. Your answer is kept for the author.")

    def _flag(self) -> None:
        question = self._card.item.question
        before = self._course.flags().get(question.id)
        if before is not None:
            self._desk.say(f"Flagged before: {before}" if before else "Flagged before, without words.")
        ways = "Enter alone flags it without words, :n does not flag it."
        command, words = self._desk.ask(f"What is wrong with the question? {ways}", [_NO], typed=True)
        if command is None:
            outcome = self._course.flag(self._part, question, words)
            self._desk.say("Flagged. Saved." if self._desk.saved(outcome) else "Flagged.")

    def _show_passage(self, number: str) -> None:
        if isinstance(self._card.field, PointingField):
            self._look.point(self._card.field, number)
        else:
            self._look.passage(self._card.item, number)

    def _leave(self) -> None:
        self._card.keep_half_given()
        self._desk.saved(self._course.leave_check(self._part))
        self._is_left = True

    def _take(self, step: Step) -> bool:
        """Take a step; True when it is on the disk."""
        outcome = self._course.step(self._part, step, self._desk.watch.seconds - self._asked_at)
        self._sitting = self._course.sitting(self._part)
        return self._desk.saved(outcome)

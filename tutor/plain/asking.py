"""Questions in lines, one at a time: what can be typed at each, and going from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tutor.plain.card import Card
from tutor.plain.command import Command, find, in_short
from tutor.plain.desk import Desk
from tutor.plain.look import Look
from tutor.plain.pointing import PointingField
from tutor.plain.source import Source
from tutor.quiz.sitting import may_count
from tutor.quiz.step import Counted, Hinted, MovedOn, Skipped, Step

HINT: Final = Command("h", "hint", "a hint")
SKIP: Final = Command("s", "skip", "put the question off until the others are answered")
FLAG: Final = Command("f", "flag", "say that something is wrong with the question, or take that back")
PASSAGE: Final = Command("p", "passage", "the passage")
PASSAGES: Final = Command("p", "passage", "the passage, or that of another section", "number")
"""In a check over the whole lesson."""
COUNT: Final = Command("m", "mine", "count your answer as right; it is kept as it is")
REPEAT: Final = Command("r", "repeat", "the question again, and what was said of the answer")
TAKEN_BACK: Final = "The flag is taken back."
_NO: Final = Command("n", "no", "do not flag the question")


class Asking:
    """A check or a review, as a conversation."""

    LEAVE: Command
    """Ends the conversation before its end."""

    def __init__(self, desk: Desk, source: Source) -> None:
        self._desk, self._source = desk, source
        self._card = Card(desk, source, self._take)
        self._look = Look(desk, source, self._take)
        self._asked_at = desk.watch.seconds
        self._is_left = False

    def _talk(self) -> bool:
        """Ask until nothing is left to ask; False when the learner leaves before."""
        self._ask()
        while not self._source.is_over and not self._is_left:
            self._turn()
        return not self._is_left

    def _ask(self) -> None:
        """Ask the open question, if there is one."""
        if not self._source.is_over:
            self._asked_at = self._desk.watch.seconds
            self._card.ask()

    def _turn(self) -> None:
        """Say what can be typed, and do what is typed."""
        card, commands, typed = self._card, self._commands(), self._card.is_typed
        how = card.how
        once = in_short([one for one in commands if one.key in _NAMED], typed=typed) if how else ""
        command, line = self._desk.ask(how, commands, card.note, once, typed=typed)
        if command is not None:
            self._acts()[command](line)
        elif find(line, tuple(self._acts()), typed=typed) is not None:
            self._desk.say(f"There is nothing for “{line}” now; ? lists what there is.")
        elif card.field is None:
            self._go_on(line)
        else:
            card.answer(card.field, line)

    def _acts(self) -> Mapping[Command, Callable[[str], None]]:
        return {
            HINT: lambda _: self._hint(),
            SKIP: lambda _: self._skip(),
            COUNT: lambda _: self._count(),
            self._passage: self._show_passage,
            REPEAT: lambda _: self._card.repeat(),
            FLAG: lambda _: self._flag(),
            self.LEAVE: lambda _: self._leave(),
        }

    @property
    def _passage(self) -> Command:
        source = self._source
        return PASSAGES if source.part == source.course.last else PASSAGE

    def _commands(self) -> Sequence[Command]:
        """What can be done with the item as it stands."""
        offered = self._offered()
        return [command for command in self._acts() if offered.get(command, True)]

    def _offered(self) -> dict[Command, bool]:
        """Whether there is something to do for a command; the others can always be given."""
        item = self._card.item
        asking = not item.over and not item.proving
        return {
            HINT: asking and item.hints < len(item.question.hints),
            SKIP: asking,
            COUNT: may_count(item),
        }

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
        if self._source.is_only_one:
            self._desk.say("This is the only question left.")
            return
        self._card.keep_half_given()
        self._take(Skipped(self._card.item.question.id))
        self._ask()

    def _count(self) -> None:
        if self._take(Counted(self._card.item.question.id)):
            self._desk.say("Counted as right. Saved. Your answer is kept as it is.")

    def _flag(self) -> None:
        question = self._card.item.question
        if question.id in self._source.course.flags():
            outcome = self._source.course.unflag(self._source.part, question)
            self._desk.say(f"{TAKEN_BACK} Saved." if self._desk.saved(outcome) else TAKEN_BACK)
            return
        ways = "Enter alone flags it without words, :n does not flag it."
        command, words = self._desk.ask(f"What is wrong with the question? {ways}", [_NO], typed=True)
        if command is None:
            outcome = self._source.course.flag(self._source.part, question, words)
            self._desk.say("Flagged. Saved." if self._desk.saved(outcome) else "Flagged.")

    def _show_passage(self, number: str) -> None:
        if isinstance(self._card.field, PointingField):
            self._look.point(self._card.field, number)
        else:
            self._look.passage(number)

    def _leave(self) -> None:
        """Leave before the end."""
        self._card.keep_half_given()
        self._is_left = True

    def _take(self, step: Step) -> bool:
        """Take a step; True when it is on the disk."""
        return self._desk.saved(self._source.step(step, self._desk.watch.seconds - self._asked_at))


_NAMED: Final = frozenset("hsmpq")
"""Keys that are named beside the answer; the rest is in the list of all of them."""

"""The check of one part of a lesson, in lines."""

from __future__ import annotations

from tutor.plain.asking import Asking
from tutor.plain.command import Command
from tutor.plain.desk import LessonDesk
from tutor.plain.source import CheckSource
from tutor.study.part_words import check_name
from tutor.study.way import still_asked


class Check(Asking):
    """A check, which stays open when it is left."""

    LEAVE = Command("q", "leave", "back to the text; the check stays open")

    def __init__(self, desk: LessonDesk, part: int) -> None:
        super().__init__(desk, CheckSource(desk.course, part))
        self._course, self._part = desk.course, part

    def run(self) -> bool:
        """Ask until nothing is left to ask; False when the learner goes back to the text before."""
        sitting = self._course.enter_check(self._part)
        count, left = len(sitting.items), still_asked(self._course, self._part)
        questions = "1 question" if count == 1 else f"{count} questions"
        some = f", {left} left" if left != count else ""
        self._desk.say(f"{check_name(self._course, self._part)}: {questions}{some}.")
        return self._talk()

    def _leave(self) -> None:
        super()._leave()
        self._desk.saved(self._course.leave_check(self._part))

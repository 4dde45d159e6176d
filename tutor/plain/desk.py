"""What every part of plain mode works with: the course, the console, and whether all is saved."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.plain.command import HELP, QUIT, Command, find, help_lines
from tutor.plain.console import Console
from tutor.progress.recorder import Saved, Unsaved
from tutor.study.course import Course
from tutor.study.stopwatch import LONGEST, Stopwatch


class Quit(Exception):
    """The learner ends the program."""


class Leave(Quit):
    """The learner goes back to where the lesson was chosen."""


class Desk:
    """One learner with one open lesson, in lines."""

    def __init__(self, console: Console, course: Course, watch: Stopwatch, *, asks_how_sure: bool) -> None:
        """`asks_how_sure`: the learner wants to be asked in every lesson."""
        self.console, self.course, self.watch = console, course, watch
        self.asks_how_sure = asks_how_sure
        self._is_failing = False

    def say(self, *texts: str) -> None:
        """Print texts, each from a line of its own on."""
        self.console.say(*texts)

    def ask(
        self, prompt: str, commands: Sequence[Command] = (), once: str = "", *, typed: bool = False
    ) -> tuple[Command | None, str]:
        """What is typed: a command with what stands after it, or None and the line.

        Help and quitting are seen to here. Raises `EndOfInput` and `Quit`.
        """
        while True:
            line = self.console.ask(prompt, once)
            self._note_time()
            found = find(line, commands, typed=typed)
            if found is None:
                return None, line
            if found[0] is QUIT:
                self.end(Quit)
            elif found[0] is HELP:
                self.say(*help_lines(commands, typed=typed))
            else:
                return found

    def end(self, how: type[Quit]) -> None:
        """Raises `how`, unless something would be lost and is to be tried once more."""
        outcome = self.course.recorder.retry()
        if isinstance(outcome, Unsaved) and self.course.recorder.pending:
            self.say(f"Not everything is saved. {outcome.message}")
            if self.console.ask("Enter goes on and tries again; Q quits and loses it.") != QUIT.key:
                return
        raise how

    def saved(self, outcome: Saved | Unsaved | None) -> bool:
        """Take note of whether what just happened is on the disk; say so when that changes."""
        if isinstance(outcome, Unsaved):
            if not self._is_failing:
                self.say(f"{outcome.message} It is tried again with everything you do.")
            self._is_failing = True
        elif outcome is not None and self._is_failing:
            self._is_failing = False
            self.say("Everything is saved again.")
        return isinstance(outcome, Saved)

    def _note_time(self) -> None:
        self.watch.touch()
        if self.course.untold_time >= LONGEST:
            self.saved(self.course.mark_time())

"""What every part of plain mode works with: the console, the lesson, and whether all is saved."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.memory.schedule import Options
from tutor.plain.command import HELP, QUIT, Command, find, help_lines
from tutor.plain.console import Console
from tutor.progress.recorder import Recorder, Saved, Unsaved
from tutor.study.course import Course
from tutor.study.stopwatch import LONGEST, Stopwatch


class Quit(Exception):
    """The learner ends the program."""


class Leave(Quit):
    """The learner goes back to where the lesson was chosen."""


class Desk:
    """One learner, in lines."""

    def __init__(
        self, console: Console, recorder: Recorder, watch: Stopwatch, *, asks_how_sure: bool
    ) -> None:
        """`asks_how_sure`: the learner wants to be asked in every lesson."""
        self.console, self.recorder, self.watch = console, recorder, watch
        self.asks_how_sure = asks_how_sure
        self._is_failing = False

    def say(self, *texts: str) -> None:
        """Print texts, each from a line of its own on."""
        self.console.say(*texts)

    def ask(
        self, prompt: str, commands: Sequence[Command] = (), *once: str, typed: bool = False
    ) -> tuple[Command | None, str]:
        """What is typed: a command with what stands after it, or None and the line.

        Help and quitting are seen to here. Raises `EndOfInput` and `Quit`.
        """
        while True:
            line = self.console.ask(prompt, *once)
            self._note_typing()
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
        outcome = self.recorder.retry()
        if isinstance(outcome, Unsaved) and self.recorder.pending:
            self.say(f"Not everything is saved. {outcome.message}")
            if not self.quits("Enter goes on and tries again; Q quits and loses it."):
                return
        raise how

    def quits(self, prompt: str) -> bool:
        """Whether the learner quits nevertheless; anything else goes on."""
        found = find(self.console.ask(prompt), ())
        return found is not None and found[0] is QUIT

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

    def _note_typing(self) -> None:
        """A line was typed."""
        self.watch.touch()


class LessonDesk(Desk):
    """One learner with one open lesson."""

    def __init__(
        self,
        console: Console,
        course: Course,
        watch: Stopwatch,
        *,
        asks_how_sure: bool,
        options: Options | None = None,
    ) -> None:
        """As of `Desk`; `options` decide on which day something comes back."""
        super().__init__(console, course.recorder, watch, asks_how_sure=asks_how_sure)
        self.course, self.options = course, options

    def _note_typing(self) -> None:
        super()._note_typing()
        if self.course.untold_time >= LONGEST:
            self.saved(self.course.mark_time())


def lost_words(recorder: Recorder) -> str:
    """Try once more to save what waits; what is lost when that fails, else nothing."""
    outcome = recorder.retry()
    waiting = recorder.pending
    if not waiting or not isinstance(outcome, Unsaved):
        return ""
    return f"{'1 entry is' if waiting == 1 else f'{waiting} entries are'} lost. {outcome.message}"

"""The program with a lesson open: reading it, its checks, its summary, and the way back."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message

from tutor.library import LessonNotFound, LessonUnusable, Library
from tutor.progress.recorder import Recorder
from tutor.settings import Settings
from tutor.tui import content, request
from tutor.tui.choosing import ChoosingApp
from tutor.tui.running import Ended
from tutor.tui.screens.tutor_screen import TutorScreen

if TYPE_CHECKING:
    from tutor.library import Entry
    from tutor.library.attached import AttachedCopy
    from tutor.library.opened import OpenLesson
    from tutor.progress.standing import Standing
    from tutor.study.course import Course
    from tutor.tui.screens.library import LibraryScreen
    from tutor.tui.screens.reading import ReadingScreen


class StudyingApp(ChoosingApp):
    """A program over a library, one lesson of which may be open."""

    KEEPS_COPIES: ClassVar[bool] = True
    """Whether a copy that was lined up with a changed lesson is kept so."""

    def __init__(
        self,
        library: Library,
        recorder: Recorder,
        settings: Settings,
        settings_file: Path,
        new_seed: Callable[[], str],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(recorder, settings, settings_file, monotonic)
        self._library, self._new_seed = library, new_seed
        self._of_copy = ""

    async def _on_message(self, message: Message) -> None:
        """Leave aside what a screen asks for that is not on top any more: a key was pressed twice."""
        if isinstance(message, request.Going) and message.origin not in (None, self.screen):
            return
        await super()._on_message(message)

    # Lessons

    def _reading_screen(self, course: Course) -> ReadingScreen:
        from tutor.tui.screens.reading import ReadingScreen

        return ReadingScreen(course, self._settings.column)

    def _library_screen(self) -> LibraryScreen:
        from tutor.tui.screens.library import LibraryScreen

        entries = self._library.entries()
        return LibraryScreen(entries, self._standings(entries))

    def _standings(self, entries: Sequence[Entry]) -> Mapping[str, Standing]:
        """How far each lesson has come."""
        from tutor.study.plan import standings

        store = self._recorder.store
        return standings(store, self._settings, entries) if store else {}

    def _course_of(self, lesson: OpenLesson) -> Course:
        from tutor.study.course import Course

        course = Course(lesson, self._recorder, self._new_seed, self._copy_of(lesson), self._seconds)
        course.chosen_marks = self._settings.marks or None
        return course

    def _copy_of(self, lesson: OpenLesson) -> AttachedCopy | None:
        """The learner's own copy of the article, where there is one."""
        copies = self._library.copies
        if copies is None or not (copies / f"{lesson.outline.id}.copy").exists():
            return None
        from tutor.authoring.own_copy import own_copy

        copy, self._of_copy = own_copy(copies, lesson, keep=self.KEEPS_COPIES)
        return copy

    @on(request.OpenLesson)
    def open_lesson(self, event: request.OpenLesson) -> None:
        """Open a lesson where it was left."""
        try:
            lesson = self._library.open(event.name)
        except (LessonNotFound, LessonUnusable) as error:
            words = content.lines(str(error), "", f"`tutor check {event.name}` says more.")
            self._ask("This lesson cannot be opened", words, ("Close",))
            return
        self._course = self._course_of(lesson)
        self.push_screen(self._reading_screen(self._course))
        self._meet(self._course, goes_on=event.words is None)
        if event.words is not None and isinstance(self.screen, TutorScreen):
            at = event.words
            show = partial(self.screen.show_words, at.section, at.start, at.end, at.edition)
            self.screen.call_after_refresh(show)

    def _meet(self, course: Course, *, goes_on: bool = True) -> None:
        """Begin the first attempt, or ask about another file that bears the id of a lesson in progress.

        When the learner `goes_on`, a check that was not left is opened again.
        """
        from tutor.study import meeting

        if self._of_copy:
            self._tell(self._of_copy)
            self._of_copy = ""
        if (other := meeting.other_lesson(course)) is not None:
            self._ask_which(course, other)
            return
        self._remember(course)
        meeting.take_up(course)
        if goes_on and (part := course.check_under_way()) is not None:
            self._push_check(course, part)

    def _remember(self, course: Course) -> None:
        from tutor.study import meeting

        if problem := meeting.remember(course):
            self._tell(problem)

    def _ask_which(self, course: Course, other: str) -> None:
        from tutor.study import meeting

        def decide(way: int | None) -> None:
            if way not in (0, 1):
                self.leave()
                return
            self._remember(course)
            if way == 0:
                meeting.take_up(course)
            else:
                course.begin_attempt()
                if isinstance(self.screen, TutorScreen):
                    self.screen.restart()

        words = content.lines(*meeting.other_lesson_words(course, other))
        self._ask("Another lesson with the same id", words, meeting.WAYS, decide)

    @on(request.ListLessons)
    def list_lessons(self) -> None:
        """Tell the library what there is now, and how far it has come."""
        from tutor.tui.screens.library import LibraryScreen

        self._put_away()
        if isinstance(self.screen, LibraryScreen):
            entries = self._library.entries()
            self.screen.refresh_list(entries, self._standings(entries))

    def _put_away(self) -> None:
        """No lesson is open any more."""
        self._keep_time()
        self._course = None

    # Checks

    @on(request.OpenCheck)
    def open_check(self, event: request.OpenCheck) -> None:
        """Open a check, or its summary when it is over."""
        from tutor.study.gate import reopen

        if self._course is None:
            return
        if reopen(self._course, event.part).done:
            self.open_summary()
        else:
            self._push_check(self._course, event.part)

    def _push_check(self, course: Course, part: int) -> None:
        from tutor.tui.screens.check import CheckScreen

        screen = CheckScreen(
            course,
            part,
            self._settings.column,
            self._seconds,
            lambda: self._settings.confidence,
        )
        self.push_screen(screen)

    @on(request.CheckOver)
    def close_check(self, event: request.CheckOver) -> None:
        """Go back to reading; after the last check, to the summary."""
        course = self._course
        self.leave()
        if course is not None and not course.passed(event.part):
            self._tell_not_passed(course, event.part)
        elif course is not None and event.part == course.last:
            self.open_summary()
        elif isinstance(self.screen, TutorScreen):
            self.screen.after_check()

    @on(request.TellNotPassed)
    def tell_not_passed(self, event: request.TellNotPassed) -> None:
        """Offer the ways on from a check that was not passed."""
        if self._course is not None:
            self._tell_not_passed(self._course, event.part)

    def _tell_not_passed(self, course: Course, part: int) -> None:
        from tutor.tui.gate import not_passed

        self.push_screen(*not_passed(self, course, part))

    @on(request.PassedBy)
    def go_on_without_passing(self) -> None:
        """Bring the reading screen up to date."""
        if isinstance(self.screen, TutorScreen):
            self.screen.after_check()

    @on(request.OpenSummary)
    def open_summary(self) -> None:
        """Open the summary."""
        from tutor.memory.schedule import Options
        from tutor.tui.screens.summary import SummaryScreen

        if self._course is not None:
            self.push_screen(SummaryScreen(self._course, Options(self._settings.retention)))

    @on(request.OpenPassage)
    def open_passage(self, event: request.OpenPassage) -> None:
        """Show words in the reading screen."""
        self.leave()
        if isinstance(self.screen, TutorScreen):
            self.screen.show_words(event.section, event.start, event.end, event.edition)

    @on(request.ShowPassage)
    def show_passage(self, event: request.ShowPassage) -> None:
        """Show words where the learner reads."""
        if isinstance(self.screen, TutorScreen):
            self.screen.show_words(event.section, event.start, event.end, event.edition)

    # Back

    @on(request.GoBack)
    async def leave_screen(self) -> None:
        """Go back to where the screen was opened from; from the first screen, quit."""
        if not self._is_first_on_top:
            self.leave()
        else:
            await self.action_quit()

    def leave(self) -> None:
        """Close the screen on top and bring the one beneath up to date."""
        if self._is_first_on_top:
            self.exit(Ended())
            return
        self._keep_place()
        self.pop_screen()
        if isinstance(self.screen, TutorScreen):
            self.screen.returned()

    @property
    def _is_first_on_top(self) -> bool:
        """Whether nothing of ours is beneath the screen on top."""
        return len(self.screen_stack) <= 1

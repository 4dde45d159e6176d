"""The full-screen program: which screen follows which, and what each is given."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message
from textual.screen import Screen

from tutor.library import LessonNotFound, LessonUnusable, Library
from tutor.memory.day import learning_day
from tutor.progress.fault import StoreError
from tutor.progress.recorder import Recorder, Saved, Unsaved
from tutor.settings import Settings
from tutor.tui import content, request
from tutor.tui.choosing import ChoosingApp
from tutor.tui.running import Ended
from tutor.tui.screens.tutor_screen import TutorScreen

if TYPE_CHECKING:
    from tutor.library.attached import AttachedCopy
    from tutor.library.opened import OpenLesson
    from tutor.progress.standing import Standing
    from tutor.study.course import Course
    from tutor.study.overview import Overview
    from tutor.study.review import Review
    from tutor.tui.screens.library import LibraryScreen
    from tutor.tui.screens.progress import ProgressScreen
    from tutor.tui.screens.reading import ReadingScreen

__all__ = ["Ended", "TutorApp"]


class TutorApp(ChoosingApp):
    """The program. `start` names the lesson to open first; without it the library opens."""

    TITLE = "tutor"
    # Read before the first frame; whatever opens later brings its own.
    CSS_PATH = ["app.tcss", "screens/library.tcss", "screens/reading.tcss"]  # noqa: RUF012
    KEEPS_COPIES: ClassVar[bool] = True
    """Whether a copy that was lined up with a changed lesson is kept so."""

    def __init__(
        self,
        *,
        library: Library,
        recorder: Recorder,
        settings: Settings,
        settings_file: Path,
        now: Callable[[], datetime],
        start: str | None = None,
        again: bool = False,
        new_seed: Callable[[], str] = lambda: os.urandom(8).hex(),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(recorder, settings, settings_file, monotonic)
        self._library, self._now, self._new_seed = library, now, new_seed
        self._start = library.open(start) if start is not None else None
        self._again = again
        self._of_copy = ""
        self._reviewing: Review | None = None
        self._review_of = ""
        self._first: request.OpenProgress | request.OpenReview | None = None

    # Beginning

    def begin_with(self, first: request.OpenProgress | request.OpenReview) -> None:
        """Open this first, in the place of the library."""
        self._first = first

    def get_default_screen(self) -> Screen[None]:
        """The lesson, when one was asked for; else the library."""
        if self._first is not None:
            return Screen()  # What was asked for is pushed over it, since a first screen cannot be replaced.
        if self._start is None:
            return self._library_screen()
        self._course = self._course_of(self._start)
        if self._again:
            self._course.begin_attempt()
        return self._reading_screen(self._course)

    def on_mount(self) -> None:
        """Open what was asked for."""
        if isinstance(self._first, request.OpenReview):
            self.push_screen(self._review_screen(self._first.lesson))
        elif self._first is not None:
            self.push_screen(self._progress_screen(self._first.lesson))

    def on_ready(self) -> None:
        """The lesson is on the screen: now it is met."""
        if self._course is not None:
            self._meet(self._course)

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

        return LibraryScreen(self._library.entries(), self._standings())

    def _standings(self) -> Mapping[str, Standing]:
        """How far each lesson has come."""
        from tutor.study.plan import standings

        store = self._recorder.store
        return standings(store, self._settings) if store else {}

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
            self.screen.refresh_list(self._library.entries(), self._standings())

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

    # The review

    def _review_screen(self, lesson: str) -> Screen[None]:
        """The first card that is due; the end of a review where none is."""
        from tutor.study.course import Course
        from tutor.study.review import Review
        from tutor.tui.screens.review import ReviewScreen

        self._review_of = lesson
        self._reviewing = review = Review(
            self._library,
            self._recorder,
            self._settings,
            lambda of: Course(of, self._recorder, self._new_seed, self._copy_of(of)),
            self._new_seed,
            self._seconds,
            lesson,
        )
        if review.card is None:
            return self._review_over_screen(review)
        asks_how_sure = partial(getattr, self._settings, "confidence")
        return ReviewScreen(review, self._settings.column, self._seconds, asks_how_sure)

    def _review_over_screen(self, review: Review) -> Screen[None]:
        from tutor.tui.screens.review_over import ReviewOverScreen

        today = learning_day(self._now(), self._settings.day_start)
        outcome = self._recorder.retry()
        unsaved = outcome.message if isinstance(outcome, Unsaved) else ""
        return ReviewOverScreen(review.summary(), today, self._review_of, unsaved)

    @on(request.OpenReview)
    def open_review(self, event: request.OpenReview) -> None:
        """Ask what is due; in the place of a review that is over, where there is one."""
        from tutor.tui.screens.review_over import ReviewOverScreen

        screen = self._review_screen(event.lesson)
        if isinstance(self.screen, ReviewOverScreen):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    @on(request.ReviewOver)
    def close_review(self) -> None:
        """Say what the review came to, in its place."""
        if self._reviewing is not None:
            self.switch_screen(self._review_over_screen(self._reviewing))

    @on(request.OpenCards)
    def open_cards(self) -> None:
        """List what of the lesson is asked again; choosing something turns it round."""
        from tutor.study.plan import plan_of
        from tutor.tui.cards import show_cards

        store, course = self._recorder.store, self._course
        if store is None or course is None:
            return

        def show(screen: Screen[int | None], decide: Callable[[int | None], None]) -> None:
            self.push_screen(screen, decide)

        def saved(outcome: Saved | Unsaved) -> None:
            if isinstance(outcome, Unsaved):
                self._tell(outcome.message)

        show_cards(course, store, plan_of(self._settings, store.today()), show, saved)

    # What was done

    def _progress_screen(self, lesson: str) -> ProgressScreen:
        from tutor.tui.screens.progress import ProgressScreen

        return ProgressScreen(self._overview(lesson))

    def _overview(self, lesson: str) -> Overview:
        from tutor.study.overview import overview

        return overview(self._recorder.store, self._library, self._settings, self._now(), lesson)

    @on(request.OpenProgress)
    def open_progress(self, event: request.OpenProgress) -> None:
        """Show what was done so far."""
        try:
            self.push_screen(self._progress_screen(event.lesson))
        except StoreError as error:
            self._tell(str(error))

    @on(request.SumUp)
    def sum_up(self, event: request.SumUp) -> None:
        """Tell the progress screen what there is now."""
        from tutor.tui.screens.progress import ProgressScreen

        self._put_away()
        if isinstance(self.screen, ProgressScreen):
            try:
                self.screen.show_overview(self._overview(event.lesson))
            except StoreError as error:
                self._tell(str(error))

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
        return len(self.screen_stack) <= (1 if self._first is None else 2)

"""The full-screen program: which screen follows which, and what each is given."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from tutor.library import Library
from tutor.memory.day import learning_day
from tutor.progress.fault import StoreError
from tutor.progress.recorder import Recorder, Saved, Unsaved
from tutor.settings import Settings
from tutor.tui import request
from tutor.tui.running import Ended
from tutor.tui.studying import StudyingApp

if TYPE_CHECKING:
    from tutor.study.overview import Overview
    from tutor.study.review import Review
    from tutor.tui.screens.progress import ProgressScreen

__all__ = ["Ended", "TutorApp"]


class TutorApp(StudyingApp):
    """The program. `start` names the lesson to open first; without it the library opens."""

    TITLE = "tutor"
    # Read before the first frame; whatever opens later brings its own.
    CSS_PATH = ["app.tcss", "screens/library.tcss", "screens/reading.tcss"]  # noqa: RUF012

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
        super().__init__(library, recorder, settings, settings_file, new_seed, monotonic)
        self._now = now
        self._start = library.open(start) if start is not None else None
        self._again = again
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

    @property
    def _is_first_on_top(self) -> bool:
        """Whether nothing of ours is beneath the screen on top."""
        return len(self.screen_stack) <= (1 if self._first is None else 2)

"""The full-screen program: wires library, recorder and screens together, goes from screen to screen, ends."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual._compositor import CompositorUpdate
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from tutor import settings as settings_file_format
from tutor.library import LessonNotFound, LessonUnusable, Library, OpenLesson
from tutor.memory.day import learning_day
from tutor.progress.fault import NotBackedUp, StoreError, UnusableStore
from tutor.progress.recorder import Recorder, Saved, Unsaved
from tutor.settings import Settings, SettingsNotSaved
from tutor.study.course import Course
from tutor.study.meeting import WAYS, other_lesson, other_lesson_words, remember, take_up
from tutor.study.stopwatch import LONGEST, Stopwatch
from tutor.tui import content, request
from tutor.tui.repaint import Repaint
from tutor.tui.screens.tutor_screen import TutorScreen

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tutor.library.attached import AttachedCopy
    from tutor.progress.standing import Standing
    from tutor.study.overview import Overview
    from tutor.study.review import Review
    from tutor.tui.screens.library import LibraryScreen
    from tutor.tui.screens.progress import ProgressScreen
    from tutor.tui.screens.reading import ReadingScreen

TRY_AGAIN: Final = 5.0
"""Seconds after which what could not be saved is tried again."""

IDLE: Final = 2.0
"""Seconds after the first frame in which nothing but reading happens."""

SIGNALS: Final = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}
"""Signals that end the program in order, and its exit code then."""

ACTS: Final = (events.Key, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp, events.Paste)
"""What shows that somebody is at it."""

ALLOWED: Final = frozenset(
    (
        "quit",
        "show_keys",
        "command_palette",
        "change_theme",
        "focus_next",
        "focus_previous",
        "suspend_process",
    )
)
"""The app's own actions that may run; everything else of Textual's is refused."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How the program ended."""

    code: int = 0
    message: str = ""
    """For the terminal it leaves behind."""


class TutorApp(App[Ended]):
    """The program. `start` names the lesson to open first; without it the library opens."""

    TITLE = "tutor"
    # Read before the first frame; whatever opens later brings its own.
    CSS_PATH = ["app.tcss", "screens/library.tcss", "screens/reading.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", id="quit", show=False, priority=True),
    ]

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
        super().__init__()
        self._library, self._recorder, self._settings = library, recorder, settings
        self._settings_file, self._now = settings_file, now
        self._new_seed, self._watch = new_seed, Stopwatch(monotonic)
        self._start = library.open(start) if start is not None else None
        self._again = again
        self._of_copy = ""
        self._course: Course | None = None
        self._reviewing: Review | None = None
        self._review_of = ""
        self._repaint = Repaint()
        self._first: request.OpenProgress | request.OpenReview | None = None
        self.fault: Exception | None = None
        """What broke the program, for the one who started it to report."""
        if settings.theme in self.available_themes:
            self.theme = settings.theme

    # Beginning and ending

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

    def on_load(self) -> None:
        """Listen to signals before the terminal is taken, so that it is given back whenever one comes."""
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, self._end_by_signal, number)

    def on_mount(self) -> None:
        """Try again, now and then, what could not be saved; keep a chosen theme; open what was asked for."""
        if isinstance(self._first, request.OpenReview):
            self.push_screen(self._review_screen(self._first.lesson))
        elif self._first is not None:
            self.push_screen(self._progress_screen(self._first.lesson))
        self.set_interval(TRY_AGAIN, self._save_again)
        self.app_resume_signal.subscribe(self, lambda _: self._repaint.forget())
        self.theme_changed_signal.subscribe(self, lambda _: self._keep(theme=self.theme))
        if self._settings.theme and self._settings.theme not in self.available_themes:
            from tutor.tui.settings_check import theme_problems

            self._tell_wrong(theme_problems(self._settings.theme))
        if self._settings.keys:
            self._use_own_keys(self._settings.keys)

    def on_ready(self) -> None:
        """The first frame is out: now there is time."""
        if self._course is not None:
            self._meet(self._course)
        gc.freeze()
        gc.enable()
        self.set_timer(IDLE, self._use_idle_time)

    def _use_idle_time(self) -> None:
        self.run_worker(self._work_idly, thread=True, exit_on_error=False)

    def _work_idly(self) -> None:
        """Import what the first card needs, so that it opens as quickly as the next; once a day, check the
        whole progress file and back it up.
        """
        import_module("tutor.tui.widgets.glossary_card")
        store = self._recorder.store
        if store is None:
            return
        try:
            store.verify_if_due()
            store.back_up_if_due()
        except UnusableStore:
            # A file that cannot be opened now is told of by the next thing that is to be saved.
            return
        except NotBackedUp as error:
            self.call_from_thread(self._tell, str(error))
        except StoreError as error:
            self.call_from_thread(self._end_over, str(error))

    def _end_over(self, message: str) -> None:
        """End because the progress file is damaged; where something is not saved, only say so."""
        if self._recorder.pending:
            self._tell(message)
        else:
            self.exit(Ended(1, f"tutor: {message}"))

    async def on_event(self, event: events.Event) -> None:
        """Let the time on task run while there are keys and clicks."""
        if isinstance(event, ACTS):
            self._watch.touch()
        await super().on_event(event)

    async def action_quit(self) -> None:
        """Quit, unless something would be lost."""
        self._keep_place()
        self._keep_time()
        outcome = self._recorder.retry()
        if isinstance(outcome, Unsaved) and self._recorder.pending:
            self._ask_before_losing(outcome.message)
        else:
            self.exit(Ended())

    def _ask_before_losing(self, why: str) -> None:
        waiting = self._recorder.pending
        said = "1 entry is" if waiting == 1 else f"{waiting} entries are"
        words = content.lines(
            f"{said} not saved.",
            "",
            why,
        )

        def decide(way: int | None) -> None:
            if way == 0:
                self.call_later(self.action_quit)
            elif way == 1:
                self.exit(Ended(1, f"tutor: {said} lost: not saved."))

        self._ask("Not everything is saved", words, ("Try again", "Quit and lose it", "Stay"), decide)

    def _ask(
        self,
        title: str,
        words: Content,
        ways: Sequence[str],
        decide: Callable[[int | None], None] | None = None,
    ) -> None:
        from tutor.tui.widgets.ask import Ask

        self.push_screen(Ask(title, words, ways), decide)

    def _end_by_signal(self, number: int) -> None:
        self._keep_place()
        self._keep_time()
        self._recorder.retry()
        self.exit(Ended(SIGNALS[signal.Signals(number)]))

    @property
    def _is_first_on_top(self) -> bool:
        """Whether nothing of ours is beneath the screen on top."""
        return len(self.screen_stack) <= (1 if self._first is None else 2)

    def _keep_place(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, TutorScreen):
                screen.leaving()

    def _seconds(self) -> float:
        """Time on task so far."""
        return self._watch.seconds

    def _keep_time(self) -> None:
        if self._course is not None:
            self._course.mark_time()

    def _save_again(self) -> None:
        if self._watch.is_idle or (self._course is not None and self._course.untold_time >= LONGEST):
            self._keep_time()
        if self._recorder.pending:
            self._recorder.retry()
        if isinstance(self.screen, TutorScreen):
            self.screen.note_saving()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send what changes the terminal, and nothing else."""
        drawn = self._running and not self._closed and not self._batch_count and not self.is_headless
        if isinstance(renderable, CompositorUpdate) and drawn:
            renderable = self._repaint.needed(renderable)
        super()._display(screen, renderable)

    def _fatal_error(self) -> None:
        """End; whoever started the program reports `fault`."""
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        self.fault = self.fault or error
        super()._handle_exception(error)

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
        if self._of_copy:
            self._tell(self._of_copy)
            self._of_copy = ""
        if (other := other_lesson(course)) is not None:
            self._ask_which(course, other)
            return
        self._remember(course)
        take_up(course)
        if goes_on and (part := course.check_under_way()) is not None:
            self._push_check(course, part)

    def _remember(self, course: Course) -> None:
        if problem := remember(course):
            self._tell(problem)

    def _ask_which(self, course: Course, other: str) -> None:
        def decide(way: int | None) -> None:
            if way not in (0, 1):
                self.leave()
                return
            self._remember(course)
            if way == 0:
                take_up(course)
            else:
                course.begin_attempt()
                if isinstance(self.screen, TutorScreen):
                    self.screen.restart()

        words = content.lines(*other_lesson_words(course, other))
        self._ask("Another lesson with the same id", words, WAYS, decide)

    def _tell(self, message: str) -> None:
        """Say on the screen what went wrong beside the work, once the screen is there."""
        if isinstance(self.screen, TutorScreen) and not self.screen.is_mounted:
            self.screen.call_after_refresh(self.screen.tell, message)
        elif isinstance(self.screen, TutorScreen):
            self.screen.tell(message)

    # The review

    def _review_screen(self, lesson: str) -> Screen[None]:
        """The first card that is due; the end of a review where none is."""
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
        return ReviewOverScreen(review.summary(), today, self._review_of)

    @on(request.OpenReview)
    def open_review(self, event: request.OpenReview) -> None:
        """Ask what is due; in the place of a review that is over, where there is one."""
        from tutor.tui.screens.review_over import ReviewOverScreen

        screen = self._review_screen(event.lesson)
        if isinstance(self.screen, ReviewOverScreen):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

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

    @on(request.ReviewOver)
    def close_review(self) -> None:
        """Say what the review came to, in its place."""
        if self._reviewing is not None:
            self.switch_screen(self._review_over_screen(self._reviewing))

    # From screen to screen

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

    @on(request.OpenSummary)
    def open_summary(self) -> None:
        """Open the summary."""
        from tutor.tui.screens.summary import SummaryScreen

        if self._course is not None:
            self.push_screen(SummaryScreen(self._course))

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

    def _put_away(self) -> None:
        """No lesson is open any more."""
        self._keep_time()
        self._course = None

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

    @on(request.PassedBy)
    def go_on_without_passing(self) -> None:
        """Bring the reading screen up to date."""
        if isinstance(self.screen, TutorScreen):
            self.screen.after_check()

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

    @on(request.ListLessons)
    def list_lessons(self) -> None:
        """Tell the library what there is now, and how far it has come."""
        from tutor.tui.screens.library import LibraryScreen

        self._put_away()
        if isinstance(self.screen, LibraryScreen):
            self.screen.refresh_list(self._library.entries(), self._standings())

    # Keys, commands, settings

    def _use_own_keys(self, chosen: Mapping[str, str]) -> None:
        """Let the learner's keys do what they chose; only who chose any waits for this."""
        from tutor.tui.keymap import acts, complete, problems

        self.set_keymap(complete(chosen, acts()))
        self._tell_wrong(problems(chosen))

    def _tell_wrong(self, problems: Sequence[str]) -> None:
        """Say that something in the settings cannot be used."""
        if problems:
            more = f" ({len(problems) - 1} more: `tutor settings`)" if len(problems) > 1 else ""
            self.call_after_refresh(self._tell, f"Settings: {problems[0]}{more}")

    def action_show_keys(self) -> None:
        """List every key of the screen; choosing one does what it does."""
        from tutor.tui.keys import key_picker

        self.push_screen(*key_picker(self))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the screen, then the program's own."""
        from tutor.tui.keys import commands

        yield from commands(self, screen)
        yield self._confidence_command()
        yield SystemCommand("Settings", "What can be chosen", self._show_settings)
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
        yield SystemCommand("Quit", "Quit tutor; the place is kept", self.action_quit)

    def _confidence_command(self) -> SystemCommand:
        """Switches whether the learner is asked how sure they are."""
        switch = partial(self._keep, confidence=not self._settings.confidence)
        if self._settings.confidence:
            return SystemCommand(
                "Stop asking how sure I am", "A lesson that asks by itself goes on asking", switch
            )
        return SystemCommand("Ask how sure I am", "Before each result; it changes no score", switch)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what this program offers: a second lock, since a lesson's text never reaches an action."""
        return action in ALLOWED and not parameters

    @on(request.KeepColumn)
    def keep_column(self, event: request.KeepColumn) -> None:
        """Remember the width of the text."""
        self._keep(column=event.column)

    def _show_settings(self, cursor: int = 0) -> None:
        """List the settings; choosing one offers its values."""
        from tutor.tui.settings_menu import settings_menu

        def show(screen: Screen[int | None], decide: Callable[[int | None], None]) -> None:
            self.push_screen(screen, decide)

        def keep(name: str, value: object) -> None:
            self._keep(**{name: value})

        settings_menu(self._settings, show, keep, self._show_settings, cursor)

    def _fit(self) -> None:
        """Let what is on the screen follow the settings."""
        if self._course is not None:
            self._course.chosen_marks = self._settings.marks or None
        if self._recorder.store is not None:
            self._recorder.store.day_start = self._settings.day_start
        for screen in self.screen_stack:
            if isinstance(screen, TutorScreen) and screen.is_mounted:
                screen.fit(self._settings.column)

    def _keep(self, **changes: object) -> None:
        changed = replace(self._settings, **changes)  # type: ignore[arg-type]
        if changed == self._settings:
            return
        self._settings = changed
        self._fit()
        try:
            settings_file_format.save(self._settings_file, changed, changes)
        except SettingsNotSaved as error:
            self._tell(str(error))

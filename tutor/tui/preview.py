"""A lesson while it is written: the real screens over a throw-away store, following the file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.worker import get_current_worker

from tutor.authoring.watching import Draft, Watched, changed_sections, draft
from tutor.library import LessonNotFound, LessonUnusable, Library
from tutor.library.entry import first_problem
from tutor.library.opened import OpenLesson
from tutor.progress.recorder import Recorder
from tutor.progress.standing import StoredPlace
from tutor.reading.place import at, restore
from tutor.settings import Settings
from tutor.study.course import Course
from tutor.tui import content
from tutor.tui.app import TutorApp
from tutor.tui.screens.answers import AnswersScreen
from tutor.tui.screens.check import CheckScreen
from tutor.tui.screens.page import Page, PageRow
from tutor.tui.screens.problems import ProblemsPage
from tutor.tui.screens.reading import ReadingScreen
from tutor.tui.screens.tutor_screen import TutorScreen
from tutor.tui.widgets.key_line import KeyLine
from tutor.tui.widgets.preview_line import PreviewLine

if TYPE_CHECKING:
    from tutor.lesson.diagnostic import Diagnostic

EVERY: Final = 0.1
"""Seconds between two looks at the file."""
_ACTIONS: Final = frozenset(("answers", "problems", "read_again"))
_LEVELS: Final = {"fatal": "fatal finding", "error": "error", "warning": "warning", "info": "remark"}


class PreviewApp(TutorApp):
    """The program over one file, which may change."""

    CSS_PATH = [*TutorApp.CSS_PATH, "preview.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "problems", "Problems", id="preview.problems"),
        Binding("v", "answers", "Answers", id="preview.answers"),
        Binding("ctrl+r", "read_again", "Read the file again", id="preview.read-again", show=False),
    ]

    KEEPS_COPIES = False

    def __init__(
        self,
        path: Path,
        *,
        library: Library,
        recorder: Recorder,
        settings: Settings,
        settings_file: Path,
        now: Callable[[], datetime],
        section: str = "",
        watch: bool = False,
    ) -> None:
        """`section` is the id of the one to show and stay in; with `watch` every save is followed."""
        # A save after this look is noticed, whatever is read when.
        watched = Watched(path)
        first = draft(path)
        super().__init__(
            library=library,
            recorder=recorder,
            settings=settings,
            settings_file=settings_file,
            now=now,
            start=str(path),
        )
        self._path, self._draft, self._section = path, first, section
        self._watched = watched if watch else None
        self._sound = first.lesson

    # Beginning, and following the file

    def _course_of(self, lesson: OpenLesson) -> Course:
        course = super()._course_of(lesson)
        if not course.begun:
            course.begin_attempt()
            if course.has_copy and any(heading.words for heading in course.outline.sections):
                # The words that are being written are the lesson's own.
                course.turn_to("study")
            if self._section:
                course.save_place(StoredPlace(self._section, 0, "", course.edition))
        return course

    def on_mount(self) -> None:
        """Put the preview's own line on every screen."""
        self.screen_change_signal.subscribe(self, self._dress)

    def on_ready(self) -> None:
        """Begin to follow the file."""
        self._dress(self.screen)
        if self._watched is not None:
            self.run_worker(partial(self._follow, self._watched), thread=True, exit_on_error=False)

    def _follow(self, watched: Watched) -> None:
        worker, pause = get_current_worker(), threading.Event()
        while not worker.is_cancelled:
            if watched.saved():
                self.call_from_thread(self.call_later, self._take, draft(self._path))
            pause.wait(EVERY)

    async def action_read_again(self) -> None:
        """Read the file again."""
        await self._take(draft(self._path))

    async def _take(self, new: Draft) -> None:
        """Show the file as it is now; one that cannot be opened is told of, and the last one stays."""
        lesson = None
        if new.lesson is not None:
            try:
                lesson = self._library.open(str(self._path))
            except (LessonNotFound, LessonUnusable):
                # It changed once more since; the next look will find it.
                return
        self._draft = new
        if lesson is not None:
            await self._show(lesson, new)
        for screen in self.screen_stack:
            for line in screen.query(PreviewLine):
                line.update(self._said())
            if isinstance(screen, ProblemsPage) and screen.is_mounted:
                await screen.show_page(*self._problems())

    async def _show(self, lesson: OpenLesson, new: Draft) -> None:
        """Bring the screens up to date with a changed lesson, each at its place."""
        reading = self.screen_stack[0]
        if self._course is None or not isinstance(reading, ReadingScreen):
            return
        old, self._course = self._course, self._course_of(lesson)
        here = reading.section
        target = self._target(old, self._course, here, new)
        above = self.screen_stack[1:]
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        same = self._course.part_id(target) == old.part_id(here)
        passage = lesson.passage(target)
        place = at(reading.view.passage, old.part_id(here), reading.view.place)
        reading.adopt(self._course, target, restore(passage, place) if same else 0)
        if not same:
            known = old.part_of(self._course.part_id(target))
            before = old.lesson.passage(known).text if known is not None else ""
            changed = _differ_from(before, passage.text)
            reading.view.reveal(changed, min(changed + 1, len(passage.text)))
        self._sound = new.lesson
        for screen in above:
            self._restore(screen, old, here, target)

    def _target(self, old: Course, course: Course, here: int, new: Draft) -> int:
        """The section to show: the one on the screen, unless only others changed."""
        present = course.part_of(old.part_id(here))
        stays = min(here, course.last - 1) if present is None else present
        if self._section or self._sound is None or new.lesson is None:
            return stays
        changed = list(changed_sections(self._sound, new.lesson))
        return stays if not changed or stays in changed else changed[0]

    def _restore(self, screen: Screen[Any], old: Course, here: int, target: int) -> None:
        """Open again what stood over the text, for the section that is shown now."""
        course = self._course
        assert course is not None
        if isinstance(screen, CheckScreen):
            part = course.last if screen.part == old.last else target
            if course.questions(part) and not course.sitting(part).done:
                self._push_check(course, part)
        elif isinstance(screen, AnswersScreen):
            part = course.last if screen.part == old.last else target if screen.part == here else screen.part
            self.push_screen(AnswersScreen(course.lesson, min(part, course.last)))
        elif isinstance(screen, ProblemsPage):
            self.push_screen(ProblemsPage(*self._problems()))

    # What is said of the file

    def _dress(self, screen: Screen[Any]) -> None:
        """Put the line on a screen of the program that has none."""
        if not isinstance(screen, TutorScreen) or screen.query(PreviewLine):
            return
        try:
            foot = screen.query_one("#status" if screen.query("#status") else KeyLine)
        except NoMatches:
            self.call_later(self._dress, screen)
            return
        screen.mount(PreviewLine(self._said()), before=foot)

    def _said(self) -> Content:
        problem = first_problem(self._draft.diagnostics)
        if self._draft.lesson is None and problem is not None:
            where = f"line {problem.line}: " if problem.line else ""
            return content.line(
                ("The last good version", content.WARNING),
                (" · e tells more", content.MUTED),
                f" · {where}{problem.message}",
            )
        counts = [_count(number, _LEVELS[level]) for level, number in self._draft.levels.items()]
        worst = next(iter(self._draft.levels), "")
        style = content.WARNING if worst in ("fatal", "error") else content.MUTED
        more = " · e lists them, v shows the answers" if counts else " · v shows the answers"
        return content.line(
            ("Preview · ", content.MUTED), (", ".join(counts) or "no problems", style), (more, content.MUTED)
        )

    def _problems(self) -> tuple[str, Sequence[PageRow]]:
        rows = [row for diagnostic in self._draft.diagnostics for row in _rows(diagnostic)]
        return f"Problems · {self._path.name}", rows or [
            PageRow(content.plain("No problems.", content.MUTED))
        ]

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What a preview offers besides, on the screens where it makes sense."""
        if action in _ACTIONS and not parameters:
            return not (action == "answers" and isinstance(self.screen, Page))
        return super().check_action(action, parameters)

    @on(PreviewLine.Chosen)
    def action_problems(self) -> None:
        """List what is wrong with the file, with its lines."""
        if not isinstance(self.screen, ProblemsPage):
            self.push_screen(ProblemsPage(*self._problems()))

    def action_answers(self) -> None:
        """Show every key and reason of the section."""
        if self._course is None:
            return
        part = 0
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                part = screen.section
            elif isinstance(screen, CheckScreen):
                part = screen.part
        self.push_screen(AnswersScreen(self._course.lesson, part))


def _differ_from(one: str, other: str) -> int:
    """The first offset at which two texts differ."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _rows(diagnostic: Diagnostic) -> tuple[PageRow, ...]:
    where = f"line {diagnostic.line}, column {diagnostic.column}" if diagnostic.line else "the file"
    style = content.WARNING if diagnostic.level in ("fatal", "error") else content.ACCENT
    head = content.line(
        (f"{where}  ", content.STRONG), (diagnostic.level, style), (f"  {diagnostic.code}", content.MUTED)
    )
    return PageRow(head), PageRow(content.plain(diagnostic.message), indent=2), PageRow(content.NOTHING)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"

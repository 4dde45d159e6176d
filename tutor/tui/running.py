"""How the program runs and ends: signals, time on task, saving what could not be saved, quitting, faults."""

from __future__ import annotations

import asyncio
import gc
import signal
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.content import Content
from textual.screen import Screen

from tutor.progress.fault import NotBackedUp, StoreError, UnusableStore
from tutor.progress.recorder import Recorder, Unsaved
from tutor.study.stopwatch import LONGEST, Stopwatch
from tutor.tui import content
from tutor.tui.repaint import Repaint
from tutor.tui.screens.tutor_screen import TutorScreen
from tutor.tui.type_ahead import CameThrough, TypeAhead

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tutor.study.course import Course

TRY_AGAIN: Final = 5.0
"""Seconds after which what could not be saved is tried again."""

_BAR: Final = 0.25
"""How much of the colour of letters there is in a scrollbar."""

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


class Ended(NamedTuple):
    """How the program ended."""

    code: int = 0
    message: str = ""
    """For the terminal it leaves behind."""


class RunningApp(App[Ended]):
    """A program over a progress file. It knows no screen but what any of them does when it ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", id="quit", show=False, priority=True),
    ]

    def __init__(self, recorder: Recorder, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._recorder, self._watch = recorder, Stopwatch(monotonic)
        self._course: Course | None = None
        """The lesson that is open."""
        self._repaint = Repaint()
        self._type_ahead = TypeAhead(self)
        self.fault: Exception | None = None
        """What broke the program, for the one who started it to report."""

    def get_css_variables(self) -> dict[str, str]:
        """Scrollbars in a grey of the theme: its accent is for words."""
        variables = super().get_css_variables()
        ground, letters = variables["background"], variables["foreground"]
        if ground.startswith("#") and letters.startswith("#"):
            grey = Color.parse(ground).blend(Color.parse(letters), _BAR).hex
            variables |= {"scrollbar": grey, "scrollbar-background": ground}
        return variables

    def on_load(self) -> None:
        """Listen to signals before the terminal is taken, so that it is given back whenever one comes."""
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, self._end_by_signal, number)

    def on_mount(self) -> None:
        """Try again, now and then, what could not be saved."""
        self.set_interval(TRY_AGAIN, self._save_again)
        self.app_resume_signal.subscribe(self, lambda _: self._repaint.forget())

    def on_ready(self) -> None:
        """The first frame is out: now there is time."""
        gc.freeze()
        gc.enable()
        self.set_timer(IDLE, self._use_idle_time)

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

    def _tell(self, message: str) -> None:
        """Say on the screen what went wrong beside the work, once the screen is there."""
        if isinstance(self.screen, TutorScreen) and not self.screen.is_mounted:
            self.screen.call_after_refresh(self.screen.tell, message)
        elif isinstance(self.screen, TutorScreen):
            self.screen.tell(message)

    def _end_by_signal(self, number: int) -> None:
        self._keep_place()
        self._keep_time()
        self._recorder.retry()
        self.exit(Ended(SIGNALS[signal.Signals(number)]))

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

    async def on_event(self, event: events.Event) -> None:
        """Let the time on task run while there are keys and clicks; paste nothing that no key types.

        What is typed ahead waits its turn.
        """
        if isinstance(event, ACTS):
            self._watch.touch()
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if typed and not self._type_ahead.may_pass(event):
            return
        if isinstance(event, events.Paste):
            from tutor.tui.pasting import pasted

            event.text = pasted(event.text, self.focused)
        await super().on_event(event)

    def on_came_through(self, event: CameThrough) -> None:
        """What was sent before it has been seen to."""
        event.done.set()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send what changes the terminal, and nothing else."""
        drawn = self._running and not self._closed and not self._batch_count and not self.is_headless
        if isinstance(renderable, CompositorUpdate) and drawn:
            cursor = screen.outer_size.clamp_offset(self.cursor_position)
            renderable = self._repaint.needed(renderable, cursor)
        super()._display(screen, renderable)

    def _fatal_error(self) -> None:
        """End; whoever started the program reports `fault`."""
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        self.fault = self.fault or error
        super()._handle_exception(error)

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what this program offers: a second lock, since a lesson's text never reaches an action."""
        return action in ALLOWED and not parameters

"""What the learner chooses while the program runs: settings, colours, keys of their own, commands."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tutor import settings as settings_file_format
from tutor.progress.recorder import Recorder
from tutor.settings import Settings, SettingsNotSaved
from tutor.tui import request
from tutor.tui.running import RunningApp
from tutor.tui.screens.tutor_screen import TutorScreen


class ChoosingApp(RunningApp):
    """A program with settings; what is chosen holds at once and is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", "Commands", id="palette", show=False, priority=True),
    ]

    def __init__(
        self,
        recorder: Recorder,
        settings: Settings,
        settings_file: Path,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(recorder, monotonic)
        self._settings, self._settings_file = settings, settings_file
        if settings.theme in self.available_themes:
            self.theme = settings.theme

    def on_mount(self) -> None:
        """Keep a theme when it is chosen; say what cannot be used of the settings."""
        self.theme_changed_signal.subscribe(self, lambda _: self._keep(theme=self.theme))
        if self._settings.theme and self._settings.theme not in self.available_themes:
            from tutor.tui.settings_check import theme_problems

            self._tell_wrong(theme_problems(self._settings.theme))
        if self._settings.keys:
            self._use_own_keys(self._settings.keys)

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
        """The program's own actions, then every one of the screen."""
        from tutor.tui.keys import commands

        yield self._confidence_command()
        yield SystemCommand("Settings", "What can be chosen", self._show_settings)
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
        yield SystemCommand("Quit", "Quit tutor; the place is kept", self.action_quit)
        yield from commands(self, screen)

    def action_command_palette(self) -> None:
        """List the commands, but not over another list."""
        from tutor.tui.keys import command_picker
        from tutor.tui.widgets.picker import Picker

        if not isinstance(self.screen, Picker):
            self.push_screen(*command_picker(self, self.get_system_commands(self.screen)))

    def search_themes(self) -> None:
        """List the themes."""
        from tutor.tui.keys import theme_picker

        self.push_screen(*theme_picker(self))

    def _confidence_command(self) -> SystemCommand:
        """Switches whether the learner is asked how sure they are."""
        switch = partial(self._keep, confidence=not self._settings.confidence)
        if self._settings.confidence:
            return SystemCommand(
                "Stop asking how sure I am", "A lesson that asks by itself goes on asking", switch
            )
        return SystemCommand("Ask how sure I am", "Before each result; it changes no score", switch)

    @on(request.KeepColumn)
    def keep_column(self, event: request.KeepColumn) -> None:
        """Remember the width of the text."""
        self._keep(column=event.column)

    def _show_settings(self, cursor: int = 0) -> None:
        """List the settings; choosing one offers its values."""
        from tutor.tui.settings_menu import settings_menu

        def show(screen: Screen[int | None], decide: Callable[[int | None], None]) -> None:
            def decided(at: int | None) -> None:
                decide(at)
                if isinstance(self.screen, TutorScreen):
                    self.screen.returned()

            self.push_screen(screen, decided)

        def keep(name: str, value: object) -> None:
            self._keep(**{name: value})

        settings_menu(self._settings, show, keep, self._show_settings, self._choose_keys, cursor)

    def _choose_keys(self, cursor: int = 0) -> None:
        """List what keys do; choosing one waits for the key that is to do it."""
        from tutor.tui.own_keys_menu import own_keys_menu

        def show(screen: Screen[int | None], decide: Callable[[int | None], None]) -> None:
            self.push_screen(screen, decide)

        def catch(screen: Screen[str | None], take: Callable[[str | None], None]) -> None:
            self.push_screen(screen, take)

        chosen = self._settings.keys
        own_keys_menu(chosen, show, catch, self._keep_key, self._choose_keys, self._show_settings, cursor)

    def _keep_key(self, name: str, key: str) -> None:
        """Let a key do what bears this id, or let the usual ones do it again if it is empty."""
        kept = dict(settings_file_format.load(self._settings_file)[0].keys) | dict(self._settings.keys)
        kept.pop(name, None)
        self._keep(keys=kept | ({name: key} if key else {}))
        self._use_own_keys(self._settings.keys)

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

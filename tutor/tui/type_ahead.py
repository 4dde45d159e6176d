"""Keys that come faster than the program draws: each waits for what the one before it set going.

A key would otherwise act on what stands there still, or be lost on a screen that is only just opening.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, Final

from textual import events
from textual.app import App, ScreenStackError
from textual.message import Message
from textual.message_pump import MessagePump

from tutor.tui.widgets.key_line import takes_letters

LONGEST: Final = 1.0
"""Seconds for which a key waits at most."""
QUIET: Final = 3
"""Times that a message has to come through while nothing moves: a key sets off a message, that one a request,
and that a screen."""
MOST: Final = 30
"""Times that a message is sent through at most."""


class CameThrough(Message):
    """Goes from what has the focus up to the app, behind all that was sent before it."""

    def __init__(self) -> None:
        super().__init__()
        self.done = asyncio.Event()


class TypeAhead:
    """What was typed and waits its turn."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._next: events.Event | None = None
        self._watching: asyncio.Task[None] | None = None

    def may_pass(self, event: events.Event) -> bool:
        """Whether it is this event's turn; if not, it is sent to the app again when it is."""
        if event is self._next:
            return True
        if not self.is_at_rest:
            self._waiting.append(event)
            return False
        if isinstance(event, events.Key) and event.is_printable and takes_letters(self._app.focused):
            return True  # It goes into the field and opens nothing.
        self._watching = asyncio.create_task(self._watch())
        return True

    @property
    def is_at_rest(self) -> bool:
        """Whether a key would act at once."""
        return self._watching is None

    async def _watch(self) -> None:
        try:
            await self._settled()
            while self._waiting:
                self._next = self._waiting.popleft()
                self._app.post_message(self._next)
                await self._settled()
        finally:
            self._next = self._watching = None

    async def _settled(self) -> None:
        """Wait until what is under way has come to rest."""
        try:
            async with asyncio.timeout(LONGEST):
                await self._came_through(self._app)
                quiet = 0
                for _ in range(MOST):
                    before = (self._app.screen, self._app.focused)
                    await self._came_through(self._app.focused or self._app.screen)
                    quiet = quiet + 1 if before == (self._app.screen, self._app.focused) else 0
                    if quiet == QUIET:
                        return
        except (TimeoutError, ScreenStackError):
            return  # It takes long, or the program is ending.

    async def _came_through(self, start: MessagePump) -> None:
        message = CameThrough()
        if start.post_message(message):
            await message.done.wait()
        else:
            await asyncio.sleep(0)

"""One visitor: a process of the program, and what goes between it and the visitor's browser."""

from __future__ import annotations

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from contextlib import suppress

from aiohttp import WSCloseCode, WSMsgType
from aiohttp.web import WebSocketResponse
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from tutor.web import DRIVER
from tutor.web.message import Focused, Message, Pinged, Resized, Typed, message

PROGRAM = (sys.executable, "-P", "-m", "tutor")
LARGEST_MESSAGE = 256 * 1024
"""Bytes that a browser may send at once; the largest is what somebody pastes."""
PATIENCE = 5.0
"""Seconds for a program to keep the place and end, after which it is ended."""


class Visitor(AppService):
    """The program behind one open page; ends with it as with a closed window."""

    def __init__(self, socket: WebSocketResponse, environment: Mapping[str, str]) -> None:
        super().__init__(
            "tutor",
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self._end_page,
            download_manager=DownloadManager(),
        )
        self._socket = socket
        self._own = environment

    async def stay(self, width: int, height: int) -> None:
        """Run the program until it ends or the page is closed."""
        await self.start(width, height)
        try:
            await self._listen()
        finally:
            await self.stop()

    async def stop(self) -> None:
        """Close the window, as it were, and wait until the program has ended."""
        task, self._task = self._task, None
        process = self._process
        if task is None or process is None:
            return
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGHUP)
        try:
            await asyncio.wait_for(task, PATIENCE)
            await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """The program, started without a shell."""
        process = await asyncio.create_subprocess_exec(
            *PROGRAM,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env={**self._build_environment(width, height), "TEXTUAL_DRIVER": DRIVER, **self._own},
        )
        self._process, self._stdin = process, process.stdin
        return process

    async def _end_page(self) -> None:
        await self._socket.close()

    async def _listen(self) -> None:
        """Pass on what the browser says, as long as it is what our page says."""
        async for sent in self._socket:
            said = message(sent.data) if sent.type is WSMsgType.TEXT else None
            if said is None:
                await self._socket.close(code=WSCloseCode.POLICY_VIOLATION)
            else:
                await self._pass_on(said)

    async def _pass_on(self, said: Message) -> None:
        match said:
            case Typed(data):
                await self.send_bytes(data)
            case Resized(width, height):
                await self.set_terminal_size(width, height)
            case Pinged(value):
                await self._socket.send_json(["pong", value])
            case Focused(True):
                await self.focus()
            case Focused():
                await self.blur()

"""`tutor serve` as a process, and a browser's side of its socket with a screen that can be read."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pyte
import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType

PATIENCE = 60.0
"""Seconds after which something that was waited for counts as never happening."""
NOT_DRAWN = re.compile(r"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")


class Page:
    """An open page."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.Stream(self._screen)

    @property
    def words(self) -> str:
        """What stands on the page, with every run of white space as one blank."""
        return " ".join(" ".join(self._screen.display).split())

    async def press(self, *keys: str) -> None:
        """Type."""
        for key in keys:
            await self.say(["stdin", key])

    async def say(self, message: object) -> None:
        """Send what the page's code could send."""
        await self.socket.send_str(json.dumps(message))

    async def until(self, words: str) -> None:
        """Wait for words on the page."""
        async with asyncio.timeout(PATIENCE):
            while words not in self.words:
                message = await self.socket.receive()
                assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), (
                    f"closed before {words!r}: {self.words}"
                )
                if message.type is WSMsgType.BINARY:
                    self._stream.feed(NOT_DRAWN.sub("", message.data.decode()))

    async def until_closed(self) -> int | None:
        """Wait for the server to close the socket, and return its reason."""
        async with asyncio.timeout(PATIENCE):
            while not self.socket.closed:
                await self.socket.receive()
        return self.socket.close_code


class Browser:
    """A browser with its cookies."""

    def __init__(self, session: ClientSession, address: str) -> None:
        self.session, self.address = session, address
        self.site = f"http://{urlsplit(address).netloc}"

    @asynccontextmanager
    async def page(self) -> AsyncIterator[Page]:
        """Open the page; it is closed at the end."""
        async with self.session.get(self.address) as answer:
            assert answer.status == 200
        socket = f"{self.address}socket?width=80&height=24"
        async with self.session.ws_connect(socket, origin=self.site) as opened:
            yield Page(opened)


class Served:
    """A running `tutor serve`."""

    def __init__(self, home: Path, *options: str) -> None:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("TUTOR_", "TEXTUAL"))
        }
        self.home = home
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tutor", "serve", "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**environment, "TUTOR_HOME": str(home)},
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()

    @asynccontextmanager
    async def browser(self) -> AsyncIterator[Browser]:
        """A browser that has not been here before."""
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
            yield Browser(session, self.address)

    def children(self) -> list[str]:
        """The processes that it has started, where the system tells."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return listed.stdout.split()

    def end(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """End it; its exit code and what it said."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Starts `tutor serve` with these options; it is ended with the test."""
    started: list[Served] = []

    def start(*options: str) -> Served:
        started.append(Served(tmp_path / "home", *options))
        return started[-1]

    yield start
    for served in started:
        served.end(signal.SIGKILL)

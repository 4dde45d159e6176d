"""The program in a real browser: a lesson opened, a word looked up, a question answered, the place found.

Needs Chromium, which the package index does not have (Debian: chromium), and is therefore run by itself:

    python3 -m uv run --group browser pytest tests/web/with_browser.py

What the page draws is taken from its socket; a picture of each step is kept where `TUTOR_PICTURES` says.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pyte
import pytest
from playwright.async_api import BrowserContext, Page, Request, WebSocket, async_playwright

if TYPE_CHECKING:
    from tests.web.conftest import Served

PATIENCE = 60.0
"""Seconds after which something that was waited for counts as never happening."""
NOT_DRAWN = re.compile(r"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ALONE = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class Reader:
    """Somebody who reads in a browser."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: set[str] = set()
        """Every server that the page asked for something."""
        self._screen = pyte.Screen(200, 100)
        self._stream = pyte.Stream(self._screen)
        page.on("request", self._note)
        page.on("websocket", self._listen)

    def _note(self, request: Request) -> None:
        self.asked.add(urlsplit(request.url).netloc or urlsplit(request.url).scheme)

    def _listen(self, socket: WebSocket) -> None:
        self._screen.reset()
        socket.on("framereceived", self._draw)

    def _draw(self, data: bytes | str) -> None:
        if isinstance(data, bytes):
            self._stream.feed(NOT_DRAWN.sub("", data.decode()))

    @property
    def words(self) -> str:
        """What stands on the page, with every run of white space as one blank."""
        return " ".join(" ".join(self._screen.display).split())

    async def until(self, words: str, picture: str = "") -> None:
        """Wait for words on the page, and keep a picture of it."""
        await self._wait(lambda: words in self.words, f"{words!r} on {self.words}")
        folder = os.environ.get("TUTOR_PICTURES", "")
        if picture and folder:
            await self.page.wait_for_timeout(500)
            await self.page.screenshot(path=Path(folder) / f"{picture}.png")

    async def gone(self, words: str) -> None:
        """Wait for words to leave the page."""
        await self._wait(lambda: words not in self.words, f"{words!r} gone")

    async def _wait(self, condition: Callable[[], bool], what: str) -> None:
        for _ in range(int(PATIENCE / 0.05)):
            if condition():
                return
            await self.page.wait_for_timeout(50)
        raise AssertionError(f"never {what}")

    async def press(self, *keys: str) -> None:
        """Press keys."""
        for key in keys:
            await self.page.keyboard.press(key)


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[BrowserContext]:
    """A browser that keeps its cookies."""
    assert CHROMIUM, "this needs Chromium"
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            tmp_path / "profile",
            executable_path=CHROMIUM,
            headless=True,
            args=list(ALONE),
            viewport={"width": 1000, "height": 640},
        )
        yield context
        await context.close()


async def test_a_lesson_is_read_in_a_browser_and_found_again(
    serve: Callable[..., Served], browser: BrowserContext
) -> None:
    served = serve()
    reader = Reader(await browser.new_page())
    await reader.page.goto(served.address)
    await reader.until("A tour of tutor", "library")
    await reader.press("Enter")
    await reader.until("A light and a tower", "reading")
    await reader.press("Tab", "Enter")
    await reader.until("esc Close", "card")
    await reader.press("Escape")
    await reader.gone("esc Close")
    await reader.press("c")
    await reader.until("Question 1 of 2", "question")
    await reader.press("1", "Enter")
    await reader.until("saved", "answered")
    answered = reader.words
    await reader.page.close()

    again = Reader(await browser.new_page())
    await again.page.goto(served.address)
    await again.until("A tour of tutor")
    await again.press("Enter")
    await again.until("Check of section 1", "again")
    verdict = "Not right" if "Not right" in answered else "Right"
    assert verdict in again.words
    assert reader.asked | again.asked <= {urlsplit(served.address).netloc, "data"}


async def test_the_page_says_when_the_program_has_ended(
    serve: Callable[..., Served], browser: BrowserContext
) -> None:
    served = serve()
    reader = Reader(await browser.new_page())
    await reader.page.goto(served.address)
    await reader.until("A tour of tutor")
    await reader.press("q")
    over = reader.page.get_by_text("your place is kept")
    await over.wait_for(state="visible")
    await reader.page.get_by_text("Open it again").click()
    await over.wait_for(state="hidden")
    await reader.until("A tour of tutor")


async def test_a_page_of_another_site_gets_nothing(
    serve: Callable[..., Served], browser: BrowserContext
) -> None:
    served = serve()
    page = await browser.new_page()
    await page.goto(served.address)
    site = served.address.replace("127.0.0.1", "localhost")
    socket = f"{served.address.replace('http', 'ws')}socket"
    await page.goto(site)
    said = await page.evaluate(
        """address => new Promise(done => {
            try {
                const socket = new WebSocket(address);
                socket.onopen = () => done("open");
                socket.onerror = () => done("refused");
            } catch (error) { done("refused"); }
        })""",
        socket,
    )
    assert said == "refused"

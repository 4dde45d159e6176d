"""The program in a browser, as the browser's side of the socket sees it."""

from __future__ import annotations

import signal
import socket
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from aiohttp import WSServerHandshakeError

from tutor.cli.exit_code import ExitCode
from tutor.cli.main import main

if TYPE_CHECKING:
    from tests.web.conftest import Browser, Served

PATIENCE = 60.0
"""Seconds after which something that was waited for counts as never happening."""

Serve = Callable[..., "Served"]


async def test_the_page_asks_nobody_else_for_anything(serve: Serve) -> None:
    served = serve()
    async with served.browser() as browser:
        async with browser.session.get(served.address) as answer:
            page = await answer.text()
            policy = answer.headers["Content-Security-Policy"]
        assert page.count("://") == 1, "the socket's address alone"
        assert "default-src 'none'" in policy
        for name in ("page.css", "page.js", "static/css/xterm.css", "static/js/textual.js"):
            async with browser.session.get(served.address + name) as answer:
                assert answer.status == 200
                assert answer.headers["Content-Security-Policy"] == policy


async def test_nobody_comes_in_without_the_token_the_name_and_the_page(serve: Serve) -> None:
    served = serve()
    async with served.browser() as browser:
        for path in ("/", "/wrong/", "/wrong/static/js/textual.js", "/wrong/socket"):
            assert await status_of(browser, browser.site + path) == 404
        assert await status_of(browser, served.address, host="evil.example") == 404
        for escape in (
            "static/js/..%2f..%2fserver.py",
            "static/images/background.png",
            "static/js/",
            f"static/js/{'a' * 300}",
        ):
            assert await status_of(browser, served.address + escape) == 404
        assert await status_of(browser, served.address) == 200
        for origin in ("http://evil.example", "null", None):
            with pytest.raises(WSServerHandshakeError) as refused:
                await browser.session.ws_connect(f"{served.address}socket", origin=origin)
            assert refused.value.status == 403
    assert served.children() == []


@pytest.mark.long
async def test_a_visitor_comes_back_to_the_place_and_another_does_not_see_it(serve: Serve) -> None:
    served = serve()
    async with served.browser() as browser:
        async with browser.page() as page:
            await page.until("A tour of tutor")
            await page.press("\r")
            await page.until("Section 1 of 5")
            await page.press("l")
            await page.until("Section 2 of 5")
        async with browser.page() as page:
            await page.until("A tour of tutor")
            await page.press("\r")
            await page.until("Section 2 of 5")
    async with served.browser() as other, other.page() as page:
        await page.until("A tour of tutor")
        await page.press("\r")
        await page.until("Section 1 of 5")
    homes = list((served.home / "data" / "visitors").iterdir())
    assert len(homes) == 2
    assert {stat.S_IMODE(home.stat().st_mode) for home in homes} == {0o700}
    assert not (served.home / "data" / "progress.db").exists()
    code, said = served.end()
    assert code == ExitCode.FINE
    assert "Each browser has its own progress." in said
    assert said.endswith("Ended. Every place is kept.\n")


async def test_shared_progress_is_that_of_whoever_serves(serve: Serve) -> None:
    served = serve("--shared")
    async with served.browser() as browser, browser.page() as page:
        await page.until("A tour of tutor")
        await page.press("\r")
        await page.until("Section 1 of 5")
    assert (served.home / "data" / "progress.db").exists()
    assert not (served.home / "data" / "visitors").exists()


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_the_end_of_the_server_is_a_closed_window_for_everybody(
    serve: Serve, number: signal.Signals
) -> None:
    served = serve("--shared")
    async with served.browser() as browser, browser.page() as page:
        await page.until("A tour of tutor")
        await page.press("\r")
        await page.until("Section 1 of 5")
        await page.press("l")
        await page.until("Section 2 of 5")
        readers = served.children()
        served.process.send_signal(number)
        await page.until_closed()
    assert served.end()[0] == ExitCode.FINE
    assert not any(is_running(reader) for reader in readers)
    again = serve("--shared")
    async with again.browser() as browser, browser.page() as page:
        await page.until("A tour of tutor")
        await page.press("\r")
        await page.until("Section 2 of 5")


async def test_no_program_outlives_a_server_that_was_killed(serve: Serve) -> None:
    served = serve("--shared")
    async with served.browser() as browser, browser.page() as page:
        await page.until("A tour of tutor")
        readers = served.children()
        assert readers
        served.end(signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while any(is_running(reader) for reader in readers):
        assert time.monotonic() < end, "still running"
        time.sleep(0.05)


@pytest.mark.long
async def test_what_the_page_would_not_say_ends_the_visit(serve: Serve) -> None:
    served = serve("--shared")
    async with served.browser() as browser, browser.page() as page:
        await page.say(["quit", {}])
        assert await page.until_closed() == 1008
        async with browser.page() as again:
            await again.until("A tour of tutor")


@pytest.mark.long
async def test_a_window_of_any_size_will_do(serve: Serve) -> None:
    served = serve("--shared")
    async with served.browser() as browser, browser.page() as page:
        for width, height in ((-1, 0), (10**9, 10**9), (1, 1), (80, 24)):
            await page.say(["resize", {"width": width, "height": height}])
        await page.until("A tour of tutor")


def test_a_port_that_is_taken_is_told(serve: Serve, capsys: pytest.CaptureFixture[str]) -> None:
    port = serve().address.split(":")[2].split("/")[0]
    assert main(["serve", "--port", port]) == ExitCode.PROBLEMS
    assert capsys.readouterr().err == (
        f"tutor serve: cannot listen at 127.0.0.1, port {port}: address already in use. "
        "`--port 0` takes a free one.\n"
    )


def test_a_host_that_is_not_known_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unknown(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket.socket, "bind", unknown)
    assert main(["serve", "--host", "a" * 70]) == ExitCode.PROBLEMS
    assert "there is no such address here" in capsys.readouterr().err
    assert main(["serve", "--host", "no.such.invalid"]) == ExitCode.PROBLEMS
    assert capsys.readouterr().err == (
        "tutor serve: cannot listen at no.such.invalid, port 8000: there is no such address here. "
        "`--port 0` takes a free one.\n"
    )


@pytest.mark.parametrize("options", [["--port", "x"], ["--port", "65536"]])
def test_wrong_use_is_told(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", *options]) == ExitCode.WRONG_USE
    assert "tutor serve" in capsys.readouterr().err


def test_a_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(__import__("sys").modules, "textual_serve", None)
    for name in ("tutor.web.server", "tutor.web.visitor"):
        monkeypatch.delitem(__import__("sys").modules, name, raising=False)
    assert main(["serve"]) == ExitCode.PROBLEMS
    assert "the extra `web`" in capsys.readouterr().err


async def status_of(browser: Browser, address: str, host: str = "") -> int:
    headers = {"Host": host} if host else {}
    async with browser.session.get(address, headers=headers) as answer:
        return answer.status


def is_running(process: str) -> bool:
    """Whether a process is there and no zombie."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"

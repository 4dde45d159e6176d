"""The server: one page, what it needs, and a socket behind which the program runs.

It knows no lesson and no progress; each visitor's process opens its own.
"""

from __future__ import annotations

import asyncio
import os
import re
import secrets
import signal
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from string import Template

import textual_serve
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from tutor.web.admission import Door, is_own_page
from tutor.web.message import bounded
from tutor.web.visitor import LARGEST_MESSAGE, Visitor

MOST_VISITORS = 50
"""Open pages; each is a process of some 60 MB."""
COOKIE = "tutor-visitor"
A_YEAR = 365 * 24 * 60 * 60
NAME = re.compile(r"[A-Za-z0-9_-]{22}")
"""What a visitor is called: 128 random bits, fit for the name of a folder."""

Environment = Callable[[str], Mapping[str, str]]
"""What the program of a visitor finds in its environment, by the visitor's name."""

_HERE = Path(__file__).parent
_STATIC = Path(textual_serve.__file__).parent / "static"
_STRANGER = "Open the address that `tutor serve` printed.\n"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; "
        "font-src 'self'; connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@dataclass(slots=True)
class Server:
    """Serves the program to whoever comes through the door."""

    door: Door
    environment: Environment
    open: set[Visitor] = field(default_factory=set)
    """The visitors whose page is open."""

    def app(self) -> web.Application:
        """What answers the requests."""
        app = web.Application(middlewares=[self._guarded()])
        app.add_routes(
            [
                web.get("/{token}/", self.page),
                web.get("/{token}/page.{kind:css|js}", self.beside),
                web.get("/{token}/socket", self.socket),
                web.get("/{token}/static/{kind:css|js|fonts}/{name}", self.static),
            ]
        )
        app.on_shutdown.append(self.close)
        return app

    def _guarded(self) -> Middleware:
        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            """Let in who may come in, and tell the browser to ask nobody else for anything."""
            known = self.door.knows(request.match_info.get("token", ""))
            if not known or not self.door.is_named(request.host):
                return web.Response(status=404, text=_STRANGER, headers={"Cache-Control": "no-store"})
            response = await handler(request)
            if not response.prepared:
                response.headers.update(_headers(request))
            return response

        return guard

    async def page(self, request: web.Request) -> web.StreamResponse:
        """The page, with a name for a visitor who has none yet."""
        text = Template((_HERE / "page.html").read_text(encoding="utf-8"))
        response = web.Response(
            text=text.substitute(socket=escape(f"{_socket_site(request)}/{self.door.token}/socket")),
            content_type="text/html",
        )
        name = _visitor(request) or secrets.token_urlsafe(16)
        response.set_cookie(COOKIE, name, max_age=A_YEAR, httponly=True, samesite="Strict")
        return response

    async def beside(self, request: web.Request) -> web.StreamResponse:
        """How the page looks, and what it does when it opens."""
        return web.FileResponse(_HERE / f"page.{request.match_info['kind']}", headers=_headers(request))

    async def static(self, request: web.Request) -> web.StreamResponse:
        """The terminal in the page: its code, its style, its fonts."""
        file = _STATIC / request.match_info["kind"] / request.match_info["name"]
        # What `os.path` says of a name that no file can have is no, where `pathlib` raises.
        if file.parent.parent != _STATIC or not os.path.isfile(file):  # noqa: PTH113
            raise web.HTTPNotFound
        return web.FileResponse(file, headers=_headers(request))

    async def socket(self, request: web.Request) -> web.StreamResponse:
        """The program, for as long as the page is open."""
        name = _visitor(request)
        if not is_own_page(request.headers.get("Origin", ""), request.host) or not name:
            return web.Response(status=403, text=_STRANGER)
        if len(self.open) >= MOST_VISITORS:
            return web.Response(status=503, text="Too many are reading. Come back later.\n")
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST_MESSAGE)
        visitor = Visitor(socket, self.environment(name))
        self.open.add(visitor)
        try:
            await socket.prepare(request)
            await visitor.stay(*bounded(_number(request, "width", 80), _number(request, "height", 24)))
        finally:
            self.open.discard(visitor)
        return socket

    async def close(self, _app: web.Application | None = None) -> None:
        """End every visitor's program as with a closed window: the place is kept."""
        await asyncio.gather(*(visitor.stop() for visitor in tuple(self.open)))


async def serve(server: Server, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve on a socket that listens, until SIGINT or SIGTERM comes; then every place is kept."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stopped.set)
    runner = web.AppRunner(server.app(), handle_signals=False, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        ready()
        await stopped.wait()
    finally:
        await runner.cleanup()


def _visitor(request: web.Request) -> str:
    """The visitor's name; empty when there is none that could be ours."""
    name = request.cookies.get(COOKIE, "")
    return name if NAME.fullmatch(name) else ""


def _socket_site(request: web.Request) -> str:
    """Where the page finds its socket: at the server that the browser asked for the page."""
    scheme = "wss" if request.headers.get("X-Forwarded-Proto") == "https" else "ws"
    return f"{scheme}://{request.host}"


def _headers(request: web.Request) -> dict[str, str]:
    return {name: value.format(socket=_socket_site(request)) for name, value in _HEADERS.items()}


def _number(request: web.Request, name: str, otherwise: int) -> int:
    text = request.query.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise

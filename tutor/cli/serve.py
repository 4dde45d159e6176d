"""`tutor serve`: the full-screen program in a browser."""

from __future__ import annotations

import argparse
import os
import socket
from collections.abc import Mapping
from typing import Final

from tutor.cli import output
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode

_EXAMPLES = (
    "tutor serve --shared     # your own progress, in a browser on this machine",
    "tutor serve              # each browser has progress of its own",
    "tutor serve --port 9000  # at another port",
)
_DESCRIPTION = """\
Serves the program to a browser, on this machine only unless --host says
otherwise, and prints the address to open. The address holds a secret: whoever
knows it may come in, and it changes at every start. Ctrl+C ends it; every place
is kept.

Each browser has progress of its own, known by a cookie. With --shared all use
yours: what you did here goes on there.

Needs the extra `web`. In the folder of the project:

  python3 -m uv tool install --force ".[web]"
"""
_MISSING: Final = """\
tutor serve: textual-serve is not installed. It comes with the extra `web`:
    python3 -m uv tool install --force ".[web]"    in a checkout of tutor"""
_WHOSE: Final = {True: "Every browser uses your own progress.", False: "Each browser has its own progress."}
_OPEN: Final = """\
Others can reach this address, and what they type goes over the network as it is.
Put it behind a server that speaks HTTPS, or let only this machine in."""


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "serve", run, "read in a browser", _EXAMPLES, _DESCRIPTION)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at [127.0.0.1]")
    parser.add_argument(
        "--port", type=_port, default=8000, help="the port to listen at; 0 for any that is free [8000]"
    )
    parser.add_argument("--shared", action="store_true", help="every browser uses your own progress")


def run(options: argparse.Namespace) -> int:
    """Listen, say where, and serve until told to end."""
    import asyncio

    try:
        from tutor.web.admission import Door, fresh_token
        from tutor.web.server import Server, serve
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == "tutor":
            raise
        output.note(_MISSING)
        return ExitCode.PROBLEMS
    try:
        listening = _listen(options.host, options.port)
    except (OSError, UnicodeError) as error:
        output.note(
            f"tutor serve: cannot listen at {output.shown(options.host)}, port {options.port}: "
            f"{_reason(error)}. `--port 0` takes a free one."
        )
        return ExitCode.PROBLEMS
    door = Door(options.host, listening.getsockname()[1], fresh_token())

    def ready() -> None:
        output.data(door.address)
        output.note(f"Open it in a browser. {_WHOSE[options.shared]} Ctrl+C ends it.")
        if not door.is_private:
            output.note(_OPEN)

    asyncio.run(serve(Server(door, _shared if options.shared else _own), listening, ready))
    output.note("Ended. Every place is kept.")
    return ExitCode.FINE


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


def _reason(error: OSError | UnicodeError) -> str:
    # The number of an error in looking up a name is negative; a name that cannot be one is a UnicodeError.
    if isinstance(error, UnicodeError) or error.errno is None or error.errno < 0:
        return "there is no such address here"
    return os.strerror(error.errno).lower()


def _own(visitor: str) -> Mapping[str, str]:
    """A home for this visitor alone, with the lessons that are found here."""
    from tutor import paths

    home = paths.data_dir() / "visitors" / visitor
    for folder in (home.parent, home):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lessons = os.pathsep.join(str(folder) for folder in (*paths.search_path(), paths.lessons_dir()))
    return {**_program(), "TUTOR_HOME": str(home), "TUTOR_PATH": lessons}


def _shared(_visitor: str) -> Mapping[str, str]:
    """The home of whoever serves."""
    return _program()


def _program() -> Mapping[str, str]:
    """Where Python finds this very program."""
    from pathlib import Path

    import tutor

    ours = str(Path(tutor.__file__ or "").resolve().parent.parent)
    before = os.environ.get("PYTHONPATH", "")
    return {"PYTHONPATH": os.pathsep.join(part for part in (ours, before) if part)}


def _port(text: str) -> int:
    if not text.isdecimal() or len(text) > 5 or int(text) > 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)

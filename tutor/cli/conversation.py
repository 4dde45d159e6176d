"""A conversation in lines over standard input and output: how it is begun, and what is said when it ends."""

from __future__ import annotations

import io
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from tutor.cli import output
from tutor.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from types import FrameType

    from tutor.cli.verification import Verification
    from tutor.plain.console import Console
    from tutor.progress.recorder import Recorder
    from tutor.progress.store import Store

LONGEST: Final = 10_000
"""Characters of a typed line; what goes beyond is left out."""
_SIGNALS: Final = {signal.SIGTERM: ExitCode.TERMINATED, signal.SIGHUP: ExitCode.HANGUP}


class Stopped(Exception):
    """A signal asked the program to end."""

    def __init__(self, code: ExitCode) -> None:
        super().__init__()
        self.code = code


def converse(store: Store, problems: Sequence[str], talk: Callable[[Console, Recorder], None]) -> int:
    """Talk to whoever types, and return the exit code; say at the end what is lost, and these problems."""
    from tutor.cli.verification import Verification
    from tutor.plain.console import Console
    from tutor.plain.desk import lost_words
    from tutor.progress.recorder import Recorder

    recorder = Recorder(store)
    verification = Verification(store)
    console = Console(lambda: _read_on(verification), output.data_safe, width)
    verification.start()
    code = _ended(lambda: talk(console, recorder))
    verification.finish()
    lost = lost_words(recorder)
    for line in (f"tutor: {lost}" if lost else "", verification.remark, *problems):
        if line:
            output.note(line)
    return code or (ExitCode.PROBLEMS if lost else ExitCode.FINE)


def _ended(work: Callable[[], None]) -> int:
    """How the work ended: by itself, at the end of the input, by a signal, or since nobody reads any more."""
    from tutor.plain.console import EndOfInput
    from tutor.plain.desk import Quit

    try:
        with _signals():
            work()
    except (EndOfInput, Quit):
        return ExitCode.FINE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPT
    except Stopped as stopped:
        if stopped.code == ExitCode.HANGUP:
            output.hang_up()
        return stopped.code
    except BrokenPipeError:
        output.give_up()
        return ExitCode.BROKEN_PIPE
    return ExitCode.FINE


def _read_on(verification: Verification) -> str:
    """The next line, unless the progress file turned out to be damaged, which raises a `StoreError`."""
    verification.tell()
    return read_line()


def read_line() -> str:
    """The next line of standard input with its end; nothing when there is none any more."""
    output.flush()
    if sys.stdin is None:
        return ""
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(errors="replace")
    try:
        line = more = sys.stdin.readline(LONGEST)
        while more and not more.endswith("\n"):
            more = sys.stdin.readline(LONGEST)
        return line
    except OSError:
        # The terminal is gone.
        return ""


def width() -> int:
    """Cells of a line: those of the terminal that is written to, or as many as is usual."""
    return shutil.get_terminal_size((80, 24)).columns


@contextmanager
def _signals() -> Iterator[None]:
    """Let signals that ask for the end raise `Stopped`, wherever the program is."""

    def stop(number: int, _: FrameType | None) -> None:
        raise Stopped(_SIGNALS[signal.Signals(number)])

    before = {number: signal.signal(number, stop) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

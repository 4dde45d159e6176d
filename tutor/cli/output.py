"""What a command prints: data to standard output, words about it to standard error, nothing but safe text."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from tutor.file import reason
from tutor.text import safe_line, safe_text

_LONGEST_PATH = 4096

Piece = tuple[str, str]
"""A piece of a line, and the name of its style."""
_STYLES = {
    "fatal": "1;31",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "place": "1",
    "code": "2",
}
"""The terminal's attributes for each style; any other is plain."""


class NotPrinted(Exception):
    """The output could not be written; the text says why, in one line."""


def prepare() -> None:
    """Print UTF-8 whatever the locale says, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def data(text: str) -> None:
    """Print a line, or several, of what was asked for."""
    _write(sys.stdout, safe_text(text))


def data_safe(line: str) -> None:
    """Print a line of what was asked for that has been made safe already."""
    _write(sys.stdout, line)


def data_styled(line: Sequence[Piece]) -> None:
    """Print a line of what was asked for; in colour when it goes to a terminal that wants some."""
    if has_colour(sys.stdout):
        texts = (_dyed(safe_text(text), _STYLES.get(style, "")) for text, style in line)
        _write(sys.stdout, "".join(texts))
    else:
        data("".join(text for text, _ in line))


def has_colour(stream: TextIO | None) -> bool:
    """Whether the stream is a terminal that may be written to in colour [no-color.org]."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and is_terminal(stream)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody looks at what is written to the stream."""
    return stream is not None and not stream.closed and stream.isatty()


def terminal_width() -> int:
    """The cells of a line of the terminal that is written to; 0 when it is a file or another program."""
    return max(40, shutil.get_terminal_size().columns) if is_terminal(sys.stdout) else 0


def note_width() -> int:
    """Columns for words about what was asked for: those of the terminal, else a line of usual length."""
    return max(40, shutil.get_terminal_size().columns) if is_terminal(sys.stderr) else 120


def passing(text: str) -> None:
    """Show a line that the next thing printed takes away, when standard error is a terminal."""
    if is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb":
        sys.stderr.write(f"\r{safe_line(text, 79)}\x1b[K")
        sys.stderr.flush()


def data_json(value: object) -> None:
    """Print what was asked for as JSON, in ASCII."""
    _write(sys.stdout, json.dumps(value, indent=2))


def note(text: str) -> None:
    """Print a line, or several, about what was asked for."""
    flush()
    _write(sys.stderr, safe_text(text))


def ask(text: str) -> None:
    """Print a question, and leave the cursor behind it."""
    flush()
    if sys.stderr is not None:
        with _told_apart():
            sys.stderr.write(safe_text(text))
            sys.stderr.flush()


def flush() -> None:
    """Let all that was printed as an answer be seen."""
    if sys.stdout is not None:
        with _told_apart():
            sys.stdout.flush()


def shown(path: Path | str) -> str:
    """A path as one safe line; what is UTF-8 in it is shown as that, whatever the locale says."""
    name = str(path)
    with contextlib.suppress(UnicodeEncodeError):
        name = os.fsencode(name).decode(errors="replace")
    return safe_line(name, _LONGEST_PATH)


def finish() -> None:
    """See that all of it went out. Raises `BrokenPipeError` when nobody reads any more, or `NotPrinted`."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with _told_apart():
                stream.flush()


def give_up() -> None:
    """Send what is left of the output nowhere, so that nothing stumbles over it at the very end."""
    _nowhere(sys.stdout)


def hang_up() -> None:
    """Send all that is left to be said nowhere: the terminal is gone."""
    _nowhere(sys.stdout)
    _nowhere(sys.stderr)


def _nowhere(stream: TextIO | None) -> None:
    if stream is None:
        return
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _dyed(text: str, attributes: str) -> str:
    return f"\x1b[{attributes}m{text}\x1b[0m" if attributes else text


def _write(stream: TextIO | None, text: str) -> None:
    """Print a line; a stream that was closed before the program began is None and takes nothing."""
    if stream is not None:
        with _told_apart():
            stream.write(f"{text}\n")


@contextlib.contextmanager
def _told_apart() -> Iterator[None]:
    """A reader that went away, and a disk that is full, are no faults of the program."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotPrinted(f"the output {reason(error, 'written')}") from error


def count(number: int, word: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def entries(number: int) -> str:
    """`1 entry`, `2 entries`: what a progress file counts."""
    return f"{number} entry" if number == 1 else f"{number} entries"

"""What happens when the program itself fails: a short message, and a log that only its owner can read."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from tutor.cli import output
from tutor.cli.exit_code import ExitCode
from tutor.version import __version__

_LARGEST_LOG = 1024 * 1024
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


class CrashGuard:
    """A `with` block that no error leaves: what went wrong is written down, and `code` says so."""

    code: int = ExitCode.FINE

    def __enter__(self) -> Self:
        """Begin to guard."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Report an error, but for the ways in which a program is ended on purpose."""
        if not isinstance(error, Exception):
            return False
        self.code = ExitCode.INTERNAL
        _report(error)
        return True


def _report(error: Exception) -> None:
    from tutor.text import safe_line

    what = safe_line(f"{type(error).__name__}: {error}")
    try:
        log = _write_down(error)
        where = f"What happened is written down in {output.shown(log)}."
    except OSError as unwritable:
        where = f"It could not be written down: {safe_line(str(unwritable))}."
    try:
        output.note(f"tutor: a fault in the program: {what}\n{where}\nWhat was saved before is safe.")
    except (OSError, output.NotPrinted):
        output.give_up()


def _write_down(error: Exception) -> str:
    """Add the error to the log, without the values of variables; returns the log's path. Raises `OSError`."""
    import platform
    import traceback

    from tutor import paths
    from tutor.text import safe_text

    path = paths.log_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    trace = "".join(traceback.format_exception(error))
    when = datetime.now(UTC).isoformat(timespec="seconds")
    system = f"tutor {__version__}, Python {platform.python_version()}, {platform.platform()}"
    record = safe_text(f"{when}  {system}\n{trace}\n")
    descriptor = os.open(path, _FLAGS | os.O_APPEND, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
        if os.fstat(descriptor).st_size > _LARGEST_LOG:
            os.ftruncate(descriptor, 0)
        os.write(descriptor, record.encode(errors="backslashreplace"))
    finally:
        os.close(descriptor)
    return str(path)

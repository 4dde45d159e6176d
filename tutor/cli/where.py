"""`tutor where`: which files and folders are used, and what a report about a fault has to say."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tutor.cli import output, place
from tutor.cli.command import Commands, add_command
from tutor.cli.exit_code import ExitCode
from tutor.version import __version__

_EXAMPLES = (
    "tutor where          # every file and folder, and what a report has to say",
    "tutor where --json   # for a program",
)
_DESCRIPTION = """\
Shows which files and folders are used. The variable TUTOR_HOME puts your files
beneath one folder; TUTOR_PATH names more folders of lessons, with a colon
between them. Of lessons with the same id the first wins.

Below stands what a report about a fault has to say: versions, terminal, locale,
and whether the progress file is whole. Nothing of it is what you read or
answered, and your home is written as ~."""
_LIBRARIES = ("textual", "pydantic", "fsrs", "markdown-it-py")
_EXTRA = "textual-serve"
_TERMINAL = ("TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR")
_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")


def add_to(commands: Commands) -> None:
    """Describe the command to the parser."""
    parser = add_command(commands, "where", run, "show which files are used", _EXAMPLES, _DESCRIPTION)
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the places, those that are not there yet as such, and the report."""
    from tutor import paths
    from tutor.file import is_there
    from tutor.progress.health import health

    places = {
        "settings": place.settings_file(),
        "progress": paths.progress_file(),
        "backups": paths.backups_dir(),
        "copies": paths.attached_dir(),
        "cache": paths.cache_dir(),
        "log": paths.log_file(),
    }
    folders = place.folders()
    store = health(paths.progress_file().absolute())
    if options.json:
        output.data_json(
            {name: str(path) for name, path in places.items()}
            | {"lessons": [str(path) for path in folders]}
            | {"store": store._asdict() if store else None, "versions": _versions()}
            | {"terminal": _terminal(), "locale": _locale()}
        )
        return ExitCode.FINE
    for name, path in [*places.items(), *(("lessons", folder) for folder in folders)]:
        absent = "" if is_there(path) else "  (not there yet)"
        _say(name, f"{_from_home(path)}{absent}")
    output.data("")
    _say("versions", ", ".join(f"{name} {number}" for name, number in _versions().items()))
    _say("terminal", ", ".join(f"{name} {value}" for name, value in _terminal().items()))
    _say("locale", ", ".join(f"{name}={value}" for name, value in _locale().items()))
    if store is not None:
        counted = "" if store.events is None else f", {output.count(store.events, 'event')}"
        tables = "" if store.version is None else f", version {store.version}"
        _say("store", f"{store.state}{tables}{counted}, {output.count(store.size, 'byte')}, {store.mode}")
    return ExitCode.FINE


def _say(name: str, words: str) -> None:
    output.data(f"{name:<10}{output.shown(words)}")


def _from_home(path: Path) -> str:
    """The path with `~` for the home, which bears the user's name. An empty HOME leads to the top."""
    try:
        home = Path.home()
        return str(path if home == Path(home.anchor) else Path("~") / path.relative_to(home))
    except (ValueError, RuntimeError):
        return str(path)


def _versions() -> dict[str, str]:
    from tutor.progress.health import SQLITE

    found = {"tutor": __version__, "Python": platform.python_version(), "SQLite": SQLITE}
    for name in (*_LIBRARIES, _EXTRA):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed" if name == _EXTRA else "missing"
    return found | {"on": platform.platform()}


def _terminal() -> dict[str, str]:
    columns, rows = shutil.get_terminal_size()
    size = {"size": f"{columns}x{rows}"} if output.is_terminal(sys.stdout) else {"size": "none"}
    return size | _set(_TERMINAL)


def _locale() -> dict[str, str]:
    """What is set, and what follows from it for what is printed."""
    return _set(_LOCALE) | {"encoding": sys.stdout.encoding if sys.stdout else "none"}


def _set(names: tuple[str, ...]) -> dict[str, str]:
    """The variables of these names that are set."""
    return {name: os.environ[name] for name in names if name in os.environ}

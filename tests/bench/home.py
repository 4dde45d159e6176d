"""A learner's machine in a throw-away folder: what the program keeps, and the lessons that are there."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import bare
from tests.bench.terminal import NotShown, Terminal
from tutor.paths import bundled_dir

BUNDLED = "china-leverage"
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "HOME", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class Program:
    """A command, where it runs, and how its screen is known."""

    command: tuple[str, ...]
    environment: Mapping[str, str]
    folder: Path
    shown: str
    """Words of its first frame when it was never used."""
    title: str
    """Words that are on its screen wherever the reader is."""

    def start(self, size: tuple[int, int] = (80, 24)) -> Terminal:
        """The program, in a terminal."""
        return Terminal(self.command, environment=self.environment, folder=self.folder, size=size)

    def first_frame(self) -> float:
        """Seconds from starting it until its first frame is on the screen."""
        with self.start() as terminal:
            return terminal.wait_for(self.shown)

    def opened(self, size: tuple[int, int] = (80, 24)) -> Terminal:
        """The program in a terminal, with its first screen at rest."""
        terminal = self.start(size)
        try:
            terminal.wait_for(self.title)
        except NotShown:
            terminal.close()
            raise
        terminal.settle()
        return terminal

    def warmed_up(self) -> Program:
        """The same, started once before, so that it finds what it keeps from start to start."""
        self.opened().close()
        return self


class Home:
    """A home of its own beneath `folder`; the bundled lesson is in its library as in everyone's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lessons = folder / "home" / "data" / "lessons"
        self.lessons.mkdir(mode=0o700, parents=True)
        self._away = folder / "away"
        self._away.mkdir()

    @property
    def environment(self) -> dict[str, str]:
        """What a program that runs here is told."""
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        return {**kept, "TUTOR_HOME": str(self.folder / "home")}

    def add(self, name: str, toml: str) -> None:
        """Put a lesson into the library."""
        (self.lessons / f"{name}.toml").write_text(toml)

    def tutor(self, *arguments: str, shown: str, title: str) -> Program:
        """The program under test."""
        return self._program([*tutor_command(), *arguments], shown, title)

    def bare(self) -> Program:
        """The control: a bare Textual program in the same interpreter."""
        return self._program([sys.executable, bare.__file__], bare.SHOWN, bare.SHOWN)

    def _program(self, command: Sequence[str], shown: str, title: str) -> Program:
        return Program(tuple(command), self.environment, self._away, shown, title)


def tutor_command() -> list[str]:
    """How the program is started: by its script if it is installed beside this interpreter."""
    script = Path(sys.executable).with_name("tutor")
    return [str(script)] if script.exists() else [sys.executable, "-m", "tutor"]


def bundled_title() -> str:
    """The beginning of the bundled lesson's title, short enough for any screen."""
    return str(_bundled()["title"])[:24]


def bundled_words() -> str:
    """The first words of the bundled lesson's text."""
    return " ".join(str(_bundled()["sections"][0]["text"]).split()[:3])


def _bundled() -> dict[str, list[dict[str, object]]]:
    return tomllib.loads((bundled_dir() / f"{BUNDLED}.toml").read_text())

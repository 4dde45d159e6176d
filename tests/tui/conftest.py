"""The app over a throw-away store and a small lesson, with a clock and a seed that do not change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tutor.library import Library
from tutor.progress.recorder import Recorder
from tutor.progress.store import Store
from tutor.settings import Settings
from tutor.tui.app import TutorApp

BRIDGE = '''\
format = 1
id = "bridge"
title = "The Old Bridge"
level = "B1"

[source]
title = "Stones in the river"
author = "N. N."

[study]
shuffle = false

[[glossary]]
term = "toll"
definition = "Money paid to *pass*."
example = "The toll was one coin."
see_also = ["toll house", "mayor"]

[[glossary]]
term = "toll house"
definition = "The house where a toll is paid."
see_also = ["toll"]

[[glossary]]
term = "mayor"
kind = "person"
say = "MARE"
definition = "The head of a town."

[[sections]]
id = "the-toll"
title = "A toll nobody liked"
text = """
The town asked a toll of everyone who crossed. The mayor's men sat in the toll house day and night.

Traders hated the toll. They wrote to the king, who sent no answer, and they wrote again. See
[the letters](https://example.org/letters) for what they said.
"""

[[sections.questions]]
id = "who-hated"
type = "choice"
skill = "retrieve"
prompt = "Who hated the toll?"
options = [
  { text = "The king", why = "He sent no answer." },
  { text = "The traders", correct = true, why = "They wrote letters." },
  { text = "The mayor", why = "His men took it." },
]
hints = ["Look for letters.", "Second paragraph."]
explanation = "They wrote twice, which people do when they mind."
evidence = ["Traders hated the toll"]

[[sections.questions]]
id = "what-happened"
type = "multiple"
skill = "evidence"
prompt = "What did the traders do?"
options = [
  { text = "They wrote.", correct = true },
  { text = "They wrote again.", correct = true },
  { text = "They swam.", why = "Nobody swims here." },
]
evidence = ["they wrote again"]

[[sections]]
id = "the-flood"
title = "The flood"
text = """
In spring the river rose. The bridge stood for three days, and on the fourth it was gone.

Nobody paid a toll again.
"""

[[sections.questions]]
id = "stood"
type = "true_false"
skill = "retrieve"
prompt = "The bridge stood for four days."
answer = false
why = { true = "On the fourth it was gone.", false = "It stood for three." }
evidence = ["on the fourth it was gone"]

[[sections.questions]]
id = "when-rose"
type = "evidence"
skill = "evidence"
prompt = "Which sentence tells when the river rose?"
evidence = ["In spring the river rose"]

[[questions]]
id = "the-point"
type = "choice"
skill = "main_idea"
prompt = "What ended the toll?"
options = ["The king", "The flood", "The traders"]
answer = "The flood"
evidence = [{ quote = "Nobody paid a toll again", section = "the-flood" }]
'''


class Desk:
    """A learner's machine: a folder of lessons, a store, and apps started over them."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.lessons = home / "lessons"
        self.lessons.mkdir()
        self._stores: list[Store] = []
        self._at = datetime(2026, 3, 1, 9, tzinfo=UTC)
        self.seconds = 0.0
        """What the monotonic clock says."""

    def write(self, text: str, name: str = "bridge.toml") -> Path:
        """Put a lesson file into the library."""
        path = self.lessons / name
        path.write_text(text, encoding="utf-8")
        return path

    def now(self) -> datetime:
        """A clock that goes on by a second at each look."""
        self._at += timedelta(seconds=1)
        return self._at

    def days_go_by(self, days: int = 1) -> None:
        """Sleep so many nights."""
        self._at += timedelta(days=days)

    def store(self) -> Store:
        """The store, opened once more."""
        store = Store.open(self.home / "progress.db", self.now)
        self._stores.append(store)
        return store

    def app(self, start: str | None = None, *, again: bool = False, theme: str = "") -> TutorApp:
        """The program, as the command line would start it."""
        return TutorApp(
            library=Library([self.lessons], self.home / "cache"),
            recorder=Recorder(self.store()),
            settings=Settings(theme=theme),
            settings_file=self.home / "config.toml",
            now=self.now,
            start=start,
            again=again,
            new_seed=lambda: "seed",
            monotonic=lambda: self.seconds,
        )

    def close(self) -> None:
        """Close every store."""
        for store in self._stores:
            store.close()


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Desk]:
    """A machine without lessons."""
    desk = Desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """A machine with one small lesson."""
    empty_desk.write(BRIDGE)
    return empty_desk


@pytest.fixture
def bridge() -> str:
    """The small lesson's text."""
    return BRIDGE


@pytest.fixture
def screen_text() -> Callable[[TutorApp], str]:
    """What stands on the screen, as text."""

    def read(app: TutorApp) -> str:
        width, height = app.size
        lines = app.screen._compositor.render_strips()
        return "\n".join(line.crop(0, width).text.rstrip() for line in lines[:height])

    return read

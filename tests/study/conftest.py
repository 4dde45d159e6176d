"""A course over a small lesson and a throw-away store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tutor.library import Library
from tutor.progress.recorder import Recorder
from tutor.progress.store import Store
from tutor.study.course import Course

LESSON = """\
format = 1
id = "bridge"
title = "The Old Bridge"

[[glossary]]
term = "toll"
definition = "Money paid to pass."

[[sections]]
id = "one"
title = "One"
text = "Traders hated the toll. The mayor loved it.\\n\\nNobody asked the king."

[[sections.questions]]
id = "who"
type = "choice"
skill = "infer"
prompt = "Who hated it?"
options = ["The king", "The traders", "The mayor"]
answer = "The traders"
evidence = ["Traders hated the toll"]

[[sections.questions]]
id = "which"
type = "evidence"
prompt = "Who was not asked?"
evidence = ["Nobody asked"]

[[sections]]
id = "two"
title = "Two"
text = "Then it was gone."

[[questions]]
id = "last"
type = "true_false"
prompt = "It is still there."
answer = false
evidence = ["Then it was gone"]
"""


class Shelf:
    """Opens courses over one store, as starting the program again would."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.store = Store.open(home / "progress.db", self._now)
        self._at = datetime(2026, 3, 1, 9, tzinfo=UTC)
        self.on_task = 0.0
        """Seconds."""

    def _now(self) -> datetime:
        self._at += timedelta(seconds=1)
        return self._at

    def course(self, text: str = LESSON) -> Course:
        """The lesson opened once more; it may have been edited meanwhile."""
        path = self.home / "bridge.toml"
        path.write_text(text, encoding="utf-8")
        lesson = Library([self.home], self.home / "cache").open("bridge")
        return Course(lesson, Recorder(self.store), lambda: "seed", time_on_task=lambda: self.on_task)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """A fresh store."""
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.store.close()


@pytest.fixture
def edit() -> Callable[[str, str], str]:
    """The lesson's text with something replaced."""

    def replace(old: str, new: str) -> str:
        assert old in LESSON
        return LESSON.replace(old, new)

    return replace

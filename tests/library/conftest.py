"""Small lesson files to fill a library with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

WriteLesson = Callable[..., Path]


@pytest.fixture
def write_lesson() -> WriteLesson:
    """Writes a lesson file of this id and returns its path."""

    def write(path: Path, id_: str = "harbour-bell", title: str = "The Harbour Bell") -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'''format = 1
id = "{id_}"
title = "{title}"
summary = "Why a town kept a bell."
tags = ["history", "sea"]

[source]
title = "Bells"
author = "N. N."
publisher = "The Paper"
date = "2018-04"

[[glossary]]
term = "council"
aliases = ["Board"]
definition = "Those who decide."
see_also = ["crew"]

[[glossary]]
term = "crew"
definition = "Those who sail."

[[sections]]
id = "the-bell"
title = "A bell nobody rings"
text = """
The council kept the bell. The crews had asked for it.
"""

[[sections.questions]]
id = "who-asked"
type = "true_false"
prompt = "Did the crews ask for it?"
answer = true
evidence = ["had asked for it"]

[[sections]]
id = "the-vote"
title = "The vote"
text = """
The *board* voted twice, and the council stayed.
"""

[[questions]]
id = "who-decided"
type = "choice"
prompt = "Who decided?"
options = [
  {{ text = "The council.", correct = true, why = "It voted." }},
  {{ text = "Nobody.", why = "There was a vote." }},
]
'''
        )
        return path

    return write


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder for lessons."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where a cache may be kept; not there yet."""
    return tmp_path / "cache"

"""What opening a known lesson does not import, in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tutor.library import Library

HEAVY = (
    "pydantic",
    "pydantic_core",
    "tomllib",
    "tomli",
    "markdown_it",
    "textual",
    "rich",
    "hashlib",
    "tempfile",
)


def test_a_known_lesson_is_listed_and_read_without_what_is_needed_to_make_it(
    shelf: Path, cache: Path, write_lesson: Callable[..., Path]
) -> None:
    write_lesson(shelf / "bell.toml")
    Library([shelf], cache).open("harbour-bell")
    program = f"""
import sys
from pathlib import Path
from tutor.library import Library
library = Library([Path({str(shelf)!r})], Path({str(cache)!r}))
library.entries()
lesson = library.open("harbour-bell")
lesson.section(0), lesson.passage(0), lesson.last(), lesson.term(0), lesson.occurrences(0)
lesson.term_index("board")
print(sorted(set({HEAVY!r}) & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

"""Small lessons for tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import tomli_w

from tutor.lesson.loading import load
from tutor.lesson.model import Lesson

MINIMAL = """\
format = 1
id = "harbour-bell"
title = "The Harbour Bell"

[[sections]]
id = "the-bell"
title = "A bell nobody rings"
text = \"\"\"
The council kept the bell. The petition was signed by forty-one crews.

Nobody has rung it since.
\"\"\"

[[sections.questions]]
id = "why-kept"
type = "choice"
prompt = "Why did the council keep the bell?"
options = ["It was cheap.", "The crews asked for it.", "Nobody could agree."]
answer = "The crews asked for it."
evidence = ["signed by forty-one crews"]
"""


@pytest.fixture
def minimal_lesson_toml() -> str:
    """A lesson with nothing but what is needed: one section, one question."""
    return MINIMAL


@pytest.fixture
def make_lesson() -> Callable[..., Lesson]:
    """Makes a lesson by way of loading; each change replaces one key at the top of the minimal lesson."""
    return _make_lesson


def _make_lesson(**changes: object) -> Lesson:
    section = {
        "id": "the-bell",
        "title": "A bell nobody rings",
        "text": "The council kept the bell.\n\nThe petition was signed by forty-one crews.",
        "questions": [
            {
                "id": "why-kept",
                "type": "choice",
                "prompt": "Why did the council keep the bell?",
                "options": ["It was cheap.", "The crews asked for it.", "Nobody could agree."],
                "answer": "The crews asked for it.",
            }
        ],
    }
    document = {
        "format": 1,
        "id": "harbour-bell",
        "title": "The Harbour Bell",
        "sections": [section],
        **changes,
    }
    loaded = load(tomli_w.dumps(document).encode())
    assert loaded.lesson is not None, loaded.diagnostics
    assert loaded.ok, loaded.diagnostics
    return loaded.lesson

"""Questions for the tests of asking and grading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tutor.lesson.model import Choice, Evidence, Multiple, Option, Question, Quote, TrueFalse

Make = Callable[..., Question]


def options(texts: str, right: str) -> tuple[Option, ...]:
    return tuple(Option(text=text, correct=text in right, why=f"because {text}") for text in texts)


def given(id: str, prompt: str, **known: object) -> dict[str, Any]:
    return {"id": id, "fingerprint": f"f-{id}", "prompt": prompt, **known}


@pytest.fixture
def choice() -> Make:
    """A choice with the options a (right), b, c, d."""

    def make(id: str = "q", **changes: object) -> Question:
        return Choice(**given(id, "Which?", options=options("abcd", "a")) | changes)

    return make


@pytest.fixture
def multiple() -> Make:
    """A multiple with the options a and b right, c, d and e wrong."""

    def make(id: str = "m", **changes: object) -> Question:
        return Multiple(**given(id, "Which?", options=options("abcde", "ab")) | changes)

    return make


@pytest.fixture
def true_false() -> Make:
    """A statement that is false."""

    def make(id: str = "t", **changes: object) -> Question:
        return TrueFalse(**given(id, "So?", answer=False, why_true="no") | changes)

    return make


@pytest.fixture
def pointing() -> Make:
    """A question that asks for sentences."""

    def make(id: str = "e", **changes: object) -> Question:
        return Evidence(**given(id, "Where?", evidence=(Quote(quote="x"),)) | changes)

    return make

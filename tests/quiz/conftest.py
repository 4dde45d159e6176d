"""Questions for the tests of asking and grading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tutor.lesson.model import Choice, Evidence, Multiple, Option, Question, Quote, TrueFalse

Make = Callable[..., Question]


@pytest.fixture
def choice() -> Make:
    """A choice with the options a (right), b, c, d."""

    def make(id: str = "q", **changes: object) -> Question:
        options = tuple(Option(text=t, correct=t == "a", why=f"because {t}") for t in "abcd")
        return Choice(
            **{"id": id, "fingerprint": f"f-{id}", "prompt": "Which?", "options": options, **changes}
        )  # type: ignore[arg-type]

    return make


@pytest.fixture
def multiple() -> Make:
    """A multiple with the options a and b right, c, d and e wrong."""

    def make(id: str = "m", **changes: object) -> Question:
        options = tuple(Option(text=t, correct=t in "ab", why=f"because {t}") for t in "abcde")
        return Multiple(
            **{"id": id, "fingerprint": f"f-{id}", "prompt": "Which?", "options": options, **changes}
        )  # type: ignore[arg-type]

    return make


@pytest.fixture
def true_false() -> Make:
    """A statement that is false."""

    def make(id: str = "t", **changes: object) -> Question:
        given = {"id": id, "fingerprint": f"f-{id}", "prompt": "So?", "answer": False, "why_true": "no"}
        return TrueFalse(**{**given, **changes})  # type: ignore[arg-type]

    return make


@pytest.fixture
def pointing() -> Make:
    """A question that asks for sentences."""

    def make(id: str = "e", **changes: object) -> Question:
        given = {"id": id, "fingerprint": f"f-{id}", "prompt": "Where?", "evidence": (Quote(quote="x"),)}
        return Evidence(**{**given, **changes})  # type: ignore[arg-type]

    return make

"""Questions for the tests of asking and grading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tutor.lesson.question import (
    Accepted,
    Choice,
    Classified,
    Classify,
    Cloze,
    Criterion,
    Evidence,
    Explain,
    Gap,
    Match,
    Multiple,
    Number,
    Option,
    Order,
    Pair,
    Question,
    Quote,
    Rejected,
    Short,
    TrueFalse,
)

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


@pytest.fixture
def short() -> Make:
    """A word to type: `leverage`, half for `influence`, never `sanctions`."""

    def make(id: str = "s", **changes: object) -> Question:
        accepted = (Accepted("leverage"), Accepted("influence", 0.5, "Near enough for half."))
        rejected = (Rejected("sanctions", "They are a means."),)
        return Short(**given(id, "What?", accepted=accepted, rejected=rejected) | changes)

    return make


@pytest.fixture
def number() -> Make:
    """85 to 95 percent."""

    def make(id: str = "n", **changes: object) -> Question:
        known = {"low": "85", "high": "95", "answer": "90", "unit": ("%", "percent")}
        return Number(**given(id, "How much?", **known) | changes)

    return make


@pytest.fixture
def cloze() -> Make:
    """Two gaps: `harbour` and `bell`."""

    def make(id: str = "c", **changes: object) -> Question:
        gaps = (Gap(accepted=("harbour", "port")), Gap(accepted=("bell",)))
        return Cloze(**given(id, "Fill.", between=("The ", " had a ", "."), gaps=gaps) | changes)

    return make


@pytest.fixture
def ordering() -> Make:
    """a, b, c, d in this order."""

    def make(id: str = "o", **changes: object) -> Question:
        return Order(**given(id, "Order?", items=tuple("abcd")) | changes)

    return make


@pytest.fixture
def matching() -> Make:
    """Three left sides, two of which share a right one."""

    def make(id: str = "p", **changes: object) -> Question:
        pairs = (Pair(left="x", right="1"), Pair(left="y", right="2"), Pair(left="z", right="2"))
        return Match(**given(id, "Pair?", pairs=pairs, distractors=("3",)) | changes)

    return make


@pytest.fixture
def classifying() -> Make:
    """Four statements, facts and opinions."""

    def make(id: str = "k", **changes: object) -> Question:
        items = tuple(Classified(text=t, group="fact" if t in "ab" else "opinion") for t in "abcd")
        return Classify(**given(id, "Which?", classes=("fact", "opinion"), items=items) | changes)

    return make


@pytest.fixture
def explaining() -> Make:
    """Two criteria, the second worth twice the first."""

    def make(id: str = "x", **changes: object) -> Question:
        rubric = (Criterion(text="names it"), Criterion(text="says why", points=2))
        return Explain(**given(id, "Explain.", model="Because.", rubric=rubric) | changes)

    return make

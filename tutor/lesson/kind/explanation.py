"""Questions that are answered in whole sentences, which the learner compares with a model answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.lesson import schema
from tutor.lesson.kind.fault import NotAskableError, check_each
from tutor.lesson.question import Criterion, Explain


def explain(written: schema.Explain, shared: Mapping[str, Any]) -> Explain:
    """The question; raises NotAskableError without a model answer or something to check for."""
    model = written.model.strip()
    if not model:
        message = "the model answer is empty; write what a good answer says"
        raise NotAskableError("empty-text", message, "model")
    if not written.rubric:
        message = "the rubric is empty; add what a good answer does"
        raise NotAskableError("no-rubric", message, "rubric")
    rubric = tuple(map(_criterion, written.rubric))
    texts = [one.text for one in rubric]
    check_each("an entry of the rubric", "same-criterion", texts, lambda at: ("rubric", at, "text"))
    return Explain(**shared, model=model, rubric=rubric)


def _criterion(given: str | schema.Criterion) -> Criterion:
    if isinstance(given, str):
        return Criterion(text=given.strip())
    return Criterion(text=given.text.strip(), points=given.points)

"""Why a question cannot be asked, and the faults that any list of texts can have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tutor.lesson.fingerprint import normal
from tutor.lesson.report import quoted

Inner = tuple[str | int, ...]
"""A place inside a question."""


class NotAskableError(Exception):
    """Why a question cannot be asked: rule, message, and where inside it."""

    def __init__(self, code: str, message: str, *inner: str | int, index: int = -1) -> None:
        """`index` is that of the character in the string at `inner` that it is about."""
        super().__init__(code)
        self.code, self.message, self.inner, self.index = code, message, inner, index


def check_each(noun: str, rule: str, texts: Sequence[str], place: Callable[[int], Inner]) -> None:
    """Raise NotAskableError unless every text of a list says something, and something else.

    `noun` is what one is called in messages, with its article: "an option"; `rule` the code when two are the
    same; `place` where each stands.
    """
    seen: set[str] = set()
    for at, text in enumerate(texts):
        if not text:
            raise NotAskableError("empty-text", f"{noun} is empty; write it, or remove it", *place(at))
        key = normal(text)
        if key in seen:
            bare = noun.partition(" ")[2]
            message = f"the {bare} {quoted(text)} stands twice; change or remove one of them"
            raise NotAskableError(rule, message, *place(at))
        seen.add(key)

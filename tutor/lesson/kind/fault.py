"""Why a question cannot be asked, and the faults that any list of texts can have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.lesson.fingerprint import normal
from tutor.lesson.report import quoted


class NotAskableError(Exception):
    """Why a question cannot be asked: rule, message, and where inside it."""

    def __init__(self, code: str, message: str, *inner: str | int, index: int = -1) -> None:
        """`index` is that of the character in the string at `inner` that it is about."""
        super().__init__(code)
        self.code, self.message, self.inner, self.index = code, message, inner, index


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of texts of a question: what one of them is called in messages, and where each stands."""

    noun: str
    """With its article: "an option"."""
    rule: str
    """The code when two are the same."""
    places: Sequence[tuple[str | int, ...]]

    def check(self, texts: Sequence[str]) -> None:
        """Raise NotAskableError unless every text says something, and something else."""
        seen: set[str] = set()
        for text, inner in zip(texts, self.places, strict=True):
            if not text:
                message = f"{self.noun} is empty; write it, or remove it"
                raise NotAskableError("empty-text", message, *inner)
            if normal(text) in seen:
                bare = self.noun.partition(" ")[2]
                message = f"the {bare} {quoted(text)} stands twice; change or remove one of them"
                raise NotAskableError(self.rule, message, *inner)
            seen.add(normal(text))


def text_places(key: str, many: Sequence[object]) -> list[tuple[str | int, ...]]:
    """The places of the texts of the entries of a list, each an entry itself or the `text` of a table."""
    return [(key, at, "text") for at in range(len(many))]


def places(key: str, many: Sequence[object]) -> list[tuple[str | int, ...]]:
    """The places of the entries of a list that stands under a key."""
    return [(key, at) for at in range(len(many))]

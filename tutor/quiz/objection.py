"""What speaks against submitting an answer as it is. Saying so costs nothing; grading it could cost a try."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from tutor.lesson.question import Classify, Cloze, Explain, Match, Number
from tutor.quiz.grading import Answer
from tutor.quiz.sitting import Item, is_repeat
from tutor.quiz.verdict_words import REPEATED

ObjectionKind = Literal["empty", "repeat", "unread", "open", "unticked"]
"""Nothing given; found wrong before; no number in it; parts that have nothing yet; nothing ticked."""
MEANT: Final = frozenset({"open", "unticked"})
"""What a learner may mean, and submits once more."""


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason to look at the answer again."""

    kind: ObjectionKind
    open: int = 0
    """How many parts have nothing yet."""

    @property
    def words(self) -> str:
        """What to say to the learner."""
        match self.kind:
            case "empty":
                return "Answer first"
            case "repeat":
                return REPEATED
            case "unread":
                return "Not read as a number: try digits"
            case "open":
                return f"{self.open} still open; submit again to go on"
            case "unticked":
                return "Nothing ticked; submit again if so"


def objection(item: Item, answer: Answer, language: str, needed: int) -> Objection | None:
    """What speaks against this answer; `needed` is how many sentences are asked for, where they are.

    Some of it can be meant (`MEANT`): whoever does not know the other parts submits once more.
    """
    if not any(answer):
        return Objection("empty")
    if not item.proving and is_repeat(item, answer):
        return Objection("repeat")
    if isinstance(item.question, Number) and not item.proving and _is_unread(answer, language):
        return Objection("unread")
    if isinstance(item.question, Explain) and item.written and len(answer) == 1:
        return Objection("unticked")
    left = _open_parts(item, answer, needed)
    return Objection("open", left) if left > 0 else None


def _is_unread(answer: Answer, language: str) -> bool:
    from tutor.quiz.number import read_number

    return read_number(answer[0], language) is None


def _open_parts(item: Item, answer: Answer, needed: int) -> int:
    if item.points_at:
        return needed - len(answer)
    match item.question:
        case Cloze(gaps=gaps):
            return len(gaps) - sum(bool(text.strip()) for text in answer)
        case Match(pairs=parts) | Classify(items=parts):
            return len(parts) - len(answer) // 2
        case _:
            return 0

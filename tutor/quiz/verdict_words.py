"""An answer's outcome in words, each with its sign, so that nothing has to be told by colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from tutor.lesson.question import Explain
from tutor.quiz.asked import Asked
from tutor.quiz.feedback import Feedback, Mark, Note
from tutor.quiz.grading import Grade
from tutor.quiz.sitting import Item, Sitting, tries_left
from tutor.reading.sentences import as_sentence
from tutor.text import safe_line

OUTDATED: Final = 100
"""Characters of an earlier answer that are shown."""
ASSESS: Final = "Compare, and tick what your explanation does. Only you can tell."
PROVE: Final = "Right. Now point at the sentence that proves it."
REPEATED: Final = "Not right: change it; no try is lost"


class Told(NamedTuple):
    """What is said of a part of an answer."""

    sign: str
    words: str
    right: str = ""
    """What belongs there, as a sentence of its own."""


VERDICTS: Final[Mapping[Grade, Told]] = {
    "right": Told("✓", "Right."),
    "partly": Told("◐", "Partly right."),
    "wrong": Told("✗", "Not right."),
}
OPTIONS: Final[Mapping[tuple[Mark, bool], Told]] = {
    ("right", True): Told("✓", "Right, your choice."),
    ("missed", True): Told("✓", "This is right, not chosen."),
    ("wrong", True): Told("✗", "Not right, your choice."),
    ("other", True): Told("·", "Not right."),
    ("wrong", False): Told("✗", "Not right."),
}
"""What is said of an option, by its mark and by whether everything is told."""
CLOSED: Final[Mapping[str, str]] = {
    "after_first": "The passage opens after your first try",
    "closed": "The passage opens with the answer",
}
"""When the passage opens, by what the lesson says of looking back."""


def position(sitting: Sitting) -> str:
    """Which question it is that is open; a sitting that is done has none."""
    item = sitting.current
    if item is not None and item.showing:
        return "Asked again"
    before = sum(1 for other in sitting.items if (other.over or other.showing) and other is not item)
    return f"Question {before + 1} of {len(sitting.items)}"


def beforehand(asked: Asked) -> str:
    """What there is to know before the first answer of this showing."""
    if asked.item.showing:
        return "This question came back. One try."
    if asked.outdated:
        answer = safe_line(asked.outdated, OUTDATED)
        return f"Changed since you answered “{answer}”. That answer is kept and does not count."
    return ""


def afterwards(asked: Asked, feedback: Feedback) -> tuple[str, ...]:
    """Sentences to say after the verdict."""
    item = asked.item
    said = []
    if not feedback.open:
        left = tries_left(item, asked.study)
        said.append(f"{left} {'try' if left == 1 else 'tries'} left.")
    elif item.last is not None and item.last.counted:
        said.append("You counted it as right; your answer is kept as it is.")
    elif feedback.grade == "partly" and item.last is not None:
        said.append(f"{item.last.credit:.0%} of the points.")
    if isinstance(item.question, Explain):
        said.append("As you judged it yourself.")
    return (*said, *_proved(item))


def _proved(item: Item) -> tuple[str, ...]:
    if item.proof_credit is None:
        return ()
    right = item.proof_credit >= 1
    return ("The proof is right too." if right else "The proof is another sentence.",)


def part_told(note: Note, given: bool = True) -> Told:
    """What is said of a part, such as a gap or a pair; `given`: the learner gave it something."""
    if note.mark == "right":
        return Told("✓", "Right.")
    missed = "Not right" if given else "Nothing given"
    return (
        Told("✗", f"{missed}; right is:", as_sentence(note.right)) if note.right else Told("✗", f"{missed}.")
    )


def place_told(place: int, right: int, in_order: bool) -> Told:
    """What is said of an item at a place, counted from 0, whose right place is `right`."""
    if place == right and in_order:
        return Told("✓", "Right.")
    if in_order:
        return Told("✓", "In order with the others; its place:", f"{right + 1}.")
    if place == right:
        return Told("✗", "At its place, but not in order with the others.")
    return Told("✗", "Not right; right is:", f"place {right + 1}.")

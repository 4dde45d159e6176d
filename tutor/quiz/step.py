"""What a learner does in a check, one value for each kind of act: a sitting follows from its steps."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.quiz.grading import Answer


@dataclass(frozen=True, slots=True)
class Answered:
    """The learner submitted an answer."""

    question: str
    fingerprint: str
    answer: Answer
    confidence: float | None = None
    against: Answer = ()
    """The sentences that were right where it was given, if those were not the lesson's own words."""


@dataclass(frozen=True, slots=True)
class Proved:
    """The learner pointed at the sentences that prove a right answer."""

    question: str
    answer: Answer
    against: Answer = ()
    """As of `Answered`."""


@dataclass(frozen=True, slots=True)
class Wrote:
    """The learner finished writing an explanation, which is to be assessed next."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The learner counted a typed answer that was refused as right."""

    question: str


@dataclass(frozen=True, slots=True)
class MovedOn:
    """The learner read the feedback and went on."""

    question: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """The learner put the question off."""

    question: str


@dataclass(frozen=True, slots=True)
class Hinted:
    """The learner asked for a hint."""

    question: str


@dataclass(frozen=True, slots=True)
class Peeked:
    """The learner opened the passage before the first answer."""

    question: str


@dataclass(frozen=True, slots=True)
class Retaken:
    """The learner takes up once more what was missed in a check that is over."""

    question: str = ""
    """Of no question."""


Step = Answered | Proved | Wrote | Counted | MovedOn | Skipped | Hinted | Peeked | Retaken

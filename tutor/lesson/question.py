"""Every type of question in its one normal form, with what belongs to it: options, answers, gaps, pairs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the passage that prove an answer."""

    quote: str
    section: str = ""
    """Id of the section it stands in; empty: the question's own section, or, in the last check, any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option of a choice or multiple question."""

    text: str
    correct: bool = False
    why: str = ""
    pin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What every question has. The subclasses say what is asked for."""

    id: str
    fingerprint: str
    """Hash of what the learner was asked and what was right; see `fingerprint`."""
    skill: str = "retrieve"
    prompt: str
    points: float = 1
    hints: tuple[str, ...] = ()
    explanation: str = ""
    evidence: tuple[Quote, ...] = ()
    evidence_source: tuple[str, ...] = ()
    """A few words each, of the same places in the original article."""
    proof: bool = False
    """Asks for the evidence sentence after a right answer; its own second point."""
    pin: bool = False
    needs_text: bool = False
    revision: int = 1
    was: tuple[str, ...] = ()
    """Ids that this question used to have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """Pick one option."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(Question):
    """Tick every option that applies."""

    options: tuple[Option, ...]
    exact: bool = False
    """All or nothing, instead of credit for each right tick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Question):
    """Say whether the prompt is true."""

    answer: bool
    why_true: str = ""
    why_false: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Question):
    """Point at the sentences of the passage that hold the quotes of `evidence`."""

    any_one: bool = False
    """One of the sentences is enough (`need = "any"`)."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A typed answer that counts."""

    text: str
    credit: float = 1
    """Above 0, at most 1."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A typed answer that does not count, however near it comes."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Short(Question):
    """Type a few words."""

    accepted: tuple[Accepted, ...]
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Question):
    """Type a number. Bounds are decimal numbers as text, so that 0.1 stays what it is."""

    low: str
    """The least that is right, inclusive."""
    high: str
    """The most that is right, inclusive."""
    answer: str
    """The number to show; the middle of a range."""
    unit: tuple[str, ...] = ()
    """Ways to write the unit; the first one is shown."""
    unit_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A gap in a cloze, with everything that fills it; the first one is shown."""

    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(Question):
    """Fill the gaps of a text, typed or from a bank."""

    between: tuple[str, ...]
    """The text before the first gap, between the gaps, and after the last: one more than `gaps`."""
    gaps: tuple[Gap, ...]
    bank: tuple[str, ...] = ()
    """Distractors; empty: the gaps are typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Question):
    """Put items in order."""

    items: tuple[str, ...]
    """In the right order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What belongs together."""

    left: str
    right: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Question):
    """Pair each left side with a right one."""

    pairs: tuple[Pair, ...]
    distractors: tuple[str, ...] = ()
    """Right sides that belong to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """A statement and the class it belongs to."""

    text: str
    group: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Classify(Question):
    """Put each statement in a class."""

    classes: tuple[str, ...]
    items: tuple[Classified, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What a good explanation does."""

    text: str
    points: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain(Question):
    """Write, then compare with a model answer and tick what was done: assessed by the learner."""

    model: str
    """Markdown."""
    rubric: tuple[Criterion, ...]

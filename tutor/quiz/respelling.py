"""Answers in the spelling that their lesson has now.

Answers are kept as texts. An author who mends white space, quotation marks, dashes or the case of an option,
or a slip elsewhere in the sentence that holds a quote, leaves the question the same question; so the texts
that were stored have to be found again in their new spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tutor.lesson.fingerprint import normal
from tutor.lesson.question import Choice, Classify, Cloze, Evidence, Explain, Match, Multiple, Order, Question
from tutor.quiz.grading import Answer


def respelled(question: Question, answer: Answer, key: Sequence[str]) -> Answer:
    """The answer, each of its texts as it reads now; `key` holds the sentences that are to be pointed at."""
    if isinstance(question, Evidence):
        return pointed_now(question, answer, key)
    if isinstance(question, Explain):
        return answer[:1] + _matched(answer[1:], _parts(question))
    return _matched(answer, _parts(question))


def pointed_now(question: Question, answer: Answer, key: Sequence[str]) -> Answer:
    """The sentences that were pointed at: one that held a quote is the one that holds it now."""
    holding = {
        normal(proof.quote): sentence
        for proof in question.evidence
        for sentence in key
        if normal(proof.quote) in normal(sentence)
    }
    return tuple(text if text in key else _holding(text, holding) for text in _matched(answer, key))


def _holding(text: str, holding: Mapping[str, str]) -> str:
    folded = normal(text)
    return next((sentence for quote, sentence in holding.items() if quote in folded), text)


def _matched(answer: Answer, parts: Iterable[str]) -> Answer:
    """Each text as that part which it equals when both are folded; a text that is no part stays."""
    known = tuple(parts)
    if all(text in known for text in answer):
        return answer
    folded: dict[str, str] = {}
    for part in known:
        folded.setdefault(normal(part), part)
    return tuple(text if text in known else folded.get(normal(text), text) for text in answer)


def _parts(question: Question) -> tuple[str, ...]:
    """The texts of which an answer is made; none where it is typed."""
    match question:
        case Choice() | Multiple():
            return tuple(option.text for option in question.options)
        case Cloze(bank=bank) if bank:
            return (*(text for gap in question.gaps for text in gap.accepted), *bank)
        case Order(items=items):
            return items
        case Match(pairs=pairs):
            return (*(text for pair in pairs for text in (pair.left, pair.right)), *question.distractors)
        case Classify(items=items):
            return (*(item.text for item in items), *question.classes)
        case Explain(rubric=rubric):
            return tuple(criterion.text for criterion in rubric)
        case _:
            return ()

"""What a question offers to choose from, in the order in which it is shown.

The order hangs on the seed of the check, the question and the showing alone, so that a check that is taken up
again, on another screen or in another mode, shows the same.
"""

from __future__ import annotations

from tutor.lesson.question import Choice, Cloze, Match, Multiple, Order, TrueFalse
from tutor.quiz import order
from tutor.quiz.asked import Asked
from tutor.quiz.grading import FALSE, TRUE


def options(question: Choice | Multiple | TrueFalse, asked: Asked) -> tuple[tuple[str, str], ...]:
    """Each option as it is answered with, and as it is shown."""
    if isinstance(question, TrueFalse):
        return ((TRUE, "True"), (FALSE, "False"))
    shown = order.options(question, asked.seed, asked.item.showing, asked.study.shuffle)
    return tuple((option.text, option.text) for option in shown)


def items(question: Order, asked: Asked) -> tuple[str, ...]:
    """The items to put in order; in the right order only when there is no other."""
    found = _shuffled(question.items, asked)
    return (*found[1:], *found[:1]) if found == question.items else found


def rights(question: Match, asked: Asked) -> tuple[str, ...]:
    """The right sides, distractors among them."""
    return _shuffled((*(pair.right for pair in question.pairs), *question.distractors), asked)


def bank(question: Cloze, asked: Asked) -> tuple[str, ...]:
    """The words to pick from; none when the gaps are typed."""
    if not question.bank:
        return ()
    return _shuffled((*(gap.accepted[0] for gap in question.gaps), *question.bank), asked)


def _shuffled(texts: tuple[str, ...], asked: Asked) -> tuple[str, ...]:
    """The texts, each once."""
    seed = f"{asked.seed}/{asked.item.question.id}/{asked.item.showing}"
    return order.shuffled(tuple(dict.fromkeys(texts)), seed, lambda text: text, lambda _: False)

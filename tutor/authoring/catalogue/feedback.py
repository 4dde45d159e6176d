"""Rules about what is said after an answer."""

from __future__ import annotations

from typing import Final

from tutor.authoring.rule import Rule

_SHORT: Final = 'type = "short"\nprompt = "What came in, signed by the crews?"\nanswer = "petition"\n'
_METAL: Final = 'type = "choice"\nprompt = "What is the bell made of?"\n'

RULES: Final = (
    Rule(
        code="no-explanation",
        level="warning",
        summary="nothing explains the answer",
        why="Explained answers teach several times as much as right and wrong alone [Van der Kleij et al. "
        "2015]. Write an "
        "`explanation`; a `why` on what is right, of 20 characters or more, does as well.",
        wrong=_SHORT,
        right=_SHORT + 'explanation = "It was signed by the crews of forty-one ships."',
    ),
    Rule(
        code="short-explanation",
        level="warning",
        summary="an explanation has fewer than 20 characters",
        why="So few words repeat the answer. Say why it is right.",
        wrong=_SHORT + 'explanation = "A petition."',
        right=_SHORT + 'explanation = "It was signed by the crews of forty-one ships."',
    ),
    Rule(
        code="no-why",
        level="info",
        summary="a wrong option has no `why`",
        why="It is what a student reads after choosing it, and the best moment to say what is wrong with it.",
        wrong=_METAL + 'options = [{ text = "Iron" }, { text = "Bronze", correct = true }]',
        right=_METAL
        + 'options = [{ text = "Iron", why = "Iron would have rusted." }, { text = "Bronze", correct = '
        "true }]",
    ),
)

"""Rules about typed answers."""

from __future__ import annotations

from typing import Final

from tutor.authoring.rule import Rule

_WHY: Final = 'type = "short"\nprompt = "Who asked for the bell to be kept?"\n'

RULES: Final = (
    Rule(
        code="long-answer",
        level="warning",
        summary="an accepted answer has more than five words",
        why="Nobody types six words as the author did. Ask for less, accept a shorter answer too, or use "
        "`explain`.",
        wrong=_WHY + 'answer = "the crews of all the forty-one ships"',
        right=_WHY + 'answer = ["the crews", "the crews of all the forty-one ships"]',
    ),
)

"""Rules about the wording of English questions."""

from __future__ import annotations

from typing import Final

from tutor.authoring.rule import Rule

_OPTIONS: Final = 'options = ["The horn", "The petition", "The vote"]\nanswer = "The horn"'


def _asked(prompt: str, options: str = _OPTIONS) -> str:
    return f'type = "choice"\nprompt = "{prompt}"\n{options}'


RULES: Final = (
    Rule(
        code="quiet-negative",
        level="warning",
        summary="a small “not” or “except” turns the question round",
        why="It is easily overlooked, by students who have understood the text. Ask the other way round, or "
        "make the word "
        "stand out: `NOT`, `*not*`.",
        wrong=_asked("Which of these is not a reason to keep the bell?"),
        right=_asked("Which of these is NOT a reason to keep the bell?"),
    ),
    Rule(
        code="double-negative",
        level="warning",
        summary="a sentence says no twice",
        why="It tests patience and not reading. Say what is meant.",
        wrong=_asked("Which reason did nobody not accept?"),
        right=_asked("Which reason did everybody accept?"),
    ),
    Rule(
        code="article-cue",
        level="warning",
        summary="“a” or “an” at the end of the prompt fits only the right option",
        why="Grammar gives the answer away. Write `a(n)`, or put the article into the options.",
        wrong=_asked("The ships are warned by an", 'options = ["engine", "horn", "bell"]\nanswer = "engine"'),
        right=_asked(
            "The ships are warned by", 'options = ["an engine", "a horn", "a bell"]\nanswer = "a horn"'
        ),
    ),
    Rule(
        code="number-cue",
        level="warning",
        summary="“is” or “are” at the end of the prompt fits only the right option",
        why="Grammar gives the answer away. Make all options singular, or all plural, or ask a whole "
        "question.",
        wrong=_asked(
            "Those who signed were",
            'options = ["the crews", "the council", "the mayor"]\nanswer = "the crews"',
        ),
        right=_asked(
            "Who signed?", 'options = ["the crews", "the council", "the mayor"]\nanswer = "the crews"'
        ),
    ),
    Rule(
        code="echoed-word",
        level="warning",
        summary="a rare word of the prompt stands in the right option only",
        why="Who understands nothing picks the option that sounds like the question. A word is rare when "
        "the text has "
        "it three times at most.",
        wrong=_asked(
            "What does the petition say of the drowned fishermen?",
            'options = ["The fishermen heard it last.", "It was loud.", "It was old."]\n'
            'answer = "The fishermen heard it last."',
        ),
        right=_asked(
            "What does the petition say of the drowned fishermen?",
            'options = ["They heard it last.", "It was loud for them.", "They paid for it."]\n'
            'answer = "They heard it last."',
        ),
    ),
    Rule(
        code="option-place",
        level="warning",
        summary="a text names an option by its place, and options change places",
        why="“The first option” is another one at each showing. Name it by what it says.",
        wrong=_asked(
            "What came first?", _OPTIONS + '\nexplanation = "The first option is oldest, as 1961 came later."'
        ),
        right=_asked(
            "What came first?", _OPTIONS + '\nexplanation = "The horn was there before the sale in 1961."'
        ),
    ),
)

"""Rules about options: nothing but knowing the answer should tell which one it is."""

from __future__ import annotations

from typing import Final

from tutor.authoring.rule import Rule

_METAL: Final = 'type = "choice"\nprompt = "What is the bell made of?"\n'
_WHY: Final = 'type = "choice"\nprompt = "Why did the council keep the bell?"\n'
_YEAR: Final = 'type = "choice"\nprompt = "How many crews signed?"\n'
_UNSHUFFLED: Final = "[study]\nshuffle = false\n\n"
_SECTION: Final = '[[sections]]\nid = "vote"\ntitle = "The vote"\ntext = "The council kept the bell."\n'


def _asked(options: str, answers: str) -> str:
    """A question with these options for each right answer."""
    return "".join(
        f'\n[[sections.questions]]\nid = "q-{number}"\ntype = "choice"\nprompt = "Question {number}?"\n'
        f'options = {options}\nanswer = "{answer}"\n'
        for number, answer in enumerate(answers.split(), start=1)
    )


RULES: Final = (
    Rule(
        code="few-options",
        level="warning",
        summary="there are fewer than three options",
        why="With two, half of all guesses are right. Add a plausible wrong option, or ask with "
        "`true_false`.",
        wrong=_METAL + 'options = ["Iron", "Bronze"]\nanswer = "Bronze"',
        right=_METAL + 'options = ["Iron", "Bronze", "Silver"]\nanswer = "Bronze"',
    ),
    Rule(
        code="alike-options",
        level="warning",
        summary="two options say the same",
        why="They differ only in an article, an accent, the end of a sentence or the way a number is "
        "written. "
        "Where exactly that is the question, leave this rule out with `--ignore alike-options`.",
        wrong=_WHY + 'options = ["the crews", "Crews.", "the price"]\nanswer = "the price"',
        right=_WHY + 'options = ["the crews", "the horn", "the price"]\nanswer = "the crews"',
    ),
    Rule(
        code="all-of-the-above",
        level="warning",
        summary="an option speaks of the others, and options change places",
        why="“All of the above” means nothing when it is shown first. It also rewards half-knowledge: who "
        "knows two "
        "right options knows the answer. Where it has to be, put it last with `pin = true`.",
        wrong=_METAL + 'options = ["Iron", "Bronze", "None of the above"]\nanswer = "Bronze"',
        right=_METAL
        + 'options = ["Iron", "Bronze", { text = "None of the above", pin = true }]\nanswer = "Bronze"',
    ),
    Rule(
        code="option-letters",
        level="warning",
        summary="an option names others by letter",
        why="Options have no letters, and they change places. Write out what it stands for, or use "
        "`multiple`.",
        wrong=_WHY
        + 'options = ["They liked it.", "The crews asked.", "A and B"]\nanswer = "The crews asked."',
        right=_WHY
        + 'options = ["They liked it.", "The crews asked.", "Nobody paid."]\nanswer = "The crews asked."',
    ),
    Rule(
        code="longest-is-right",
        level="warning",
        summary="the right option is much longer than the others",
        why="Authors qualify what is right and are short with what is wrong, and students know it. The "
        "rule looks "
        "for one and a half times the mean length of the others and 15 characters more.",
        wrong=_WHY
        + 'options = ["It was loud.", "It was cheap.", "The crews asked for it in a long petition."]\n'
        'answer = "The crews asked for it in a long petition."',
        right=_WHY
        + 'options = ["It was cheaper than a clock.", "It could warn the ships.", "The crews asked for '
        'it."]\n'
        'answer = "The crews asked for it."',
    ),
    Rule(
        code="longest-often-right",
        level="warning",
        summary="over the lesson, the right option is the longest more often than chance would have it",
        why="With n questions and a chance of p, more than p + 1.645 √(p(1−p)/n) of them: one lesson in "
        "twenty would "
        "be above that by chance. Looked at from 8 questions on.",
        wrong=_SECTION + _asked('["longer", "short", "brief"]', " ".join(["longer"] * 8)),
        right=_SECTION
        + _asked('["longer", "short", "brief"]', "longer short brief short longer brief short brief"),
        frame="section",
    ),
    Rule(
        code="right-in-one-place",
        level="warning",
        summary="options are not shuffled, and the right one mostly has the same place",
        why="Who sees the pattern need not read. Move some, or leave `shuffle` on. Looked at from 8 "
        "questions on, or "
        "from 4 where it is always the same place.",
        wrong=_UNSHUFFLED + _SECTION + _asked('["one", "two", "six"]', "one one one one"),
        right=_UNSHUFFLED + _SECTION + _asked('["one", "two", "six"]', "one six two one"),
        frame="head",
    ),
    Rule(
        code="absolute-words",
        level="warning",
        summary="words such as “always” stand in wrong options only",
        why="Little is always so, and students know it. Soften the wrong options, or make a right one as "
        "strong.",
        wrong=_WHY + 'options = ["Nobody ever sells bells.", "It was always rung.", "The crews asked."]\n'
        'answer = "The crews asked."',
        right=_WHY
        + 'options = ["Few buy bells.", "It was still rung.", "The crews asked."]\nanswer = "The crews '
        'asked."',
    ),
    Rule(
        code="overlapping-ranges",
        level="warning",
        summary="two options are ranges that overlap",
        why="A number in both would be right twice. Let each begin after the one before ends.",
        wrong=_YEAR + 'options = ["20-30", "30-40", "40-50"]\nanswer = "40-50"',
        right=_YEAR + 'options = ["20-29", "30-39", "40-49"]\nanswer = "40-49"',
    ),
    Rule(
        code="number-order",
        level="info",
        summary="options are numbers out of order",
        why="Numbers are found more quickly in order, and it tells nothing about the answer. With `pin = "
        "true` they "
        "keep their places when options are shuffled.",
        wrong=_YEAR + 'options = ["41", "14", "25"]\nanswer = "41"',
        right=_YEAR + 'options = ["14", "25", "41"]\nanswer = "41"',
    ),
)

"""Rules about the questions and the text of a lesson taken together."""

from __future__ import annotations

from typing import Final

from tutor.authoring.rule import Rule


def _asked(skills: str) -> str:
    """A question for each skill."""
    return "".join(
        f'\n[[questions]]\nid = "q-{number}"\ntype = "true_false"\nskill = "{skill}"\n'
        f'prompt = "Statement {number}."\nanswer = true\n'
        for number, skill in enumerate(skills.split(), start=1)
    )


_HARD: Final = (
    "Notwithstanding considerable parliamentary opposition, administrative authorities systematically "
    "reinterpreted constitutional responsibilities regarding municipal infrastructure expenditures, "
    "disregarding longstanding intergovernmental arrangements whose legitimacy contemporary commentators "
    "had repeatedly questioned throughout preceding deliberations."
)
_LEVEL: Final = '[[sections]]\nid = "the-vote"\ntitle = "The vote"\ntext = "{}"\n'

RULES: Final = (
    Rule(
        code="key-given-away",
        level="warning",
        summary="the prompt of one question holds the answer of another",
        why="Both are asked in the same check, so who reads on finds the answer. Reword one of them.",
        wrong='[[questions]]\nid = "what-came"\ntype = "short"\nprompt = "What came in?"\nanswer = '
        '"petition"\n\n'
        '[[questions]]\nid = "who-signed"\ntype = "short"\nprompt = "Who signed the petition?"\nanswer = '
        '"the crews"',
        right='[[questions]]\nid = "what-came"\ntype = "short"\nprompt = "What came in?"\nanswer = '
        '"petition"\n\n'
        '[[questions]]\nid = "who-signed"\ntype = "short"\nprompt = "Who put their names to it?"\nanswer '
        '= "the crews"',
        frame="section",
    ),
    Rule(
        code="not-compared",
        level="warning",
        summary="the lesson is too large for its proofs to be looked for",
        why="So many questions and so much text cannot be compared in reasonable time. Divide the lesson.",
    ),
    Rule(
        code="skill-balance",
        level="info",
        summary="more than 40 % of the questions ask for facts and words",
        why="Questions that make a student infer, relate and judge help with the rest of the text too; "
        "questions of fact "
        "help with those facts alone [Hamaker 1986]. Looked at from 5 questions on.",
        wrong=_asked("retrieve vocab retrieve infer relate"),
        right=_asked("retrieve vocab claim infer relate"),
        frame="section",
    ),
    Rule(
        code="opinion-skills",
        level="info",
        summary="an opinion piece is not asked about as one",
        why="Who reads an opinion has to find its claim, its evidence, its reasoning or what speaks "
        "against it, what is "
        "fact and what is coloured, and its main idea.",
        wrong='genre = "opinion"\n' + _asked("infer claim"),
        right='genre = "opinion"\n' + _asked("claim evidence reasoning fact_opinion main_idea"),
        frame="head",
    ),
    Rule(
        code="reading-level",
        level="info",
        summary="the text is harder to read than its level says",
        why="Measured by Flesch-Kincaid for English from 100 words on, otherwise by LIX, and compared "
        "with a CEFR level or "
        "a school grade in `level`. Both count lengths only: they know nothing of what is said.",
        wrong='level = "A2"\n\n' + _LEVEL.format(_HARD),
        right='level = "C1"\n\n' + _LEVEL.format("The council kept the bell. The crews were glad."),
        frame="head",
    ),
)

"""Rules about evidence: that every answer is proved by the text."""

from __future__ import annotations

from typing import Final

from tutor.authoring.rule import Rule

_TF: Final = 'type = "true_false"\nprompt = "Forty-one crews signed."\nanswer = true\n'

RULES: Final = (
    Rule(
        code="evidence-not-found",
        level="error",
        summary="a quote does not stand in the text",
        why="The proof is marked in the text, so it has to stand there word for word. White space, the "
        "kind of quotation "
        "marks and dashes, and Markdown make no difference; upper and lower case does. A quote in a "
        "question of a "
        "section stands in that section, unless it names another.",
        wrong=_TF + 'evidence = ["signed by forty one crews"]',
        right=_TF + 'evidence = ["signed by forty-one crews"]',
    ),
    Rule(
        code="evidence-found-twice",
        level="error",
        summary="a quote stands in more than one place",
        why="It is not clear which place proves the answer. Quote more words, or name the section.",
        wrong=_TF + 'evidence = ["council"]',
        right=_TF + 'evidence = ["The council kept it"]',
    ),
    Rule(
        code="unproved-answer",
        level="warning",
        summary="nothing in the text is quoted for the answer",
        why="After an answer the student is shown the words that settle it. Quote them in `evidence`.",
        wrong=_TF,
        right=_TF + 'evidence = ["signed by forty-one crews"]',
    ),
    Rule(
        code="early-question",
        level="warning",
        summary="a question is asked before its proof was read",
        why="The quote stands in a later section. Ask the question there, or in the last check.",
        wrong=_TF + 'evidence = [{ quote = "The vote was close", section = "the-vote" }]\n\n'
        '[[sections]]\nid = "the-vote"\ntitle = "The vote"\ntext = "The vote was close."',
        right=_TF + 'evidence = ["signed by forty-one crews"]\n\n'
        '[[sections]]\nid = "the-vote"\ntitle = "The vote"\ntext = "The vote was close."',
    ),
    Rule(
        code="unknown-section",
        level="error",
        summary="a quote names a section that there is not",
        why="Write the `id` of the section.",
        wrong=_TF + 'evidence = [{ quote = "signed by forty-one crews", section = "bell" }]',
        right=_TF + 'evidence = [{ quote = "signed by forty-one crews", section = "the-bell" }]',
    ),
    Rule(
        code="no-evidence",
        level="error",
        summary="a proof is asked for, and there is none",
        why="`proof = true` asks the student for the sentence that proves the answer. Quote it in "
        "`evidence`.",
        wrong=_TF + "proof = true",
        right=_TF + 'proof = true\nevidence = ["signed by forty-one crews"]',
    ),
    Rule(
        code="needless-proof",
        level="warning",
        summary="the sentence is the answer, and is asked for again as its proof",
        why="In a question of type `evidence` the proof says nothing new. Remove `proof`.",
        wrong='type = "evidence"\nprompt = "Who signed?"\nevidence = ["signed by forty-one crews"]\nproof '
        "= true",
        right='type = "evidence"\nprompt = "Who signed?"\nevidence = ["signed by forty-one crews"]',
    ),
    Rule(
        code="copied-passage",
        level="warning",
        summary="the right option repeats eight words of the text",
        why="Who recognises them need not understand them. Say it in other words.",
        wrong='type = "choice"\nprompt = "What did the bell mean?"\noptions = ["It was the last thing '
        "that the drowned had "
        'heard.", "It was a warning for the ships in the fog.", "It was worth the price of its bronze."]\n'
        'answer = "It was the last thing that the drowned had heard."',
        right='type = "choice"\nprompt = "What did the bell mean?"\noptions = ["It stood for those who '
        'did not come back.", '
        '"It was a warning for the ships in the fog.", "It was worth the price of its bronze."]\n'
        'answer = "It stood for those who did not come back."',
    ),
)

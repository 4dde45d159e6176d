"""Rules about keys and values that hold in every part of a lesson."""

from __future__ import annotations

from typing import Final

from tutor.authoring.rule import Rule

_TF: Final = 'type = "true_false"\nprompt = "The bell is rung every evening."\nanswer = false'

RULES: Final = (
    Rule(
        code="missing-key",
        level="error",
        summary="a key that is needed is missing",
        why="The part cannot be used without it and is left out.",
        wrong='type = "true_false"\nprompt = "The bell is rung every evening."',
        right=_TF,
    ),
    Rule(
        code="unknown-key",
        level="error",
        summary="there is no such key",
        why="A key that is misspelled has no effect, and nobody would notice. Correct it, or remove it.",
        wrong=_TF + '\nhint = ["Read the first sentence."]',
        right=_TF + '\nhints = ["Read the first sentence."]',
    ),
    Rule(
        code="section-key",
        level="error",
        summary="a key of the section stands below its first question",
        why="In TOML a key belongs to the last header above it. Below `[[sections.questions]]` it joins the "
        "question. Move it above the first question of the section; `tutor check --fix` does that.",
        wrong='[[sections]]\nid = "vote"\ntext = "The council kept the bell."\n\n[[sections.questions]]\n'
        'id = "rung"\n' + _TF + '\ntitle = "The vote"',
        right='[[sections]]\nid = "vote"\ntext = "The council kept the bell."\ntitle = "The vote"\n\n'
        '[[sections.questions]]\nid = "rung"\n' + _TF,
        frame="section",
    ),
    Rule(
        code="wrong-type",
        level="error",
        summary="a value is of another kind than the key asks for",
        why="Text stands in quotes; numbers, `true` and `false` stand without; a list stands in brackets.",
        wrong='tags = "sea"',
        right='tags = ["sea"]',
        frame="head",
    ),
    Rule(
        code="bad-value",
        level="error",
        summary="a value is none of those that the key may have",
        why="The message lists them.",
        wrong='genre = "essay"',
        right='genre = "opinion"',
        frame="head",
    ),
    Rule(
        code="out-of-range",
        level="error",
        summary="a number is too small or too large for its key",
        why="The message says what it may be. A share is written as 0.8, not as 80.",
        wrong="[study]\npass_mark = 80",
        right="[study]\npass_mark = 0.8",
        frame="head",
    ),
    Rule(
        code="empty-text",
        level="error",
        summary="a text that is needed is empty",
        why="Write it, or remove the part that it belongs to.",
        wrong='[[glossary]]\nterm = "petition"\ndefinition = ""',
        right='[[glossary]]\nterm = "petition"\ndefinition = "A request, signed by many people."',
        frame="head",
    ),
    Rule(
        code="missing-id",
        level="error",
        summary="a section or a question has no id",
        why="What a student read and answered is kept under the id. Without one it is lost when anything "
        "changes. "
        "`tutor check --fix` writes one.",
        wrong="[[sections.questions]]\n" + _TF,
        right='[[sections.questions]]\nid = "still-rung"\n' + _TF,
        frame="section",
    ),
    Rule(
        code="bad-id",
        level="error",
        summary="an id is not made of lower-case words joined by hyphens",
        why="Ids are typed on the command line and stand in exported progress, so they are kept plain: "
        "letters "
        "a to z, digits, single hyphens between words, 100 characters at most.",
        wrong='[[sections.questions]]\nid = "Still rung?"\n' + _TF,
        right='[[sections.questions]]\nid = "still-rung"\n' + _TF,
        frame="section",
    ),
    Rule(
        code="same-id",
        level="error",
        summary="an id stands twice",
        why="Answers are kept under the id, so those of two questions would be mixed up. Question ids are "
        "unique "
        "in the whole lesson.",
        wrong='[[sections]]\nid = "the-bell"\ntitle = "The vote"\ntext = "The council voted."',
        right='[[sections]]\nid = "the-vote"\ntitle = "The vote"\ntext = "The council voted."',
        frame="section",
    ),
    Rule(
        code="same-was",
        level="error",
        summary="a former id leads to more than one question",
        why="Answers given under a former id go to the one question that names it in `was`; with two such "
        "questions, or one that bears the id now, they would go nowhere.",
        wrong='[[sections.questions]]\nid = "sold"\nwas = ["silent"]\n' + _TF + "\n\n"
        '[[sections.questions]]\nid = "rung"\nwas = ["silent"]\n' + _TF,
        right='[[sections.questions]]\nid = "sold"\nwas = ["silent"]\n' + _TF + "\n\n"
        '[[sections.questions]]\nid = "rung"\n' + _TF,
        frame="section",
    ),
)

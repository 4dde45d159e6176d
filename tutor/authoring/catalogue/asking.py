"""Rules about what a question needs to be asked: a type, a prompt, and a key."""

from __future__ import annotations

from typing import Final

from tutor.authoring.rule import Rule

_CHOICE: Final = 'type = "choice"\nprompt = "What is the bell made of?"\n'
_OPTIONS: Final = 'options = ["Iron", "Bronze", "Silver"]\n'
_SHORT: Final = 'type = "short"\nprompt = "What came in, signed by the crews?"\n'
_NUMBER: Final = 'type = "number"\nprompt = "How many crews signed?"\n'
_CLOZE: Final = 'type = "cloze"\n'
_ORDER: Final = 'type = "order"\nprompt = "What came first?"\n'
_MATCH: Final = 'type = "match"\nprompt = "Who did what?"\n'
_CLASSIFY: Final = 'type = "classify"\nprompt = "What kind of statement is it?"\n'
_EXPLAIN: Final = 'type = "explain"\nprompt = "Why was the bell kept?"\n'

RULES: Final = (
    Rule(
        code="unknown-type",
        level="error",
        summary="there is no such type of question",
        why="There are eleven types; the message lists them.",
        wrong='type = "quiz"\nprompt = "Who signed?"\nanswer = "the crews"',
        right='type = "short"\nprompt = "Who signed?"\nanswer = "the crews"',
    ),
    Rule(
        code="empty-prompt",
        level="error",
        summary="a question asks nothing",
        why="Write what is asked into `prompt`.",
        wrong='type = "true_false"\nprompt = ""\nanswer = true',
        right='type = "true_false"\nprompt = "Forty-one crews signed."\nanswer = true',
    ),
    Rule(
        code="no-key",
        level="error",
        summary="nothing says which answer is right",
        why="Without a key nothing can be graded. Mark an option with `correct = true`, or add `answer`.",
        wrong=_CHOICE + _OPTIONS,
        right=_CHOICE + _OPTIONS + 'answer = "Bronze"',
    ),
    Rule(
        code="two-keys",
        level="error",
        summary="the right answer is given twice",
        why="A `choice` has one right option, and a key stands in one place. Where several options are "
        "right, "
        "the type is `multiple`.",
        wrong=_CHOICE + 'options = [{ text = "Iron", correct = true }, { text = "Bronze", correct = true }]',
        right=_CHOICE + 'options = [{ text = "Iron" }, { text = "Bronze", correct = true }]',
    ),
    Rule(
        code="unknown-answer",
        level="error",
        summary="`answer` is none of the options",
        why="It repeats the text of the right option.",
        wrong=_CHOICE + _OPTIONS + 'answer = "Brass"',
        right=_CHOICE + _OPTIONS + 'answer = "Bronze"',
    ),
    Rule(
        code="too-few-options",
        level="error",
        summary="there are fewer than two options",
        why="With one option there is nothing to choose.",
        wrong=_CHOICE + 'options = ["Bronze"]\nanswer = "Bronze"',
        right=_CHOICE + _OPTIONS + 'answer = "Bronze"',
    ),
    Rule(
        code="same-option",
        level="error",
        summary="an option stands twice",
        why="Upper and lower case, quotation marks and white space make no difference.",
        wrong=_CHOICE + 'options = ["Iron", "Bronze", "bronze"]\nanswer = "Iron"',
        right=_CHOICE + 'options = ["Iron", "Bronze", "Silver"]\nanswer = "Bronze"',
    ),
    Rule(
        code="no-wrong-option",
        level="error",
        summary="every option is right",
        why="Who ticks everything would be right without reading.",
        wrong='type = "multiple"\nprompt = "What is true?"\noptions = ["It is silent.", "It was kept."]\n'
        'answer = ["It is silent.", "It was kept."]',
        right='type = "multiple"\nprompt = "What is true?"\n'
        'options = ["It is silent.", "It was kept.", "It was sold."]\nanswer = ["It is silent.", "It was '
        'kept."]',
    ),
    Rule(
        code="same-answer",
        level="error",
        summary="an answer stands twice",
        why="Upper and lower case, quotation marks and white space make no difference, so one of them is "
        "enough.",
        wrong=_SHORT + 'answer = ["petition", "Petition"]',
        right=_SHORT + 'answer = ["petition", "request"]',
    ),
    Rule(
        code="accepted-and-rejected",
        level="error",
        summary="an answer is both accepted and rejected",
        why="What is rejected goes first, so the accepted answer would never count. Answers are compared "
        "without "
        "case, accents, closing punctuation and a leading article.",
        wrong=_SHORT + 'answer = "petition"\nreject = ["the petition"]',
        right=_SHORT + 'answer = "petition"\nreject = ["letter"]',
    ),
    Rule(
        code="no-full-credit",
        level="error",
        summary="no answer is wholly right",
        why="Every answer has a `credit` below 1, so nobody could earn the points. Leave `credit` out of "
        "one.",
        wrong=_SHORT + 'answers = [{ text = "request", credit = 0.5 }]',
        right=_SHORT + 'answers = ["petition", { text = "request", credit = 0.5 }]',
    ),
    Rule(
        code="bad-range",
        level="error",
        summary="a range is not two numbers, the least and the greatest",
        why="Both belong to it.",
        wrong=_NUMBER + "range = [45, 35]",
        right=_NUMBER + "range = [35, 45]",
    ),
    Rule(
        code="bad-tolerance",
        level="error",
        summary="a tolerance is neither a number nor a share",
        why='Write a number such as `5`, or a share of the answer such as `"5%"`.',
        wrong=_NUMBER + 'answer = 41\ntolerance = "some"',
        right=_NUMBER + 'answer = 41\ntolerance = "5%"',
    ),
    Rule(
        code="tolerance-of-range",
        level="error",
        summary="a range has a tolerance",
        why="A range has its own bounds. Widen it, or write `answer` with a tolerance.",
        wrong=_NUMBER + "range = [35, 45]\ntolerance = 5",
        right=_NUMBER + "range = [30, 50]",
    ),
    Rule(
        code="no-unit",
        level="error",
        summary="a unit is required, and there is none",
        why="`unit_required = true` needs `unit`.",
        wrong=_NUMBER + "answer = 41\nunit_required = true",
        right=_NUMBER + 'answer = 41\nunit = "crews"\nunit_required = true',
    ),
    Rule(
        code="same-unit",
        level="error",
        summary="a unit stands twice",
        why="Remove one of them.",
        wrong=_NUMBER + 'answer = 41\nunit = ["crews", "crews"]',
        right=_NUMBER + 'answer = 41\nunit = ["crews", "ships"]',
    ),
    Rule(
        code="no-gap",
        level="error",
        summary="a cloze has no gap",
        why="Put braces around what is to be filled in; `{one|other}` accepts either.",
        wrong=_CLOZE + 'text = "The council kept the bell."',
        right=_CLOZE + 'text = "The council kept the {bell}."',
    ),
    Rule(
        code="empty-gap",
        level="error",
        summary="a gap is empty",
        why="The word that fills it stands between the braces.",
        wrong=_CLOZE + 'text = "The council kept the {}."',
        right=_CLOZE + 'text = "The council kept the {bell}."',
    ),
    Rule(
        code="unclosed-gap",
        level="error",
        summary="a gap is not closed",
        why="Each `{` needs its `}`. A brace that is no gap is written twice: `{{`.",
        wrong=_CLOZE + 'text = "The council kept the {bell."',
        right=_CLOZE + 'text = "The council kept the {bell}."',
    ),
    Rule(
        code="stray-brace",
        level="error",
        summary="a brace closes no gap",
        why="Each `}` needs its `{`. A brace that is no gap is written twice: `}}`.",
        wrong=_CLOZE + 'text = "The {council} kept the bell}."',
        right=_CLOZE + 'text = "The {council} kept the {bell}."',
    ),
    Rule(
        code="same-alternative",
        level="error",
        summary="a gap accepts the same word twice",
        why="Upper and lower case make no difference, so once is enough.",
        wrong=_CLOZE + 'text = "The council kept the {bell|Bell}."',
        right=_CLOZE + 'text = "The council kept the {bell}."',
    ),
    Rule(
        code="empty-bank",
        level="error",
        summary="a bank has no words",
        why="With a bank the gaps are picked from its words and the right ones. Without `bank` they are "
        "typed.",
        wrong=_CLOZE + 'text = "The council kept the {bell}."\nbank = []',
        right=_CLOZE + 'text = "The council kept the {bell}."\nbank = ["horn"]',
    ),
    Rule(
        code="right-distractor",
        level="error",
        summary="a wrong word is right",
        why="`bank` and `distractors` are for what fits nowhere.",
        wrong=_CLOZE + 'text = "The council kept the {bell}."\nbank = ["bell", "horn"]',
        right=_CLOZE + 'text = "The council kept the {bell}."\nbank = ["horn"]',
    ),
    Rule(
        code="same-distractor",
        level="error",
        summary="a distractor stands twice",
        why="Change or remove one of them.",
        wrong=_CLOZE + 'text = "The council kept the {bell}."\nbank = ["horn", "Horn"]',
        right=_CLOZE + 'text = "The council kept the {bell}."\nbank = ["horn", "wall"]',
    ),
    Rule(
        code="too-few-items",
        level="error",
        summary="there are too few items",
        why="Something to put in order has three items or more: with two, half of all guesses are right. A "
        "`classify` has at least one.",
        wrong=_ORDER + 'items = ["the horn", "the petition"]',
        right=_ORDER + 'items = ["the horn", "the petition", "the vote"]',
    ),
    Rule(
        code="same-item",
        level="error",
        summary="an item stands twice",
        why="Two items that look the same cannot be put in order or in classes.",
        wrong=_ORDER + 'items = ["the horn", "the vote", "The horn"]',
        right=_ORDER + 'items = ["the horn", "the petition", "the vote"]',
    ),
    Rule(
        code="bad-pair",
        level="error",
        summary="a pair does not have two sides",
        why='Write it as `["left", "right"]`, or as a table with `left`, `right` and `why`.',
        wrong=_MATCH + 'pairs = [["The council", "kept"], ["The crews"]]',
        right=_MATCH + 'pairs = [["The council", "kept"], ["The crews", "signed"]]',
    ),
    Rule(
        code="too-few-pairs",
        level="error",
        summary="there are fewer than two pairs",
        why="With one pair there is nothing to match.",
        wrong=_MATCH + 'pairs = [["The council", "kept"]]',
        right=_MATCH + 'pairs = [["The council", "kept"], ["The crews", "signed"]]',
    ),
    Rule(
        code="same-left",
        level="error",
        summary="a left side stands twice",
        why="Each left side has one right side. A right side may belong to several.",
        wrong=_MATCH + 'pairs = [["The council", "kept"], ["the council", "voted"]]',
        right=_MATCH + 'pairs = [["The council", "kept"], ["The crews", "signed"]]',
    ),
    Rule(
        code="no-wrong-side",
        level="error",
        summary="there is one right side for all",
        why="Then there is nothing to choose. Add another to `distractors`.",
        wrong=_MATCH + 'pairs = [["The council", "hoped"], ["The crews", "hoped"]]',
        right=_MATCH
        + 'pairs = [["The council", "hoped"], ["The crews", "hoped"]]\ndistractors = ["refused"]',
    ),
    Rule(
        code="too-few-classes",
        level="error",
        summary="there are fewer than two classes",
        why="With one class everything belongs to it.",
        wrong=_CLASSIFY
        + 'classes = ["fact"]\nitems = [{ text = "Forty-one crews signed.", class = "fact" }]',
        right=_CLASSIFY
        + 'classes = ["fact", "opinion"]\nitems = [{ text = "Forty-one crews signed.", class = "fact" }]',
    ),
    Rule(
        code="same-class",
        level="error",
        summary="a class stands twice",
        why="Change or remove one of them.",
        wrong=_CLASSIFY
        + 'classes = ["fact", "Fact"]\nitems = [{ text = "Forty-one crews signed.", class = "fact" }]',
        right=_CLASSIFY
        + 'classes = ["fact", "opinion"]\nitems = [{ text = "Forty-one crews signed.", class = "fact" }]',
    ),
    Rule(
        code="unknown-class",
        level="error",
        summary="an item belongs to a class that there is not",
        why="Write the class as it stands in `classes`.",
        wrong=_CLASSIFY
        + 'classes = ["fact", "opinion"]\nitems = [{ text = "Forty-one crews signed.", class = "truth" }]',
        right=_CLASSIFY
        + 'classes = ["fact", "opinion"]\nitems = [{ text = "Forty-one crews signed.", class = "fact" }]',
    ),
    Rule(
        code="no-rubric",
        level="error",
        summary="there is nothing to compare an explanation with",
        why="Students tick what their answer does. Say in `rubric` what a good one does.",
        wrong=_EXPLAIN + 'model = "The crews asked for it."\nrubric = []',
        right=_EXPLAIN + 'model = "The crews asked for it."\nrubric = ["names the crews"]',
    ),
    Rule(
        code="same-criterion",
        level="error",
        summary="an entry of the rubric stands twice",
        why="Change or remove one of them.",
        wrong=_EXPLAIN + 'model = "The crews asked."\nrubric = ["names the crews", "Names the crews"]',
        right=_EXPLAIN + 'model = "The crews asked."\nrubric = ["names the crews", "says what they did"]',
    ),
)

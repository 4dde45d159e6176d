"""Questions with one fault each, by type: the rule that is broken, told where the mark `¦` stands.

Without a mark the fault is the question's as a whole, and told at its header.
"""

from __future__ import annotations

import re

import pytest

from tutor.lesson.loading import load

TOP = """\
format = 1
id = "a-lesson"
title = "T"

[[sections]]
id = "one"
title = "One"
text = "Some words."

¦[[sections.questions]]
id = "q"
"""
GAPS = "{a}" * 100
ALTERNATIVES = "|".join(f"a{number}" for number in range(100))
PAIRS = 'pairs = [["Ha", "kept"], ["Liu", "shared"]]\n'
CLASSES = 'classes = ["fact", "opinion"]\n'
ITEMS = '\nitems = [{ text = "a", class = "fact" }]'

SHORT = [
    ("no-key", ""),
    ("no-key", "answers = []"),
    ("two-keys", 'answer = "x"\nanswers = ¦["x"]'),
    ("wrong-type", "answer = ¦3"),
    ("wrong-type", 'answer = ["x", ¦3]'),
    ("wrong-type", 'answers = ¦"x"'),
    ("wrong-type", 'answers = [{ text = "x", credit = ¦"all" }]'),
    ("empty-text", 'answer = ¦" "'),
    ("empty-text", 'answer = ¦""'),
    ("empty-text", 'answer = ["x", ¦""]'),
    ("empty-text", 'answers = ["x", { text = ¦"" }]'),
    ("missing-key", "answers = [¦{ credit = 1 }]"),
    ("same-answer", "answer = [\"it's\", ¦'It’s ']"),
    ("same-answer", 'answers = ["x", { text = ¦"X", why = "..." }]'),
    ("out-of-range", 'answers = ["y", { text = "x", credit = ¦0 }]'),
    ("out-of-range", 'answers = ["y", { text = "x", credit = ¦1.5 }]'),
    ("out-of-range", 'answers = ["y", { text = "x", credit = ¦nan }]'),
    ("no-full-credit", 'answers = ¦[{ text = "x", credit = 0.5 }]'),
    ("unknown-key", 'answers = [{ text = "x", ¦credt = 1 }]'),
    ("unknown-key", 'answer = "x"\nreject = [{ text = "y", ¦wyh = "..." }]'),
    ("unknown-key", 'answer = "x"\n¦rejects = ["y"]'),
    ("unknown-key", 'answer = "x"\n¦options = ["x", "y"]'),
    ("accepted-and-rejected", 'answer = ["x", "The Y"]\nreject = ["z", ¦"the  y"]'),
    ("same-answer", 'answer = "x"\nreject = ["z", ¦"Z"]'),
    ("empty-text", 'answer = "x"\nreject = [{ text = ¦"" }]'),
    ("wrong-type", 'answer = "x"\nreject = ¦"z"'),
]
NUMBER = [
    ("no-key", ""),
    ("wrong-type", 'answer = ¦"90"'),
    ("wrong-type", "answer = ¦true"),
    ("wrong-type", "answer = ¦inf"),
    ("wrong-type", "answer = ¦1e999"),
    ("out-of-range", "answer = ¦1e40"),
    ("out-of-range", "answer = ¦1e-41"),
    ("out-of-range", "answer = ¦1e-999"),
    ("two-keys", "answer = 1\nrange = ¦[1, 2]"),
    ("bad-range", "range = ¦[1]"),
    ("bad-range", "range = ¦[1, 2, 3]"),
    ("bad-range", "range = ¦[2, 1.9]"),
    ("wrong-type", "range = ¦5"),
    ("wrong-type", 'range = [1, ¦"2"]'),
    ("out-of-range", "range = [1, ¦1e300]"),
    ("tolerance-of-range", "range = [1, 2]\ntolerance = ¦0"),
    ("out-of-range", "answer = 1\ntolerance = ¦-0.1"),
    ("wrong-type", "answer = 1\ntolerance = ¦true"),
    ("wrong-type", "answer = 1\ntolerance = ¦[5]"),
    ("bad-tolerance", 'answer = 1\ntolerance = ¦"5"'),
    ("bad-tolerance", 'answer = 1\ntolerance = ¦"-5%"'),
    ("bad-tolerance", 'answer = 1\ntolerance = ¦"٥%"'),
    ("bad-tolerance", 'answer = 0.0\ntolerance = ¦"5%"'),
    ("empty-text", 'answer = 1\nunit = ["m", ¦" "]'),
    ("empty-text", 'answer = 1\nunit = ¦""'),
    ("same-unit", 'answer = 1\nunit = ["km", ¦"km "]'),
    ("wrong-type", "answer = 1\nunit = ¦3"),
    ("no-unit", "answer = 1\nunit_required = ¦true"),
    ("wrong-type", 'answer = 1\nunit = "m"\nunit_required = ¦"yes"'),
]
CLOZE = [
    ("missing-key", ""),
    ("wrong-type", "text = ¦3"),
    ("no-gap", 'text = ¦"no gap"'),
    ("no-gap", 'text = ¦""'),
    ("no-gap", 'text = ¦"a {{b}}"'),
    ("unclosed-gap", 'text = "a ¦{b"'),
    ("unclosed-gap", 'text = "a ¦{"'),
    ("unclosed-gap", 'text = "a ¦{b and {c}"'),
    ("unclosed-gap", 'text = "{{{a}}} ¦{b{{}"'),
    ("unclosed-gap", r'text = "\u00e9 \" ¦{b"'),
    ("unclosed-gap", 'text = """\nfirst {a}\nso ¦{b"""'),
    ("unclosed-gap", "text = '''\nfirst {a}\nso ¦{b'''"),
    ("stray-brace", 'text = "a {b} c¦}"'),
    ("stray-brace", 'text = "¦} {b}"'),
    ("stray-brace", 'text = "{{a¦}"'),
    ("empty-gap", 'text = "a ¦{}"'),
    ("empty-gap", 'text = "a ¦{ }"'),
    ("empty-gap", 'text = "a {¦ | }"'),
    ("empty-gap", 'text = "a {b|¦}"'),
    ("empty-gap", 'text = "a {¦|b}"'),
    ("empty-gap", 'text = "a {b|¦ |c}"'),
    ("same-alternative", 'text = "a {b|c |  ¦B}"'),
    ("too-many", f'text = "{GAPS}¦{{b}}"'),
    ("too-many", f'text = "{{{ALTERNATIVES}| ¦b}}"'),
    ("empty-bank", 'text = "a {b}"\nbank = ¦[]'),
    ("empty-text", 'text = "a {b}"\nbank = ["c", ¦""]'),
    ("same-distractor", 'text = "a {b}"\nbank = ["c", ¦"C"]'),
    ("right-distractor", 'text = "a {b|d}"\nbank = ["c", ¦"D"]'),
    ("wrong-type", 'text = "a {b}"\nbank = ¦"c"'),
    ("wrong-type", 'text = "a {b}"\nbank = [¦3]'),
    ("empty-prompt", 'text = "a {b}"\nprompt = ¦""'),
]
ORDER = [
    ("missing-key", ""),
    ("wrong-type", 'items = ¦"a"'),
    ("wrong-type", 'items = ["a", "b", ¦3]'),
    ("too-few-items", 'items = ¦["a", "b"]'),
    ("same-item", 'items = ["a", "b", ¦"A"]'),
    ("empty-text", 'items = ["a", "b", ¦""]'),
]
MATCH = [
    ("missing-key", ""),
    ("too-few-pairs", 'pairs = ¦[["a", "b"]]'),
    ("bad-pair", 'pairs = [["a", "b"], ¦["c"]]'),
    ("bad-pair", 'pairs = [["a", "b"], ¦["c", "d", "e"]]'),
    ("wrong-type", 'pairs = [["a", "b"], ¦"c"]'),
    ("wrong-type", 'pairs = [["a", "b"], ["c", ¦3]]'),
    ("missing-key", 'pairs = [["a", "b"], ¦{ left = "c" }]'),
    ("unknown-key", 'pairs = [["a", "b"], { left = "c", right = "d", ¦rigth = "d" }]'),
    ("same-left", 'pairs = [["a", "b"], [¦"A", "d"]]'),
    ("same-left", 'pairs = [["a", "b"], { left = ¦"A", right = "d" }]'),
    ("empty-text", 'pairs = [["a", "b"], [¦"", "d"]]'),
    ("empty-text", 'pairs = [["a", "b"], ["c", ¦" "]]'),
    ("empty-text", 'pairs = [["a", "b"], { left = "c", right = ¦"" }]'),
    ("no-wrong-side", 'pairs = ¦[["a", "b"], ["c", "B"]]'),
    ("right-distractor", PAIRS + 'distractors = ["lost", ¦"Kept"]'),
    ("same-distractor", PAIRS + 'distractors = ["lost", ¦"Lost"]'),
    ("empty-text", PAIRS + 'distractors = [¦""]'),
    ("wrong-type", PAIRS + 'distractors = ¦"lost"'),
]
CLASSIFY = [
    ("missing-key", ITEMS),
    ("missing-key", CLASSES),
    ("too-few-classes", 'classes = ¦["fact"]' + ITEMS),
    ("same-class", 'classes = ["fact", ¦"Fact"]' + ITEMS),
    ("empty-text", 'classes = ["fact", ¦""]' + ITEMS),
    ("too-few-items", CLASSES + "items = ¦[]"),
    ("unknown-class", CLASSES + 'items = [{ text = "a", class = ¦"facts" }]'),
    ("missing-key", CLASSES + 'items = [¦{ text = "a" }]'),
    ("unknown-key", CLASSES + 'items = [{ text = "a", class = "fact", ¦group = "fact" }]'),
    ("wrong-type", CLASSES + 'items = [¦"a"]'),
    ("empty-text", CLASSES + 'items = [{ text = ¦"", class = "fact" }]'),
    (
        "same-item",
        CLASSES + 'items = [{ text = "a", class = "fact" },\n{ text = ¦"A", class = "opinion" }]',
    ),
]
EXPLAIN = [
    ("missing-key", 'rubric = ["names X"]'),
    ("missing-key", 'model = "m"'),
    ("empty-text", 'model = ¦" "\nrubric = ["names X"]'),
    ("no-rubric", 'model = "m"\nrubric = ¦[]'),
    ("same-criterion", 'model = "m"\nrubric = ["a", ¦"A"]'),
    ("empty-text", 'model = "m"\nrubric = [¦""]'),
    ("out-of-range", 'model = "m"\nrubric = [{ text = "a", points = ¦0 }]'),
    ("wrong-type", 'model = "m"\nrubric = ¦"a"'),
    ("no-evidence", 'model = "m"\nrubric = ["a"]\nproof = ¦true'),
]
PROOF = [
    ("no-evidence", 'answer = "x"\nproof = ¦true\nevidence = []'),
    ("empty-text", 'answer = "x"\nevidence = ["some", ¦""]\nproof = true'),
    ("wrong-type", 'answer = "x"\nevidence = ¦"some"\nproof = true'),
    ("wrong-type", 'answer = "x"\nevidence = ["some"]\nproof = ¦"yes"'),
]
BROKEN = [
    (kind, code, body)
    for kind, faults in {
        "short": SHORT + PROOF,
        "number": NUMBER,
        "cloze": CLOZE,
        "order": ORDER,
        "match": MATCH,
        "classify": CLASSIFY,
        "explain": EXPLAIN,
        "evidence": [("needless-proof", 'evidence = ["some"]\nproof = ¦true')],
    }.items()
    for code, body in faults
]
MACHINE = r"pydantic|validat|NoneType|\bstr\b|\bint\b|\bdict\b|\btuple\b|Error|extra|<|Python|instance|!"


def _marked(kind: str, body: str) -> tuple[str, int, int]:
    """The lesson without marks, and the line and column of the last of them."""
    prompt = "" if "prompt" in body or kind == "cloze" else 'prompt = "P?"\n'
    source = f'{TOP}type = "{kind}"\n{prompt}{body}\n'
    before = source[: source.rindex("¦")].replace("¦", "")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return source.replace("¦", ""), line, column


@pytest.mark.parametrize(("kind", "code", "body"), BROKEN)
def test_a_fault_of_a_question_is_told_once_where_it_is(kind: str, code: str, body: str) -> None:
    source, line, column = _marked(kind, body)
    loaded = load(source.encode())
    assert [(d.code, d.line, d.column) for d in loaded.diagnostics] == [(code, line, column)], loaded
    assert loaded.ok == (code == "needless-proof")


@pytest.mark.parametrize(("kind", "code", "body"), BROKEN)
def test_its_message_is_a_plain_sentence_that_begins_with_its_name(kind: str, code: str, body: str) -> None:
    for d in load(_marked(kind, body)[0].encode()).diagnostics:
        assert d.message.startswith("question `q`")
        assert not re.search(MACHINE, d.message), d
        assert d.message.isprintable()
        assert not d.message.endswith(".")
        assert "; " in d.message or " must be " in d.message, d


@pytest.mark.parametrize(("kind", "code", "body"), BROKEN)
def test_only_a_question_that_has_a_key_is_asked(kind: str, code: str, body: str) -> None:
    lesson = load(_marked(kind, body)[0].encode()).lesson
    assert lesson is not None
    still_right = {"unknown-key", "needless-proof", "no-evidence"}
    asked = code in still_right or any(name == code and body == fault for name, fault in PROOF)
    assert bool(lesson.sections[0].questions) == asked
    assert not any(question.proof for question in lesson.sections[0].questions)


def test_the_place_inside_a_text_is_said_in_words_too() -> None:
    (found,) = load(_marked("cloze", 'text = """\nfirst {a}\nso ¦{b"""')[0].encode()).diagnostics
    assert "character 14 " in found.message

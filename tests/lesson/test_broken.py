"""Broken lessons, one fault each: the rule that is broken, and the line and column it is told for."""

from __future__ import annotations

import re

import pytest

from tutor.lesson.loading import load

TOP = 'format = 1\nid = "a-lesson"\ntitle = "T"\n'
SECTION = '[[sections]]\nid = "one"\ntitle = "One"\ntext = "Some words."\n'
QUESTION = '[[sections.questions]]\nid = "q"\ntype = "choice"\nprompt = "P?"\n'
OPTIONS = 'options = ["a", "b"]\nanswer = "a"\n'
GOOD = TOP + SECTION + QUESTION + OPTIONS
MULTIPLE = TOP + SECTION + QUESTION.replace("choice", "multiple")
TERM = '[[glossary]]\nterm = "bell"\ndefinition = "It rings."\n'
EVIDENCE = TOP + SECTION + QUESTION.replace("choice", "evidence")


def asked(line: str) -> str:
    """The good lesson with one more line in its question, the twelfth."""
    return GOOD + line + "\n"


BROKEN = [
    # syntax
    ("syntax", 3, 9, 'format = 1\nid = "a"\ntitle = T\n'),
    ("syntax", 2, 1, "format = 1\n= 3\n"),
    ("syntax", 3, 1, 'format = 1\nid = "a"\nid = "b"\n'),
    ("syntax", 4, 8, TOP + 'text = """\nnever closed\n'),
    ("syntax", 2, 8, 'format = 1\nid = "a\ntitle = "T"\n'),
    ("syntax", 2, 9, "format = 1\n[section\n"),
    ("syntax", 1, 10, "\ufeffformat = 1x\n"),
    ("not-utf-8", 2, 7, b'format = 1\nid = "\xff"\n'),
    # limits
    ("too-deep", 4, 21, TOP + "x = " + "[" * 17 + "]" * 17),
    ("long-number", 4, 5, TOP + "x = " + "1" * 41),
    ("long-number", 4, 7, TOP + "x = 1." + "1" * 41),
    ("long-key", 4, 1, TOP + ".".join("abcdefghi") + " = 1"),
    ("too-many-keys", 1, 1, TOP + "".join(f"k{n} = 1\n" for n in range(100))),
    ("too-many", 4, 1, TOP + "tags = [" + "'t'," * 1001 + "]\n" + SECTION),
    # the format
    ("no-format", 1, 1, 'id = "a"\n'),
    ("newer-format", 1, 10, "format = 2\nnew_key = 1\n"),
    ("bad-format", 1, 10, 'format = "1"\n'),
    ("bad-format", 1, 10, "format = true\n"),
    ("bad-format", 1, 10, "format = 0\n"),
    # characters
    ("refused-character", 3, 10, GOOD.replace('"T"', r'"\u001b[2J"')),
    ("refused-character", 7, 14, GOOD.replace("Some words", "Some \u202ewords")),
    ("refused-character", 6, 3, 'format = 1\nid = "a"\ntitle = """\none\n\ntw\ufffe"""\n' + SECTION),
    ("refused-character", 14, 1, asked(r'"x\u0007" = 1')),
    ("invisible-character", 3, 11, GOOD.replace('"T"', '"T\u200b"')),
    # the head
    ("unknown-key", 4, 1, TOP + 'sumary = "S"\n' + SECTION),
    ("wrong-type", 4, 11, TOP + "summary = 3\n" + SECTION),
    ("wrong-type", 4, 8, TOP + 'tags = "history"\n' + SECTION),
    ("bad-value", 4, 9, TOP + 'genre = "opinions"\n' + SECTION),
    ("wrong-type", 4, 12, TOP + 'language = "English please"\n' + SECTION),
    ("bad-id", 2, 6, GOOD.replace('"a-lesson"', '"A Lesson"')),
    ("empty-text", 3, 9, GOOD.replace('"T"', '" "')),
    ("wrong-type", 5, 8, TOP + '[source]\ndate = "April"\n' + SECTION),
    ("bad-link", 5, 7, TOP + '[source]\nurl = "file:///etc/passwd"\n' + SECTION),
    ("out-of-range", 5, 13, TOP + "[study]\npass_mark = 0\n" + SECTION),
    ("out-of-range", 5, 13, TOP + "[study]\npass_mark = nan\n" + SECTION),
    ("out-of-range", 4, 22, TOP + "study = {pass_mark = 1.5}\n" + SECTION),
    ("out-of-range", 5, 9, TOP + "[study]\ntries = 0\n" + SECTION),
    ("wrong-type", 5, 9, TOP + "[study]\ntries = 2.5\n" + SECTION),
    ("bad-value", 5, 8, TOP + '[study]\ngate = "opened"\n' + SECTION),
    ("wrong-type", 5, 11, TOP + '[study]\nshuffle = "no"\n' + SECTION),
    # the glossary
    ("missing-key", 8, 1, TOP + SECTION + '[[glossary]]\nterm = "bell"\n'),
    ("empty-text", 9, 8, TOP + SECTION + TERM.replace('"bell"', '""')),
    ("claimed-twice", 12, 8, TOP + SECTION + TERM + TERM.replace('"bell"', '"Bell"')),
    ("claimed-twice", 14, 12, TOP + SECTION + TERM + TERM.replace("bell", "gong") + 'aliases = ["bell"]\n'),
    ("unknown-term", 11, 13, TOP + SECTION + TERM + 'see_also = ["gong"]\n'),
    ("bad-link", 11, 10, TOP + SECTION + TERM + 'links = ["javascript:x"]\n'),
    ("bad-value", 11, 8, TOP + SECTION + TERM + 'kind = "words"\n'),
    ("wrong-type", 8, 1, TOP + SECTION + TERM.replace("[[glossary]]", "[glossary]")),
    # sections
    ("missing-id", 8, 1, TOP + SECTION + SECTION.replace('id = "one"\n', "")),
    ("bad-id", 9, 6, TOP + SECTION + SECTION.replace('"one"', '"The One"')),
    ("same-id", 9, 6, TOP + SECTION + SECTION),
    ("missing-key", 8, 1, TOP + SECTION + SECTION.replace('title = "One"\n', "")),
    ("missing-key", 8, 1, TOP + SECTION + SECTION.replace('text = "Some words."\n', "")),
    ("empty-text", 11, 8, TOP + SECTION + SECTION.replace("Some words.", " ").replace('"one"', '"two"')),
    (
        "empty-text",
        11,
        30,
        TOP + SECTION + '[[sections]]\nid = "x"\ntitle = "X"\nsource = {start = "a", end = "…"}\n',
    ),
    ("missing-key", 8, 1, TOP + SECTION + 'source = {start = "a"}\n'),
    # questions
    ("section-key", 14, 1, asked('title = "One"')),
    ("unknown-key", 14, 1, asked('hint = "x"')),
    ("missing-id", 8, 1, GOOD.replace('id = "q"\n', "")),
    ("bad-id", 9, 6, GOOD.replace('"q"', '"why_kept"')),
    ("same-id", 15, 6, GOOD.replace("P?", "P??") + QUESTION.replace("P?", "Q?") + OPTIONS),
    (
        "same-was",
        21,
        13,
        asked('was = ["x"]') + QUESTION.replace('"q"', '"r"') + OPTIONS + 'was = ["y", "x"]\n',
    ),
    ("same-was", 14, 8, asked('was = ["r"]') + QUESTION.replace('"q"', '"r"').replace("P?", "Q?") + OPTIONS),
    ("missing-key", 8, 1, GOOD.replace('type = "choice"\n', "")),
    ("unknown-type", 10, 8, GOOD.replace('"choice"', '"choise"')),
    ("wrong-type", 10, 8, GOOD.replace('"choice"', "3")),
    ("missing-key", 8, 1, GOOD.replace('prompt = "P?"\n', "")),
    ("empty-prompt", 11, 10, GOOD.replace('"P?"', '"  "')),
    ("bad-value", 14, 9, asked('skill = "vocabulary"')),
    ("out-of-range", 14, 10, asked("points = 0")),
    ("out-of-range", 14, 12, asked("revision = 0")),
    ("wrong-type", 14, 16, asked('hints = ["ok", 3]')),
    ("unknown-section", 14, 36, asked('evidence = [{quote="some", section="on"}]')),
    ("empty-text", 14, 13, asked('evidence = [" "]')),
    ("no-evidence", 14, 9, asked("proof = true")),
    # options and their key
    ("missing-key", 8, 1, TOP + SECTION + QUESTION),
    ("no-key", 8, 1, TOP + SECTION + QUESTION + 'options = ["a", "b"]\n'),
    ("too-few-options", 12, 11, TOP + SECTION + QUESTION + 'options = ["a"]\nanswer = "a"\n'),
    ("same-option", 12, 24, TOP + SECTION + QUESTION + 'options = ["a", "“B”", "\'b\'"]\nanswer = "a"\n'),
    ("empty-text", 12, 17, TOP + SECTION + QUESTION + 'options = ["a", ""]\nanswer = "a"\n'),
    ("unknown-answer", 13, 10, GOOD.replace('answer = "a"', 'answer = "c"')),
    ("wrong-type", 13, 10, GOOD.replace('answer = "a"', 'answer = ["a"]')),
    (
        "two-keys",
        12,
        37,
        TOP + SECTION + QUESTION + 'options = [{text="a",correct=true}, {text="b",correct=true}]\n',
    ),
    (
        "two-keys",
        13,
        10,
        TOP + SECTION + QUESTION + 'options = [{text="a",correct=true}, "b"]\nanswer = "a"\n',
    ),
    ("unknown-key", 12, 23, TOP + SECTION + QUESTION + 'options = [{text="a", corect=true}, "b"]\n'),
    ("wrong-type", 12, 31, TOP + SECTION + QUESTION + 'options = [{text="a", correct="yes"}, "b"]\n'),
    ("no-wrong-option", 12, 11, MULTIPLE + 'options = ["a", "b"]\nanswer = ["a", "b"]\n'),
    ("no-key", 8, 1, MULTIPLE + 'options = ["a", "b"]\nanswer = []\n'),
    ("unknown-answer", 13, 16, MULTIPLE + 'options = ["a", "b"]\nanswer = ["a", "c"]\n'),
    ("bad-value", 14, 11, MULTIPLE + 'options = ["a", "b"]\nanswer = ["a"]\nscoring = "whole"\n'),
    # true or false, evidence
    ("missing-key", 8, 1, TOP + SECTION + QUESTION.replace("choice", "true_false")),
    ("wrong-type", 12, 10, TOP + SECTION + QUESTION.replace("choice", "true_false") + 'answer = "true"\n'),
    ("no-key", 8, 1, EVIDENCE),
    ("unknown-section", 12, 35, EVIDENCE + 'evidence = [{quote="a", section = "x"}]\n'),
    ("bad-value", 13, 8, EVIDENCE + 'evidence = ["a"]\nneed = "one"\n'),
    # nothing to read
    ("no-section", 1, 1, TOP),
    ("wrong-type", 4, 1, TOP + 'sections = "none"\n'),
    ("missing-key", 1, 1, GOOD.replace('title = "T"\n', "")),
]


def test_the_lesson_that_the_others_are_made_of_is_good() -> None:
    loaded = load(GOOD.encode())
    assert loaded.ok
    assert loaded.diagnostics == ()


@pytest.mark.parametrize(("code", "line", "column", "source"), BROKEN)
def test_a_fault_is_told_where_it_is(code: str, line: int, column: int, source: str | bytes) -> None:
    found = load(source if isinstance(source, bytes) else source.encode()).diagnostics
    assert (code, line, column) in [(d.code, d.line, d.column) for d in found], found


@pytest.mark.parametrize(("code", "line", "column", "source"), BROKEN)
def test_a_message_is_a_plain_sentence(code: str, line: int, column: int, source: str | bytes) -> None:
    machine = r"pydantic|validat|NoneType|\bstr\b|\bint\b|\bdict\b|\btuple\b|Error|extra|<|Python|instance|!"
    for d in load(source if isinstance(source, bytes) else source.encode()).diagnostics:
        assert not re.search(machine, d.message), d
        assert d.message.isprintable()
        assert not d.message.endswith(".")
        assert len(d.message) < 400


@pytest.mark.parametrize(("code", "line", "column", "source"), BROKEN)
def test_a_fault_is_told_once(code: str, line: int, column: int, source: str | bytes) -> None:
    found = load(source if isinstance(source, bytes) else source.encode()).diagnostics
    not_fatal = [d for d in found if d.level != "fatal"]
    assert len(not_fatal) <= 1, found

"""What an author is told of text that is no TOML: what is wrong, how to mend it, and where (the mark `¦`)."""

from __future__ import annotations

import pytest

from tutor.lesson.loading import load

MISTAKES = [
    ('title = "a ¦\\is"', "a backslash in a string begins an escape; write two"),
    ('text = """\nC:¦\\data\n"""', "a backslash in a string begins an escape; write two"),
    ('text = """\nC:¦\\Users\n"""', "for a backslash itself write two"),
    ('title = "¦\\ud800"', "this escape names no character"),
    ("pass_mark = 0¦,75", "write the number with a point: `0.75`"),
    ('t¦\u0456tle = "T"', "a key has the letters a to z, digits, - and _ only; this is `\u0456` (U+0456)"),
    ('¦\u0442itle = "T"', "this is `\u0442` (U+0442)"),
    ('title¦\u00a0= "T"', "a space of another kind (U+00A0) stands here; write a plain one"),
    ('¦\u00a0title = "T"', "a space of another kind (U+00A0) stands here; write a plain one"),
    ('title =¦\u3000"T"', "a space of another kind (U+3000) stands here; write a plain one"),
    ('¦\u200btitle = "T"', "an invisible character (U+200B) stands here; remove it"),
    ("format = 1¦\rid = 2", "lines end in an old way here; save the file with plain line ends (LF)"),
    ('tags = ¦["a", "b"\nlevel = "B1"', "this list is not closed; end it with ]"),
    ('tags = ¦["a", "b"\n', "this list is not closed; end it with ]"),
    ('tags = ¦["a", "b"\n\n[study]\n', "this list is not closed; end it with ]"),
    ("[study]\n\n¦[study]", "the table `study` stands twice; write its keys below the first"),
    ("[[glossary]]\n\n¦[glossary]", "write `[[glossary]]`, with two brackets, each time"),
    ("[glossary]\n\n¦[[glossary]]", "write `[[glossary]]`, with two brackets, each time"),
    (
        "[[sections.questions]]\n\n¦[[sections]]",
        "`[[sections.questions]]` stands above the first `[[sections]]`; move it below the section",
    ),
]


@pytest.mark.parametrize(("marked", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_remedy_and_where_it_is(marked: str, told: str) -> None:
    before, _, after = marked.partition("¦")
    (found,) = load((before + after).encode()).diagnostics
    assert told in found.message
    assert (found.line, found.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))

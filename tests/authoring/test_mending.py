"""What `--fix` changes in a file, and that it changes nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tutor.authoring.checking import check
from tutor.authoring.mending import mended, slug
from tutor.lesson.loading import load

DRAFT = """\
# A draft, with a comment.
format = 1
id = "a-lesson"
title = "T"

[[sections]]   # the first
id = "one"
text = '''
Some words.
'''

# Questions follow.
[[sections.questions]]  # no id yet
type = "true_false"
prompt = "Is it so?"
answer = true
title = "One"   # fell in

\t[[sections.questions]]
\ttype = "true_false"
\tprompt = "Is it so?"
\tanswer = false

[[sections]]
title = "A second section"
text = "More."
questions = [
  { type = "true_false", prompt = "Ça va, Zoë?", answer = true },
]
"""
MENDED = """\
# A draft, with a comment.
format = 1
id = "a-lesson"
title = "T"

[[sections]]   # the first
id = "one"
text = '''
Some words.
'''
title = "One"   # fell in

# Questions follow.
[[sections.questions]]  # no id yet
id = "is-it-so"
type = "true_false"
prompt = "Is it so?"
answer = true

\t[[sections.questions]]
\tid = "is-it-so-2"
\ttype = "true_false"
\tprompt = "Is it so?"
\tanswer = false

[[sections]]
id = "a-second-section"
title = "A second section"
text = "More."
questions = [
  { id = "ca-va-zoe", type = "true_false", prompt = "Ça va, Zoë?", answer = true },
]
"""
SAFE = {"missing-id", "section-key"}


def test_ids_are_written_and_keys_moved_and_the_rest_is_left_alone() -> None:
    after, changes = mended(DRAFT.encode())
    assert after.decode() == MENDED
    assert [(change.line, change.message) for change in changes] == [
        (11, "moved `title` of `one` above its questions"),
        (15, "wrote the id `is-it-so`"),
        (21, "wrote the id `is-it-so-2`"),
        (27, "wrote the id `a-second-section`"),
        (31, "wrote the id `ca-va-zoe`"),
    ]
    lines = after.decode().split("\n")
    for change in changes:
        word = re.findall("`([^`]*)`", change.message)[0]
        assert word in lines[change.line - 1]


def test_mending_twice_is_mending_once() -> None:
    once, _ = mended(DRAFT.encode())
    assert mended(once) == (once, ())


@pytest.mark.parametrize("start", [b"", "\ufeff".encode()])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_line_ends_and_a_byte_order_mark_stay(start: bytes, end: bytes) -> None:
    after, changes = mended(start + DRAFT.encode().replace(b"\n", end))
    assert after == start + MENDED.encode().replace(b"\n", end)
    assert len(changes) == 5


def test_tables_in_braces_and_headers_without_a_line_end_are_mended_too() -> None:
    last = '[[questions]]\nprompt = "Q"\ntype = "explain"\nmodel = "m"\nrubric = ["r"]\n[[sections]]'
    source = (
        'format = 1\nid = "a"\ntitle = "T"\n[[sections]]\ntitle = "One"\ntext = "x"\n'
        'questions = [{type = "order", prompt = "P", items = ["a", "b", "c"]}]\n' + last
    )
    after, changes = mended(source.encode())
    assert after.decode().endswith('[[questions]]\nid = "q"\n' + last.removeprefix("[[questions]]\n"))
    assert 'questions = [{id = "p", type = "order"' in after.decode()
    assert {change.message for change in changes} == {f"wrote the id `{name}`" for name in ("p", "one", "q")}


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"not toml at all",
        b"\xff\xfe",
        b"format = 2\n",
        b"format = 1\nsections = 3\n",
        DRAFT.replace('title = "One"', 'title = "One"\nid = "x"')
        .replace('id = "one"', 'id = "one"\ntitle = "T"')
        .encode()[:120],
    ],
)
def test_what_cannot_be_mended_is_left_as_it_is(source: bytes) -> None:
    assert mended(source) == (source, ())


def test_a_key_that_the_section_has_already_is_not_moved() -> None:
    source = DRAFT.replace('id = "one"\n', 'id = "one"\ntitle = "Mine"\n')
    after, changes = mended(source.encode())
    assert all("moved" not in change.message for change in changes)
    assert b'title = "One"   # fell in' in after
    assert "section-key" in {one.code for one in check(after)}


def test_an_empty_id_is_filled_and_ids_of_earlier_times_are_not_given_again() -> None:
    source = (
        'format = 1\nid = "a"\ntitle = "T"\n[[sections]]\nid = "s"\ntitle = "S"\ntext = "x"\n'
        '[[sections.questions]]\nid = "" # here\ntype = "true_false"\nprompt = "So"\nanswer = true\n'
        '[[sections.questions]]\nid = "b"\nwas = ["so"]\ntype = "true_false"\nprompt = "So?"\nanswer = true\n'
    )
    after, _ = mended(source.encode())
    assert after.decode() == source.replace('id = "" # here', 'id = "so-2" # here')


def test_a_text_over_many_lines_is_moved_whole() -> None:
    text = "text = '''\nOne.\n\n[[sections]]\nid = \"no\"\n'''\n"
    source = (
        'format = 1\nid = "a"\ntitle = "T"\n[[sections]]\nid = "s"\ntitle = "S"\n\n'
        '[[sections.questions]]\nid = "q"\ntype = "true_false"\nprompt = "So"\n' + text + "answer = true\n"
    )
    after, changes = mended(source.encode())
    assert len(changes) == 1
    assert after.decode().startswith(
        'format = 1\nid = "a"\ntitle = "T"\n[[sections]]\nid = "s"\ntitle = "S"\n' + text
    )
    assert check(source.encode()) != ()
    assert load(after).lesson is not None


BROKEN = sorted((Path(__file__).parents[1] / "lessons" / "broken").glob("*.toml"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_lesson_is_never_made_worse(path: Path) -> None:
    before = path.read_bytes()
    after, changes = mended(before)
    told = {one.code for one in check(after)}
    assert told <= {one.code for one in check(before)}
    assert bool(changes) == (after != before)
    if path.stem.startswith(("missing-id", "section-key-title")):
        assert not told & SAFE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Why did the council keep the bell?", "why-did-the-council-keep-the-bell"),
        ("What isn't “so”, or is?", "what-isnt-so-or-is"),
        ("为什么？", ""),
        ("x" * 60, "x" * 40),
        ("one two three four five six seven eight nine ten", "one-two-three-four-five-six-seven-eight"),
        ("[@click=app.quit]\x1b[2J", "click-app-quit-2j"),
    ],
)
def test_an_id_is_made_of_the_first_words(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_question_in_a_script_without_latin_letters_is_numbered() -> None:
    source = DRAFT.replace("Is it so?", "为什么？").encode()
    ids = re.findall(r'id = "(question[^"]*)"', mended(source)[0].decode())
    assert ids == ["question", "question-2"]

"""Strings as TOML: whatever is in them comes back."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.authoring import toml_text

TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from(list("\"'\\\n\r\t#=[]{}\x00\x1b\x7f"))
    ),
    max_size=200,
)
HOSTILE = [
    "",
    '"""',
    "'''",
    '""""""""',
    'ends with "',
    'ends with ""',
    "ends with \\",
    "\\\\\n\\",
    '"""\n[[sections]]\nid = "smuggled"\n"""',
    "\\u0041",
    "a\r\nb\rc",
    "\x00\x1b[2J\x7f",
    "\n\n",
    "tab\there",
    "# no comment",
]


@given(TEXTS)
@settings(max_examples=300)
def test_a_line_comes_back_as_it_was(text: str) -> None:
    line = toml_text.line(text)
    assert "\n" not in line
    assert tomllib.loads(f"key = {line}") == {"key": text}


@given(TEXTS)
@settings(max_examples=300)
def test_a_text_comes_back_with_one_newline_at_its_end(text: str) -> None:
    assert tomllib.loads(f"key = {toml_text.text(text)}") == {"key": text.rstrip("\n") + "\n"}


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_toml_stays_text(text: str) -> None:
    source = f"line = {toml_text.line(text)}\ntext = {toml_text.text(text)}\n{toml_text.comment(text)}\n"
    assert tomllib.loads(source) == {"line": text, "text": text.rstrip("\n") + "\n"}


@given(TEXTS)
@settings(max_examples=100)
def test_a_comment_is_a_comment_whatever_is_in_it(text: str) -> None:
    assert tomllib.loads(toml_text.comment(text)) == {}


def test_half_a_character_is_replaced() -> None:
    assert toml_text.line("a\ud800") == '"a\ufffd"'

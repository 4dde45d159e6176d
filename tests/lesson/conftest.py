"""A section with a question of each type, in the forms that an author may choose from."""

from __future__ import annotations

import pytest

EVERY_TYPE = """
[[sections]]
id = "every-type"
title = "Every type"
text = "The council kept the bell. Forty-one crews had signed the petition."

[[sections.questions]]
id = "short"
type = "short"
prompt = "What was signed?"
answers = ["the petition", { text = "a letter", credit = 0.5, why = " It was called otherwise. " }]
reject = ["the bell", { text = "the council", why = "It signed nothing." }]
evidence = ["had signed the petition"]
proof = true

[[sections.questions]]
id = "number"
type = "number"
prompt = "How many crews?"
answer = 41.0
tolerance = "10%"
unit = ["crews", "ships"]
unit_required = true

[[sections.questions]]
id = "range"
type = "number"
prompt = "About how many crews?"
range = [38.5, 45]

[[sections.questions]]
id = "typed"
type = "cloze"
text = "The {council | town} kept {{the}} {bell}."

[[sections.questions]]
id = "picked"
type = "cloze"
prompt = "Pick the words."
text = "{Forty-one} crews signed the {petition}."
bank = ["forty", "letter"]

[[sections.questions]]
id = "order"
type = "order"
prompt = "What came first?"
items = ["the horn", "the petition", "the vote"]

[[sections.questions]]
id = "match"
type = "match"
prompt = "Who did what?"
pairs = [
  ["the crews", "signed"],
  { left = "the council", right = "kept", why = "It voted." },
  ["the town", "Kept"],
]
distractors = ["sold"]

[[sections.questions]]
id = "classify"
type = "classify"
prompt = "What kind of statement is it?"
classes = ["fact", "opinion", "reasoned judgement"]
items = [
  { text = "Forty-one crews signed.", class = "Fact", why = "It can be counted." },
  { text = "It is a fine bell.", class = "opinion" },
]

[[sections.questions]]
id = "explain"
type = "explain"
prompt = "Why was the bell kept?"
model = "Because the *crews* asked."
rubric = ["names the crews", { text = "says what they did", points = 2 }]
"""


@pytest.fixture
def every_type_toml() -> str:
    """The section; what stands above it is the lesson's own."""
    return EVERY_TYPE

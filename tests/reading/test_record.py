"""A passage goes to the cache and comes back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tutor.lesson.model import Term
from tutor.reading.markdown import blocks
from tutor.reading.passage import Passage
from tutor.reading.record import decode_passage, encode_passage
from tutor.reading.terms import Matcher, mark

TEXT = (
    "# Head\n\n*A **bell*** [x](https://a.b) `c`[^1]\n\n1. one\n2. two\n\n"
    "> q\n\n---\n\n```\ncode\n```\n\n[^1]: note"
)


def test_a_passage_comes_back_from_json_as_it_was() -> None:
    passage = mark(blocks(TEXT), Matcher([Term(term="bell")]))
    assert passage.terms
    assert {block.kind for block in passage.blocks} > {"heading", "item", "quote", "rule", "code", "note"}
    assert decode_passage(json.loads(json.dumps(encode_passage(passage)))) == passage


def test_an_empty_passage_comes_back() -> None:
    assert decode_passage(encode_passage(Passage(()))) == Passage(())


@pytest.mark.parametrize("data", [[], [[]], [[["x"]], []], [[[99, "", [], 0, "", False]], []]])
def test_anything_else_is_refused(data: list[Any]) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        decode_passage(data)

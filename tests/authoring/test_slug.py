"""Ids made from titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.authoring.slug import slug
from tutor.lesson.identity import is_id


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("The Harbour Bell", "the-harbour-bell"),
        ("The Harbour's  Bell!", "the-harbours-bell"),
        ("Größe & Café", "grosse-cafe"),
        ("日本語", "lesson"),
        ("", "lesson"),
        ("a" * 200, "a" * 60),
        ("word " * 40, "-".join(["word"] * 12)),
    ],
)
def test_a_title_becomes_an_id(title: str, made: str) -> None:
    assert slug(title, "lesson") == made


@given(st.text(max_size=200))
def test_whatever_the_title_the_id_is_one(title: str) -> None:
    assert is_id(slug(title, "lesson"))

"""Which findings are wanted."""

from __future__ import annotations

import re

import pytest

from tutor.authoring.selection import UnknownRule, known, selection
from tutor.lesson.diagnostic import Diagnostic, Level


def chosen(select: list[str], ignore: list[str]) -> list[str]:
    """The codes that are left of some findings."""
    levels: dict[str, Level] = {"syntax": "fatal", "no-why": "info", "no-key": "error", "same-id": "error"}
    findings = [
        Diagnostic(line=1, column=1, code=code, level=level, message="m") for code, level in levels.items()
    ]
    return [one.code for one in selection(select, ignore).of(findings)]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ([], [], ["syntax", "no-why", "no-key", "same-id"]),
        (["no-"], [], ["syntax", "no-why", "no-key"]),
        (["no-why, same-id"], [], ["syntax", "no-why", "same-id"]),
        (["no-why", "same-id"], ["same"], ["syntax", "no-why"]),
        ([], ["no-why", "syntax"], ["syntax", "no-key", "same-id"]),
        ([","], [""], ["syntax", "no-why", "no-key", "same-id"]),
    ],
)
def test_codes_and_their_beginnings_choose_and_leave_out(
    select: list[str], ignore: list[str], expected: list[str]
) -> None:
    assert chosen(select, ignore) == expected


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("evidense-not-found", "there is no rule `evidense-not-found`; did you mean `evidence-not-found`?"),
        ("E501\x1b", "there is no rule `E501␛`; `tutor check --rules` lists them"),
    ],
)
def test_an_unknown_code_is_told_with_what_may_be_meant(code: str, said: str) -> None:
    with pytest.raises(UnknownRule, match=f"^{re.escape(said)}$"):
        selection([code], [])
    with pytest.raises(UnknownRule, match="there is no rule"):
        known(code)
    with pytest.raises(UnknownRule, match="there is no rule"):
        known("evidence")

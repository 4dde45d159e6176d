"""Every rule has an explanation, and what it shows as wrong and as right is that."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tutor.authoring.catalogue import CHAPTERS, RULES
from tutor.authoring.checking import check
from tutor.authoring.rule import Rule, framed

ROOT = Path(__file__).parents[2]
WITHOUT_EXAMPLE = {
    "unreadable",
    "not-compared",
    "not-utf-8",
    "too-big",
    "too-many",
    "too-many-backslashes",
    "too-many-keys",
    "too-many-lines",
    "too-many-problems",
    "too-many-values",
    "too-many-words",
}
"""An example would not be text, or would fill the page."""
SHOWN = [rule for rule in RULES.values() if rule.code not in WITHOUT_EXAMPLE]


def _codes(rule: Rule, example: str) -> dict[str, str]:
    return {found.code: found.level for found in check(framed(example, rule.frame).encode())}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_what_is_shown_as_wrong_breaks_the_rule(rule: Rule) -> None:
    assert _codes(rule, rule.wrong).get(rule.code) == rule.level


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_what_is_shown_as_right_keeps_it_and_has_no_error(rule: Rule) -> None:
    found = _codes(rule, rule.right)
    assert rule.code not in found
    assert not {"fatal", "error"} & set(found.values())


def test_only_what_cannot_be_shown_has_no_example() -> None:
    assert {rule.code for rule in RULES.values() if not rule.wrong} == WITHOUT_EXAMPLE
    assert sum(len(rules) for _, rules in CHAPTERS) == len(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_is_described_in_plain_sentences(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.code)
    assert not rule.summary.endswith(".")
    assert rule.why.endswith((".", "]."))
    assert not re.search(
        r"\b(pydantic|tuple|dict|str|int|float|bool|NoneType|index)\b", rule.summary + rule.why
    )


def test_every_code_that_can_be_told_has_its_rule() -> None:
    told = set(_codes_in(ROOT / "tutor" / "lesson")) | set(_codes_in(ROOT / "tutor" / "authoring" / "rules"))
    told |= {"too-many-lines", "too-many-backslashes", "unreadable"}
    assert told - {"more-problems"} == set(RULES)


def _codes_in(folder: Path) -> list[str]:
    """The literal codes in calls that tell of something."""
    telling = {
        "add": 0,
        "tell": 0,
        "tell_of": 1,
        "_tell_cue": 3,
        "error": 0,
        "NotAskableError": 0,
        "check_each": 1,
        "Refusal": 1,
        "_fatal": 0,
        "_Malformed": 1,
    }
    found = []
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            at = telling.get(name)
            if at is None or len(node.args) <= at:
                continue
            given = node.args[at]
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                found.append(given.value)
    return found

"""Questions that are answered by arranging: in order, in pairs, in classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from tutor.lesson import schema
from tutor.lesson.fingerprint import normal
from tutor.lesson.kind.fault import Inner, NotAskableError, check_each
from tutor.lesson.question import Classified, Classify, Match, Order, Pair
from tutor.lesson.report import meant, quoted

_LEAST_ITEMS: Final = 3
"""Of an order: with two, half of all guesses are right."""


def order(written: schema.Order, shared: Mapping[str, Any]) -> Order:
    """The question; raises NotAskableError unless there are three different items."""
    items = tuple(item.strip() for item in written.items)
    if len(items) < _LEAST_ITEMS:
        raise NotAskableError("too-few-items", "it has fewer than three items; add some", "items")
    check_each("an item", "same-item", items, lambda at: ("items", at))
    return Order(**shared, items=items)


def match(written: schema.Match, shared: Mapping[str, Any]) -> Match:
    """The question; raises NotAskableError unless each left side has one right side, and a wrong one."""
    pairs = _pairs(written)
    distractors = tuple(text.strip() for text in written.distractors)
    check_each("a distractor", "same-distractor", distractors, lambda at: ("distractors", at))
    right = {normal(pair.right) for pair in pairs}
    for at, text in enumerate(distractors):
        if normal(text) in right:
            message = f"the distractor {quoted(text)} is the right side of a pair; change or remove it"
            raise NotAskableError("right-distractor", message, "distractors", at)
    if len(right) + len(distractors) < 2:
        message = "there is one right side for all; add another to `distractors`"
        raise NotAskableError("no-wrong-side", message, "pairs")
    return Match(**shared, pairs=pairs, distractors=distractors)


def _pairs(written: schema.Match) -> tuple[Pair, ...]:
    """The pairs; right sides that are the same are spelled the same."""
    pairs = [_pair(given, at) for at, given in enumerate(written.pairs)]
    if len(pairs) < 2:
        raise NotAskableError("too-few-pairs", "it has fewer than two pairs; add some", "pairs")

    def place(at: int, side: int = 0) -> Inner:
        return ("pairs", at, side if isinstance(written.pairs[at], tuple) else ("left", "right")[side])

    check_each("a left side", "same-left", [pair.left for pair in pairs], place)
    spelled: dict[str, str] = {}
    for at, pair in enumerate(pairs):
        if not pair.right:
            message = "a right side is empty; write it, or remove the pair"
            raise NotAskableError("empty-text", message, *place(at, 1))
        spelled.setdefault(normal(pair.right), pair.right)
    return tuple(Pair(left=one.left, right=spelled[normal(one.right)], why=one.why) for one in pairs)


def _pair(given: tuple[str, ...] | schema.Pair, at: int) -> Pair:
    if isinstance(given, schema.Pair):
        return Pair(left=given.left.strip(), right=given.right.strip(), why=given.why.strip())
    if len(given) != 2:
        message = 'a pair has two sides; write it as ["left", "right"]'
        raise NotAskableError("bad-pair", message, "pairs", at)
    return Pair(left=given[0].strip(), right=given[1].strip())


def classify(written: schema.Classify, shared: Mapping[str, Any]) -> Classify:
    """The question; raises NotAskableError unless each item has one of the classes."""
    classes = tuple(text.strip() for text in written.classes)
    if len(classes) < 2:
        raise NotAskableError("too-few-classes", "it has fewer than two classes; add some", "classes")
    check_each("a class", "same-class", classes, lambda at: ("classes", at))
    if not written.items:
        raise NotAskableError("too-few-items", "it has no items; add some", "items")
    items = tuple(_classified(given, at, classes) for at, given in enumerate(written.items))
    check_each("an item", "same-item", [item.text for item in items], lambda at: ("items", at, "text"))
    return Classify(**shared, classes=classes, items=items)


def _classified(given: schema.Classified, at: int, classes: tuple[str, ...]) -> Classified:
    known = {normal(text): text for text in classes}
    group = known.get(normal(given.group))
    if group is None:
        guess = meant(given.group, classes) or "; name one of `classes`"
        message = f"there is no class {quoted(given.group)}{guess}"
        raise NotAskableError("unknown-class", message, "items", at, "class")
    return Classified(text=given.text.strip(), group=group, why=given.why.strip())

"""Options: nothing but knowing the answer should tell which one it is, wherever each is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from typing import Final

from tutor.authoring.draft import Asked, Draft
from tutor.lesson.question import Choice
from tutor.lesson.report import quoted
from tutor.quiz.normal import ARTICLES, normal, primary
from tutor.quiz.number import read_number

_ABOVE: Final = re.compile(
    r"(?:all|both|none|neither|any|either|some|two|three) (?:of |are )?(?:the )?"
    r"(?:above|below|others?|options|answers|statements|preceding|following|foregoing)(?: .{0,30})?",
    re.IGNORECASE,
)
_OF_THEM: Final = re.compile(r"(?:all|both|none|neither|either) of (?:them|these|those)", re.IGNORECASE)
_LETTERS: Final = re.compile(
    r"(?:(?i:both|either|neither|only|answers?|options?) )*\(?[A-F]\)?"
    r"(?:, \(?[A-F]\)?)*,? (?:and|or|nor|&) \(?[A-F]\)?(?: only| are (?:right|correct|true))?"
)
_LENGTH: Final = 1.5
"""Times the mean length of the wrong options."""
_LONGER: Final = 15
"""Characters more than they have."""
_ENOUGH: Final = 8
"""Questions from which on a pattern over the lesson can be told from chance."""
_ALL_ALIKE: Final = 4
"""Questions from which on the same place for every key is no chance."""
_DEVIATIONS: Final = 1.645
"""Of a normal distribution: one in twenty lies above."""
_LONGEST_RANGE: Final = 80
"""Characters."""
_RANGE: Final = re.compile(
    r"\D{0,12}?(\d+(?:[.,]\d+)*)\s*\D{0,12}?(?:[-–—]|to|and|until|through)\s*\D{0,12}?(\d+(?:[.,]\d+)*)(\D*)"
)


def check(draft: Draft) -> None:
    """Look at the options of every question, and at where the keys of all of them stand."""
    for asked in draft.asked:
        if not asked.options:
            continue
        _check_alike(draft, asked)
        if len(asked.options) < 3:
            message = (
                "it has two options, so half of all guesses are right; add a third, or make it true or false"
            )
            draft.tell_of(asked, "few-options", message, "options")
        if draft.english and draft.lesson.study.shuffle:
            _check_shuffled(draft, asked)
        _check_numbers(draft, asked)
        if isinstance(asked.question, Choice):
            _check_length(draft, asked)
    choices = [asked for asked in draft.asked if isinstance(asked.question, Choice)]
    _check_longest(draft, choices)
    if not draft.lesson.study.shuffle:
        _check_place(draft, choices)


def _check_alike(draft: Draft, asked: Asked) -> None:
    seen: dict[str, str] = {}
    # Only where a number is written in digits can another one be the same in words.
    has_digits = any(map(str.isdigit, "".join(option.text for option in asked.options)))
    articles = ARTICLES.get(primary(draft.lesson.language), frozenset())
    for at, (option, found) in enumerate(zip(asked.options, asked.option_words, strict=True)):
        is_plain = not has_digits and len(found) > 1 and " ".join(found).isascii()
        form = (
            " ".join(found[found[0] in articles :])
            if is_plain
            else normal(option.text, draft.lesson.language)
        )
        if form in seen:
            message = (
                f"{quoted(option.text)} and {quoted(seen[form])} say the same; change or remove one of them"
            )
            draft.tell_of(asked, "alike-options", message, "options", at, "text")
        seen.setdefault(form, option.text)


def _check_shuffled(draft: Draft, asked: Asked) -> None:
    last = len(asked.options) - 1
    texts = [option.text.rstrip(".").strip() for option in asked.options]
    # Where many options are "... of them", they are amounts; where many are "A and B", these are names.
    amounts = sum(text.lower().endswith(("of them", "of these", "of those")) for text in texts) > 1
    names = sum(_LETTERS.fullmatch(text) is not None for text in texts) > len(texts) / 2
    for at, (option, text) in enumerate(zip(asked.options, texts, strict=True)):
        where = ("options", at, "text")
        if _LETTERS.fullmatch(text) and not names:
            message = (
                f"{quoted(option.text)} names options by letter, and these have none and change places; "
            )
            draft.tell_of(asked, "option-letters", message + "write out what it stands for", *where)
        elif _speaks_of_others(text, amounts) and not (option.pin and at == last):
            message = f"{quoted(option.text)} speaks of the other options, and they change places; "
            advice = "put it last and give it `pin = true`, or better, write an option that says something"
            draft.tell_of(asked, "all-of-the-above", message + advice, *where)


def _speaks_of_others(text: str, amounts: bool) -> bool:
    return _ABOVE.fullmatch(text) is not None or (not amounts and _OF_THEM.fullmatch(text) is not None)


def _check_length(draft: Draft, asked: Asked) -> None:
    right = next(at for at, option in enumerate(asked.options) if option.correct)
    lengths = [len(option.text) for option in asked.options]
    key = lengths.pop(right)
    mean = sum(lengths) / len(lengths)
    if key >= _LENGTH * mean and key >= mean + _LONGER:
        message = (
            f"the right option has {key} characters, the others {mean:.0f} on average; who knows nothing "
        )
        advice = "picks the longest; shorten it, or say more in the others"
        draft.tell_of(asked, "longest-is-right", message + advice, "options", right, "text")


def _check_longest(draft: Draft, choices: Sequence[Asked]) -> None:
    if len(choices) < _ENOUGH:
        return
    longest = [asked for asked in choices if _is_longest(asked)]
    share = len(longest) / len(choices)
    chance = sum(1 / len(asked.options) for asked in choices) / len(choices)
    if share > chance + _DEVIATIONS * sqrt(chance * (1 - chance) / len(choices)):
        message = (
            f"in {len(longest)} of {len(choices)} questions with one right option it is the longest, where "
            f"chance would make it {chance * len(choices):.0f}; make some wrong options longer, first here"
        )
        first = longest[0]
        right = next(at for at, option in enumerate(first.options) if option.correct)
        draft.tell("longest-often-right", message, (*first.path, "options", right, "text"))


def _is_longest(asked: Asked) -> bool:
    key = max(len(option.text) for option in asked.options if option.correct)
    return all(option.correct or len(option.text) < key for option in asked.options)


def _check_place(draft: Draft, choices: Sequence[Asked]) -> None:
    places = [next(at for at, option in enumerate(one.options) if option.correct) for one in choices]
    for place in sorted(set(places)):
        count = places.count(place)
        often = count > len(places) / 2 if len(places) >= _ENOUGH else count == len(places) >= _ALL_ALIKE
        if often:
            first = choices[places.index(place)]
            message = (
                f"the right option is number {place + 1} in {count} of {len(places)} questions, and "
                "`shuffle` is off; move some, or let them be shuffled"
            )
            draft.tell("right-in-one-place", message, (*first.path, "options", place, "text"))


def _check_numbers(draft: Draft, asked: Asked) -> None:
    written = [any(map(str.isdigit, option.text)) for option in asked.options]
    if sum(written) < 2:
        return
    ranges = [_range(option.text) for option in asked.options]
    given = sorted((found[2], found[0], found[1], at) for at, found in enumerate(ranges) if found)
    for (unit, _, high, one), (other_unit, low, _, other) in pairwise(given):
        if unit == other_unit and low <= high:
            names = " and ".join(quoted(asked.options[at].text) for at in sorted((one, other)))
            message = (
                f"{names} overlap, so a number can lie in both; let each begin after the one before ends"
            )
            draft.tell_of(asked, "overlapping-ranges", message, "options", max(one, other), "text")
            return
    if not all(written):
        return
    numbers = [read_number(option.text, draft.lesson.language) for option in asked.options]
    if len({number[1] for number in numbers if number}) != 1 or not all(numbers):
        return
    values = [number[0] for number in numbers if number]
    if len(values) > 2 and values not in (sorted(values), sorted(values, reverse=True)):
        message = "the options are numbers out of order; write them from the least to the greatest, "
        draft.tell_of(asked, "number-order", message + "with `pin = true` if they are to stay so", "options")


def _range(text: str) -> tuple[float, float, str] | None:
    """The least and the greatest number of an option such as `10–20 crews`, and what stands after them."""
    found = _RANGE.fullmatch(text.strip().rstrip(".")) if len(text) <= _LONGEST_RANGE else None
    if found is None:
        return None
    try:
        low, high = float(found[1].replace(",", "")), float(found[2].replace(",", ""))
    except ValueError:
        return None
    return (low, high, found[3].strip().lower()) if low < high else None

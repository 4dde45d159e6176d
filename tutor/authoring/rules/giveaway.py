"""Answers that can be had without understanding: copied from the text, or told by another question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tutor.authoring.draft import Asked, Draft
from tutor.authoring.word import words
from tutor.lesson.question import Short
from tutor.lesson.report import quoted
from tutor.reading.fold import caseless, flat
from tutor.text import safe_line

_COPIED: Final = 8
"""Words in a row."""
_LONG_ENOUGH: Final = 12
"""Characters of an option that says something by itself."""
_LONG_WORD: Final = 6
"""Letters of a typed answer of one word."""
_TOO_COMMON: Final = 50
"""Questions of one check that a word stands in: from then on it tells nothing, and is not followed."""


def check(draft: Draft) -> None:
    """Look at every key against the text and against the other prompts of its check."""
    for asked in draft.asked:
        _check_copied(draft, asked)
    for together in draft.checks:
        _check_told(draft, together)


def _check_copied(draft: Draft, asked: Asked) -> None:
    for at, option in enumerate(asked.options):
        if not option.correct or len(asked.option_words[at]) < _COPIED:
            continue
        row = flat(option.text, caseless).split()
        for begin in range(len(row) - _COPIED + 1):
            piece = " ".join(row[begin : begin + _COPIED]).strip(".,;:!?\"'")
            if any(piece in text for text in draft.folded_texts):
                message = (
                    f"the right option repeats {_COPIED} words of the text, `{safe_line(piece, 80)}`; who "
                    "recognises them need not understand; say it in other words"
                )
                draft.tell_of(asked, "copied-passage", message, "options", at, "text")
                return


def _check_told(draft: Draft, together: Sequence[Asked]) -> None:
    if len(together) < 2:
        return
    prompts = [f" {' '.join(asked.prompt_words)} " for asked in together]
    holders: dict[str, list[int]] = {}
    for number, asked in enumerate(together):
        for word in set(asked.prompt_words):
            holders.setdefault(word, []).append(number)
    for number, asked in enumerate(together):
        for text, inner in _keys(draft, asked):
            key = words(text)
            run = f" {' '.join(key)} "
            rarest = min((holders.get(word, []) for word in key), key=len, default=[])
            if len(rarest) > _TOO_COMMON or run in prompts[number]:
                continue
            teller = next((other for other in rarest if other != number and run in prompts[other]), None)
            if teller is not None:
                message = (
                    f"its answer {quoted(text)} stands in the prompt of {together[teller].name}, in the same "
                )
                draft.tell_of(asked, "key-given-away", message + "check; reword one of the two", *inner)
                break


def _keys(draft: Draft, asked: Asked) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """The right answers that are telling enough to be looked for, with where each stands."""
    for at, option in enumerate(asked.options):
        if option.correct and len(asked.option_words[at]) > 1 and len(option.text) >= _LONG_ENOUGH:
            yield option.text, ("options", at, "text")
    if isinstance(asked.question, Short):
        key = "answers" if draft.written(asked, "answers") else "answer"
        for one in asked.question.accepted:
            if one.credit >= 1 and len(one.text) >= _LONG_WORD:
                yield one.text, (key,)

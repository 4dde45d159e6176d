"""Questions that are answered by picking: options, true or false, sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tutor.lesson import schema
from tutor.lesson.fingerprint import normal
from tutor.lesson.kind.fault import NotAskableError, check_each
from tutor.lesson.question import Choice, Evidence, Multiple, Option, TrueFalse
from tutor.lesson.report import meant, quoted

_WithOptions = schema.Choice | schema.Multiple


def choice(written: schema.Choice, shared: Mapping[str, Any]) -> Choice:
    """The question; raises NotAskableError unless one option is right."""
    return Choice(**shared, options=_options(written))


def multiple(written: schema.Multiple, shared: Mapping[str, Any]) -> Multiple:
    """The question; raises NotAskableError unless some options are right and some are wrong."""
    return Multiple(**shared, options=_options(written), exact=written.scoring == "exact")


def true_false(written: schema.TrueFalse, shared: Mapping[str, Any]) -> TrueFalse:
    """The question; it can always be asked."""
    why = written.why
    return TrueFalse(**shared, answer=written.answer, why_true=why.true.strip(), why_false=why.false.strip())


def evidence(written: schema.Evidence, shared: Mapping[str, Any]) -> Evidence:
    """The question; raises NotAskableError when nothing is quoted."""
    if not shared["evidence"]:
        raise NotAskableError("no-key", "it has no `evidence`; quote the words that are to be found")
    return Evidence(**shared, any_one=written.need == "any")


def _options(written: _WithOptions) -> tuple[Option, ...]:
    """The options with their key, when there is exactly one way to read it."""
    options = tuple(map(_option, written.options))
    if len(options) < 2:
        raise NotAskableError("too-few-options", "it has fewer than two options; add some", "options")
    texts = [one.text for one in options]
    check_each("an option", "same-option", texts, lambda at: ("options", at, "text"))
    if written.answer is not None:
        if any(option.correct for option in options):
            message = "the key stands both in `answer` and in an option's `correct`; keep one of them"
            raise NotAskableError("two-keys", message, "answer")
        options = _keyed(options, written.answer)
    _check_key(written, options)
    return options


def _option(given: str | schema.Option) -> Option:
    if isinstance(given, str):
        return Option(text=given.strip())
    return Option(text=given.text.strip(), correct=given.correct, why=given.why.strip(), pin=given.pin)


def _keyed(options: tuple[Option, ...], answer: str | tuple[str, ...]) -> tuple[Option, ...]:
    """The options, those that `answer` names marked as right."""
    texts = {normal(option.text): option.text for option in options}
    given = [(answer, ())] if isinstance(answer, str) else [(text, (at,)) for at, text in enumerate(answer)]
    if not isinstance(answer, str):
        check_each("the answer", "same-answer", answer, lambda at: ("answer", at))
    for text, inner in given:
        if normal(text) not in texts:
            guess = meant(text, list(texts.values())) or "; write it as it stands in `options`"
            message = f"the answer {quoted(text)} is none of the options{guess}"
            raise NotAskableError("unknown-answer", message, "answer", *inner)
    right = {normal(text) for text, _ in given}
    return tuple(replace(one, correct=True) if normal(one.text) in right else one for one in options)


def _check_key(written: _WithOptions, options: tuple[Option, ...]) -> None:
    right = [at for at, option in enumerate(options) if option.correct]
    if not right:
        message = "no option is marked as right; add `correct = true` to one, or an `answer`"
        raise NotAskableError("no-key", message)
    if isinstance(written, schema.Choice) and len(right) > 1:
        message = "more than one option is right; keep one, or make it of type `multiple`"
        raise NotAskableError("two-keys", message, "options", right[1])
    if isinstance(written, schema.Multiple) and len(right) == len(options):
        raise NotAskableError("no-wrong-option", "every option is right; add one that is wrong", "options")

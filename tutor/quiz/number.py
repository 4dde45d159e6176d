"""Numbers as people type them: decimal comma or point, thousands marks, powers of ten, percent, units.

Which mark is which hangs on the lesson's language, but only where a number could be read both ways: `1.500`
is fifteen hundred in German and one and a half in English, while `3,5` and `1,500,000` have one reading.
All arithmetic is decimal and, but for fractions such as 1/3, exact.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import cache
from math import prod
from typing import Final

from tutor.quiz import han_numeral, numeral
from tutor.quiz.counting import counting
from tutor.quiz.normal import plain, primary


def _tags(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COMMA: Final = _tags(
    "af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro "
    "ru sk sl sq sr sv tr uk uz vi"
)
"""Languages that write a decimal comma [Unicode CLDR]."""
_POINT: Final = _tags("de-ch de-li it-ch es-mx es-us es-pr es-gt es-hn es-ni es-pa es-sv es-do")
"""Regions of them that write a point."""

_CURRENCY: Final = "$¢£¤¥₠-⃀"
_MANTISSA: Final = (
    r"\d{1,3}(?:(?P<gap>[ '])\d{3})(?:(?P=gap)\d{3})*(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*|[.,]\d+"
)
_POWER: Final = r"e(?P<e>[+-]?\d{1,3})(?!\d)| ?[x×*·⋅] ?10\^(?P<times_ten>[+-]?\d{1,3})(?!\d)"
_FRACTION: Final = re.compile(
    r"(?P<sign>[+-]?)(?:(?P<whole>\d{1,20}) )?(?P<over>\d{1,20})/(?P<under>\d{1,20})(?!\S)"
)
_UNIT_WORD: Final = re.compile(rf"[^\W\d_]\S*|[%‰°{_CURRENCY}]\D*")
_PERCENT: Final = r"(?:percent|per cent|pct|prozent|procent|pour cent|por ciento|por cento|per cento)(?!\w)"
_MINUS: Final = re.compile(r"^(?:minus|negative|moins|menos|meno|min) (?=\d)")

_EXACT: Final = Context(prec=6000)
"""Room for what can be typed here to be multiplied without rounding."""
_DIVIDING: Final = Context(prec=50)
_MOST_DIGITS: Final = 40
"""As many as a number in a lesson may have."""


def read_number(text: str, language: str) -> tuple[Decimal, str] | None:
    """The one number that the text consists of, and its unit in normal form (`%` for every word for it).

    None when the text is no number, or more than one.
    """
    written = plain(text, language)
    if primary(language) in han_numeral.LANGUAGES:
        written = han_numeral.with_digits(written)
    words = numeral.digits(written.split(), primary(language), ordinals=False)
    written = _MINUS.sub("-", " ".join(words))
    match = _FRACTION.match(written) or _number(language).match(written)
    if match is None:
        return None
    value = _fraction(match) if match.re is _FRACTION else _value(match, language)
    unit = as_unit(f"{_symbol(match)} {written[match.end() :]}", language)
    if value is None or not all(map(_UNIT_WORD.fullmatch, unit.split())):
        return None
    return value, unit


def as_unit(text: str, language: str) -> str:
    """A unit in the form in which units are compared."""
    return re.sub(_PERCENT, "%", plain(text, language))


def evenly_written(normal_text: str, language: str) -> str:
    """A text in normal form with its numbers in one way of writing: `minus 1,500km` becomes `-1500 km`.

    What may be no number stays as it is: a time, a date, a fraction, and what begins with 0 as codes do.
    """

    def rewritten(match: re.Match[str]) -> str:
        code = re.match(r"0\d", match["mantissa"] or "")
        value = None if code else _value(match, language)
        return match[0] if value is None else f" {_digits(value)} {_symbol(match)} "

    even = " ".join(_number(language).sub(rewritten, _MINUS.sub("-", normal_text)).split())
    return re.sub(rf"(?<=\d) {_PERCENT}", " %", even)


@cache
def _number(language: str) -> re.Pattern[str]:
    """A number at the beginning of a word; before it a currency or `%`, after it `million` and its like."""
    scales = f"(?:{_scales(language)})"
    scales = f"(?: ?{scales})*" if counting(primary(language)).is_run_on else rf"(?: {scales}(?!\S))*"
    return re.compile(
        rf"(?:^|(?<= ))(?P<sign>[+-]?)(?P<symbol>(?:[a-z]{{0,3}}[{_CURRENCY}]|%) ?)?(?P<inner_sign>[+-]?)"
        rf"(?:10\^(?P<power_of_ten>[+-]?\d{{1,3}})(?!\d)|(?P<mantissa>{_MANTISSA})(?:{_POWER})?)"
        rf"(?=$| |[^\W\d_]|[%‰°{_CURRENCY}])(?!e[+-]?\d)(?P<scales>{scales})"
    )


def _scales(language: str) -> str:
    """A pattern for the words that multiply a number before them, `millones` before `mil`."""
    return "|".join(sorted(numeral.multipliers(primary(language)), key=len, reverse=True)) or r"\Z."


def _value(match: re.Match[str], language: str) -> Decimal | None:
    mantissa = _mantissa(match["mantissa"] or "1", language)
    if mantissa is None:
        return None
    power = match["power_of_ten"] or match["e"] or match["times_ten"] or "0"
    known = numeral.multipliers(primary(language))
    scale = prod(known[word] for word in re.findall(_scales(language), match["scales"])[:_MOST_DIGITS])
    value = _EXACT.multiply(Decimal(f"{mantissa}E{power}"), Decimal(scale))
    return value.copy_negate() if "-" in (match["sign"], match["inner_sign"]) else value


def _mantissa(written: str, language: str) -> str | None:
    """The digits with a decimal point, or None when the marks make no sense."""
    if sum(map(str.isdigit, written)) > _MOST_DIGITS:
        return None
    written = written.replace(" ", "").replace("'", "")
    decimal = _decimal_mark(written, language)
    whole, _, rest = written.partition(decimal) if decimal else (written, "", "")
    if re.search("[.,]", rest) or not (whole.isdigit() or not whole or _is_grouped(whole)):
        return None
    return f"{re.sub('[.,]', '', whole) or '0'}.{rest or '0'}"


def _decimal_mark(written: str, language: str) -> str:
    """Which mark, if any, parts the whole from the rest."""
    marks = re.sub(r"\d", "", written)
    if not marks:
        return ""
    if len(set(marks)) > 1:
        return marks[-1]
    if len(marks) > 1:
        return ""
    usual = "," if _has_comma(language) else "."
    return marks if marks == usual or not _is_grouped(written) else ""


def _is_grouped(whole: str) -> bool:
    """Whether the marks in a whole number are thousands marks; South Asian groups of two count."""
    return bool(
        re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d?(?:,\d\d)+,\d{3}", whole)
    )


def _has_comma(language: str) -> bool:
    return primary(language) in _COMMA and language.lower().replace("_", "-") not in _POINT


def _fraction(match: re.Match[str]) -> Decimal | None:
    under = Decimal(match["under"])
    if not under:
        return None
    value = Decimal(match["whole"] or 0) + _DIVIDING.divide(Decimal(match["over"]), under)
    return value.copy_negate() if match["sign"] == "-" else value


def _symbol(match: re.Match[str]) -> str:
    """What stands before the number: a currency such as `us$`, or `%`."""
    return (match.groupdict().get("symbol") or "").strip()


def _digits(value: Decimal) -> str:
    return format(value.normalize(_EXACT), "f") if value else "0"

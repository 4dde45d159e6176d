"""Typed text in its normal form: two texts are the same answer when their normal forms are equal.

Three stages, for three uses. `tidy` drops what is not part of the words (punctuation, a leading article) and
keeps case and accents: it is what a learner is shown. `plain` also drops case and accents: it is what
spelling is compared on. `normal` also writes number words as digits: it is what answers are compared on.
All three give the same again when they are applied to their own result.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from tutor.quiz import numeral
from tutor.reading.fold import exact, flat

ARTICLES: Final = {
    language: frozenset(words.split())
    for language, words in {
        "en": "a an the",
        "de": "der die das den dem des ein eine einen einem einer eines",
        "fr": "le la les l' un une du des",
        "es": "el la los las lo un una unos unas",
        "it": "il lo la i gli le l' un uno una un'",
        "pt": "o a os as um uma uns umas",
        "nl": "de het een t n",
    }.items()
}
"""Leading articles by language; one that ends in an apostrophe is written together with its noun."""

_RAISED: Final = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+-=()ni", strict=True))
_SUPERSCRIPT: Final = re.compile(f"[{''.join(_RAISED)}]+")
_FRACTION_AFTER_DIGIT: Final = re.compile("(?<=[0-9])(?=[¼-¾⅐-⅟↉])")
"""`3½` would otherwise become `31/2`."""

_ALIKE: Final = str.maketrans(
    {
        **dict.fromkeys("`´ʹʻʼʽˈ＇", "'"),
        "ʺ": '"',
        "\u2044": "/",
        "٪": "%",
        "٫": ".",
        "٬": ",",
        **dict.fromkeys("ـ\u034f\u061c\u180e", ""),
        **dict.fromkeys(
            map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))), ""
        ),
        **dict.fromkeys(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))), ""),
    }
)
"""Apostrophes, Arabic number signs, and what has no width: joiners, direction marks, variation selectors."""

_LETTERS: Final = str.maketrans({"æ": "ae", "œ": "oe", "ı": "i"})
"""Latin letters that Unicode does not name after the plain ones they are typed as."""

_MINUS_APART: Final = re.compile(r"^- (?=\d)")
_RANGE_APART: Final = re.compile(r"(?<=\d) - (?=\d)")
_HYPHEN: Final = re.compile(r"-(?![$£¥€.,]?\d)|(?<=[^\W\d_])(?<!\d[eE])-")
"""A dash that is no minus and not between numbers: `18-year-old`, `Covid-19`; not `-5`, `5-10`, `3e-5`."""
_RUN_TOGETHER: Final = re.compile(r"(?<=[^\W\d_])[,;:!?،؛。、]+(?=[^\W\d_])")
"""Punctuation that closes a word and has no space after it: `Beijing,China`; not `example.org`."""
_SLASH: Final = re.compile(r"(?<=\w) ?/ ?(?=\w)")
_INITIALS: Final = re.compile(r"(?<!\w)[^\W\d_](?:\. ?[^\W\d_])+(?!\w)")

_CLOSING: Final = ".,;:!?'\"。、،؛؟।॥։」』》〉】"
_OPENING: Final = "'\"¿¡「『《〈【"
_PARTNER: Final = dict(zip("()[]{}", ")(][}{", strict=True))
_MARKS: Final = _CLOSING + _OPENING + "".join(_PARTNER)


def normal(text: str, language: str) -> str:
    """The text as answers are compared; `language` is a tag such as `en` or `pt-BR`."""
    return " ".join(numeral.digits(plain(text, language).split(), primary(language)))


def plain(text: str, language: str) -> str:
    """The text as spelling is compared: like `normal`, with number words left as words."""
    return _words(_letters(_clean(text)), language)


def tidy(text: str, language: str) -> str:
    """The text as a learner is shown it: like `plain`, with its case and accents."""
    return _words(_clean(text), language)


def letter(char: str) -> str:
    """One letter without case and accents."""
    return _letters(char)


def primary(language: str) -> str:
    """The language of a tag, without script or region."""
    return re.split("[-_]", language)[0].lower()


def _clean(text: str) -> str:
    """Superscripts, compatibility forms, quotes, dashes, spaces, zero width, digits of other scripts."""
    text = _SUPERSCRIPT.sub(lambda match: "^" + "".join(map(_RAISED.__getitem__, match[0])), text)
    text = _FRACTION_AFTER_DIGIT.sub(" ", text.translate(_ALIKE))
    text = flat(unicodedata.normalize("NFKC", text).translate(_ALIKE), exact)
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", "".join(map(_ascii_digit, text)))


def _ascii_digit(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


def _letters(text: str) -> str:
    """Casefold, and drop accents of Latin and Greek letters and the points of Hebrew and Arabic ones.

    Points are left out in ordinary writing and Greek capitals carry no accents. Marks of other scripts make
    another letter (й is not и).
    """
    if text.isascii():
        return text.lower()
    out: list[str] = []
    based = False
    for char in unicodedata.normalize("NFD", text.casefold()):
        kind = unicodedata.combining(char)
        if not kind:
            bare = _unmarked(char)
            based = bool(bare)
            out.append(bare or char)
        elif not (10 <= kind <= 36 or (based and (kind == 1 or kind >= 200))):
            out.append(char)
    return unicodedata.normalize("NFKC", "".join(out)).casefold()


@cache
def _unmarked(char: str) -> str:
    """A Latin or Greek letter without its stroke or hook (ø is o); empty for any other character."""
    name = unicodedata.name(char, "")
    if not name.startswith(("LATIN SMALL", "GREEK SMALL")):
        return ""
    base = name.partition(" WITH ")[0]
    if base != name and base.startswith("LATIN SMALL LETTER"):
        try:
            char = unicodedata.lookup(base)
        except KeyError:
            return char
    return char.translate(_LETTERS)


def _words(text: str, language: str) -> str:
    """What is left of a clean text when only its words count."""
    text = _HYPHEN.sub(" ", _RANGE_APART.sub("-", _MINUS_APART.sub("-", text)))
    text = _INITIALS.sub(lambda match: match[0].replace(".", "").replace(" ", ""), " ".join(text.split()))
    text = _RUN_TOGETHER.sub(" ", _SLASH.sub("/", text))
    words = [_bare(word) for word in text.split() if word.strip(_MARKS)]
    if not words:
        return text
    return " ".join(_without_article(words, primary(language)))


def _bare(word: str) -> str:
    """A word without the punctuation, quotes and brackets around it; brackets of its own (`f(x)`) stay.

    Linear: passages come from strangers.
    """
    counts = Counter(filter(_PARTNER.__contains__, word))
    begin, end = 0, len(word)
    while True:
        first, last = word[begin], word[end - 1]
        if last in _CLOSING:
            end -= 1
        elif first in _OPENING:
            begin += 1
        elif first in "([{" and (_is_surplus(first, counts) or _is_pair(first, last, counts)):
            begin += 1
            counts[first] -= 1
        elif last in ")]}" and _is_surplus(last, counts):
            end -= 1
            counts[last] -= 1
        else:
            return word[begin:end]


def _is_surplus(bracket: str, counts: Counter[str]) -> bool:
    return counts[bracket] > counts[_PARTNER[bracket]]


def _is_pair(first: str, last: str, counts: Counter[str]) -> bool:
    """Whether the two are brackets around the rest of the word, and the only ones of their kind."""
    return last == _PARTNER[first] and counts[first] == counts[last] == 1


def _without_article(words: list[str], language: str) -> list[str]:
    """The words without leading articles, as long as a word is left."""
    articles = ARTICLES.get(language, frozenset())
    at = 0
    while True:
        elided = _elided(language).match(words[at])
        first = _bare(words[at][elided.end() :]) if elided else words[at]
        if first.casefold() not in articles or at + 1 == len(words):
            return [first, *words[at + 1 :]]
        at += 1


@cache
def _elided(language: str) -> re.Pattern[str]:
    """Articles that are written together with the word after them; whatever follows the last is the word."""
    joined = "|".join(word for word in ARTICLES.get(language, ()) if word.endswith("'")) or r"\Z."
    return re.compile(rf"(?:[{re.escape(_MARKS)}]*(?:{joined}))+", re.IGNORECASE)

"""Words and names that may deserve a glossary entry, with where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tutor.authoring.article.block import words_of
from tutor.authoring.article.dividing import Part
from tutor.reading.abbreviation import STARTERS

MOST: Final = 16
"""Of names, and of rare words."""
_RARE: Final = 3.5
"""Zipf frequency: the logarithm of uses in a thousand million words; 3 is one in a million."""
_SHORTEST: Final = 5
_LONGEST: Final = 40
_LONGEST_NAME: Final = 60
"""Characters."""
_LINKS: Final = "(?:of|the|for|de|du|des|la|le|von|van|der|den|bin|al)"
_CAPITAL: Final = r"[A-ZÀ-Þ][\w’'-]*\w"
_LINKED = re.compile(rf"^(?:{_LINKS} )+")
_NAME = re.compile(rf"(?<!\w){_CAPITAL}(?:[ -](?:{_LINKS} ){{0,2}}(?:{_CAPITAL}|[0-9][\w’'-]*\w))*")
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:-[^\W\d_]+)*(?!\w)")
_OPENS = re.compile(r"(?:^|\n\s*|[.!?:…][”\"’)]?\s+|[“\"‘(]\s*)$")
_OFFICES: Final = (
    "President|Chancellor|Minister|Secretary|Senator|Representative|Governor|Mayor|General|Colonel|Captain|King"
    "|Queen|Prince|Princess|Pope|Professor|Doctor|Judge|Justice|Director|Ambassador|Sir|Lady|Lord"
)
_OFFICE = re.compile(rf"^.*\b(?:{_OFFICES}) (?=[A-ZÀ-Þ])")
_MONTHS: Final = words_of(
    "january february march april may june july august september october november december spring summer "
    "autumn winter"
)
_TIME: Final = _MONTHS | words_of(
    "monday tuesday wednesday thursday friday saturday sunday i'm i’m i've i’ve i'd i’d mr mrs ms dr sir "
    "president"
)
_DATED = re.compile(rf"^(?:(?:{'|'.join(_MONTHS)}) )?(?:\d\S* )+", re.IGNORECASE)
"""A date before a name: May 1962 Ada Quillen."""
_NOUNS_ARE_NAMES: Final = frozenset({"de", "lb"})
"""Languages in which every noun has a capital."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word or name, its other forms, and where it stands."""

    term: str
    aliases: tuple[str, ...]
    is_name: bool
    places: tuple[tuple[int, int], ...]
    """Of each section, by its place among them, how often."""
    excerpt: str
    """A few words around the first."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """What may go into the glossary of an article."""

    names: tuple[Candidate, ...]
    """Rarest first, or most frequent first where frequencies are not known."""
    rare: tuple[Candidate, ...]
    """Rarest first."""
    more: int
    """How many were found beyond these."""
    knows_words: bool
    """Whether rare words could be looked for: the frequencies are installed, and there for the language."""


def proposals(parts: Sequence[Part], language: str) -> Proposals:
    """The candidates of an article, at most `MOST` of each kind."""
    texts = [" \n ".join(block.words for block in part.blocks if not block.level) for part in parts]
    rarity = _rarity(language)
    names = _names(texts, language, rarity or {})
    in_names = {word.lower() for forms in names for form in forms for word in _WORD.findall(form)}
    rare = [] if rarity is None else _rare(texts, in_names, rarity)
    return Proposals(
        tuple(_placed(names[:MOST], texts, are_names=True)),
        tuple(_placed(rare[:MOST], texts, are_names=False)),
        max(0, len(names) - MOST) + max(0, len(rare) - MOST),
        rarity is not None,
    )


def _names(texts: Sequence[str], language: str, frequency: dict[str, float]) -> list[list[str]]:
    """The forms of each name, the whole one first; those come first that few readers know."""
    inside: dict[str, int] = defaultdict(int)
    opening: dict[str, int] = defaultdict(int)
    lower = set(re.findall(r"\b[a-zà-ÿ]{2,}\b", " ".join(texts))) | STARTERS
    for text in texts:
        for found in _NAME.finditer(text):
            name = _bare(found[0])
            opens = _OPENS.search(text[max(0, found.start() - 4) : found.start()]) is not None
            if opens and " " in name and name.split()[0].lower() in STARTERS:
                name, opens = _LINKED.sub("", name.partition(" ")[2]), False
            if (name := _DATED.sub("", name)) and len(name) <= _LONGEST_NAME:
                (opening if opens else inside)[name] += 1
    known = {
        name: count + opening.get(name, 0)
        for name, count in inside.items()
        if not _is_time(name) and len(name) > 1 and not (" " not in name and name.lower() in lower)
    }
    known |= {name: count for name, count in opening.items() if name not in known and _is_sure(name, lower)}
    if language in _NOUNS_ARE_NAMES:
        known = {name: count for name, count in known.items() if " " in name or name.isupper()}
    grouped = [[term, *aliases] for term, aliases in _with_short_forms(known).items()]

    def rank(forms: list[str]) -> tuple[float, int, str]:
        parts = [part.lower() for part in _WORD.findall(forms[0])]
        return min((frequency.get(part, 0.0) for part in parts), default=0.0), -_uses(forms, known), forms[0]

    return sorted(grouped, key=rank)


def _uses(forms: Sequence[str], known: dict[str, int]) -> int:
    return sum(known[form] for form in forms)


def _bare(name: str) -> str:
    """The name without a possessive, and without the office before it: Chinese President Xi Jinping."""
    name = re.sub(r"[’']s?$", "", name)
    found = _OFFICE.search(name)
    return name[found.end() :] if found else name


def _is_sure(name: str, lower: set[str]) -> bool:
    """Whether a capital at the beginning of a sentence belongs to a name all the same."""
    first, *others = name.split()
    return bool(others) and first.lower() not in lower and first.lower() not in _TIME


def _is_time(name: str) -> bool:
    """Whether it is a day, a month, a season or a date, or a form of address."""
    return all(part.lower() in _TIME or part[:1].isdigit() for part in name.split())


def _with_short_forms(known: dict[str, int]) -> dict[str, list[str]]:
    """Each name with the shorter ones that are part of one longer name only: Kim Jong Un, Kim."""
    grouped: dict[str, list[str]] = {}
    for name in sorted(known, key=lambda name: (-len(name.split()), -known[name], name)):
        longer = [full for full in grouped if f" {name} " in f" {full} "]
        if len(longer) == 1:
            grouped[longer[0]].append(name)
        else:
            grouped[name] = []
    return grouped


def _rarity(language: str) -> dict[str, float] | None:
    """How frequent each word is; None when that is not installed, or not known for the language."""
    try:
        from wordfreq import available_languages, get_frequency_dict
    except ImportError:
        return None
    if language not in available_languages("best"):
        return None
    return dict(get_frequency_dict(language, "best"))


def _rare(texts: Sequence[str], in_names: set[str], frequency: dict[str, float]) -> list[list[str]]:
    """The forms of each rare word, the shortest first."""
    from math import log10

    forms: dict[str, set[str]] = defaultdict(set)
    zipf: dict[str, float] = {}
    for text in texts:
        for found in _WORD.finditer(text):
            word = found[0]
            if not _SHORTEST <= len(word) <= _LONGEST or not word.islower() or word in in_names:
                continue
            base = _base(word)
            value = max(frequency.get(form, 0.0) for form in (*word.split("-"), base, f"{base}e", f"{base}y"))
            score = log10(value) + 9 if value > 0 else 0.0
            if score < _RARE:
                forms[base].add(word)
                zipf[base] = max(zipf.get(base, 0.0), score)
    return [
        sorted(words, key=lambda word: (len(word), word))
        for _, words in sorted(forms.items(), key=lambda item: (zipf[item[0]], item[0]))
    ]


def _base(word: str) -> str:
    """What the forms of a word have in common, near enough for a list of proposals."""
    return re.sub(r"(?:ies|ied|ing|ed|es|s|e|y|ly)$", "", word) if len(word) >= 6 else word.removesuffix("s")


def _placed(found: Sequence[Sequence[str]], texts: Sequence[str], *, are_names: bool) -> Iterator[Candidate]:
    """Each with the places where it stands as a word of its own; one that nowhere does is none."""
    for forms in found:
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")
        places = tuple((at, count) for at, text in enumerate(texts) if (count := len(pattern.findall(text))))
        first = pattern.search(texts[places[0][0]]) if places else None
        if first is not None:
            excerpt = _around(first.string, *first.span())
            yield Candidate(forms[0], tuple(forms[1:]), are_names, places, excerpt)


def _around(text: str, start: int, end: int) -> str:
    before = text[max(0, start - 40) : start].rsplit("\n", maxsplit=1)[-1]
    after = text[end : end + 40].split("\n", maxsplit=1)[0]
    before = before.partition(" ")[2] if start > 40 and " " in before else before
    after = after.rpartition(" ")[0] if len(after) == 40 else after
    return f"{before}{text[start:end]}{after}".strip()

"""Lessons of any size, always the same for the same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

_SYLLABLES: Final = [
    first + second for first in "bdfgklmnprstv" for second in ("a", "e", "i", "o", "u", "an", "el")
]
_SENTENCE: Final = 14
"""Words."""
_PARAGRAPH: Final = 5
"""Sentences."""


def lesson(
    name: str, *, words: int, sections: int, terms: int, questions: int, seed: int = 1
) -> tuple[str, str]:
    """The TOML of a lesson with the id `name`, and the first words of its text.

    `words`, `questions` and `terms` are for the whole lesson. Every term stands in the text, most twice.
    """
    chance = Random(seed)
    vocabulary = _vocabulary(chance, 3000)
    glossary = _glossary(chance, terms)
    parts = [f'format = 1\nid = "{name}"\ntitle = "The lesson {name}"\nlanguage = "en"\n']
    parts += [_term(chance, number, glossary, vocabulary) for number in range(terms)]
    first = ""
    for number in range(sections):
        here = glossary[number * terms // sections : (number + 1) * terms // sections]
        sentences = _sentences(chance, words // sections, vocabulary, here)
        first = first or " ".join(sentences[0].split()[:3])
        asked = (number + 1) * questions // sections - number * questions // sections
        parts.append(_section(chance, number, sentences, vocabulary))
        parts += [_question(chance, number, index, sentences, vocabulary) for index in range(asked)]
    return "\n".join(parts), first


def _vocabulary(chance: Random, size: int) -> list[str]:
    """Words, none of which is a term: terms begin with a capital and have four syllables."""
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 3))) for _ in range(size)]


def _glossary(chance: Random, size: int) -> list[str]:
    """Names, every third of two words."""
    names: dict[str, None] = {}
    while len(names) < size:
        parts = 2 if len(names) % 3 == 0 else 1
        names[" ".join("".join(chance.choices(_SYLLABLES, k=4)).capitalize() for _ in range(parts))] = None
    return list(names)


def _sentences(chance: Random, words: int, vocabulary: Sequence[str], terms: Sequence[str]) -> list[str]:
    """Sentences of `words` words in all, with each term in two of them."""
    count = max(1, words // _SENTENCE)
    lines = [chance.choices(vocabulary, k=_SENTENCE) for _ in range(count)]
    for line in lines:
        line[0] = line[0].capitalize()
    for term in (*terms, *terms):
        lines[chance.randrange(count)][chance.randrange(3, _SENTENCE)] = term
    return [" ".join(line) + "." for line in lines]


def _text(sentences: Sequence[str]) -> Iterator[str]:
    """Paragraphs, some of them quotes or under a heading, some words emphasised."""
    for number, start in enumerate(range(0, len(sentences), _PARAGRAPH)):
        words = " ".join(sentences[start : start + _PARAGRAPH])
        if number % 5 == 4:
            words = f"> {words}"
        elif number % 5 == 3:
            before, last = words.rsplit(" ", 1)
            words = f"{before} *{last}*"
        elif number % 12 == 11:
            words = f"## Another part\n\n{words}"
        yield words


def _section(chance: Random, number: int, sentences: Sequence[str], vocabulary: Sequence[str]) -> str:
    title = " ".join(chance.choices(vocabulary, k=4)).capitalize()
    text = "\n\n".join(_text(sentences))
    return f'[[sections]]\nid = "section-{number}"\ntitle = "{title}"\ntext = """\n{text}\n"""\n'


def _term(chance: Random, number: int, glossary: Sequence[str], vocabulary: Sequence[str]) -> str:
    definition = " ".join(chance.choices(vocabulary, k=20)).capitalize()
    other = glossary[(number * 7 + 1) % len(glossary)]
    also = f'see_also = ["{other}"]\n' if other != glossary[number] else ""
    return (
        f'[[glossary]]\nterm = "{glossary[number]}"\nkind = "concept"\ndefinition = "{definition}."\n{also}'
    )


def _question(
    chance: Random, section: int, index: int, sentences: Sequence[str], vocabulary: Sequence[str]
) -> str:
    """A question proved by the first words of one of the sentences."""
    quote = " ".join(chance.choice(sentences).split()[:3])
    prompt = " ".join(chance.choices(vocabulary, k=10)).capitalize()
    kind = ("choice", "multiple", "true_false", "evidence")[index % 4]
    lines = [
        f'[[sections.questions]]\nid = "question-{section}-{index}"\ntype = "{kind}"',
        f'prompt = "{prompt}?"\nexplanation = "{prompt}."\nevidence = ["{quote}"]',
    ]
    if kind == "true_false":
        lines.append("answer = true")
    elif kind != "evidence":
        options = [" ".join(chance.choices(vocabulary, k=6)).capitalize() for _ in range(4)]
        right = options[:1] if kind == "choice" else options[:2]
        lines.append("options = [")
        lines += [
            f'  {{ text = "{text}", why = "{text}."{", correct = true" if text in right else ""} }},'
            for text in options
        ]
        lines.append("]")
    return "\n".join(lines) + "\n"

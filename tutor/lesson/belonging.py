"""Where a key belongs that stands in a table which has no such key, and what its author may have meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import Final

from tutor.lesson import schema
from tutor.lesson.position import Path
from tutor.lesson.report import meant, quoted
from tutor.lesson.schema import Table

_LISTS: Final = ("glossary", "sections", "questions")
_TABLES: Final = ("source", "study")
_VERY_CLOSE: Final = 0.85
"""Likeness above which a name is a slip of the pen, whatever else it may be the name of."""
_OTHER_WORDS: Final = {
    "title": ("heading", "headline", "header", "name"),
    "term": ("word", "name", "entry"),
    "definition": ("meaning", "means", "gloss", "explanation"),
    "text": ("body", "content", "paragraphs", "option", "item", "label"),
    "prompt": ("question", "stem", "ask", "statement"),
    "options": ("choices", "alternatives"),
    "correct": ("right", "is_correct", "is_right", "key"),
    "answer": ("solution", "correct", "correct_answer", "right", "key"),
    "why": ("because", "reason", "feedback", "comment", "explanation", "rationale"),
    "explanation": ("feedback", "rationale", "reason", "because", "why", "comment"),
    "evidence": ("quote", "quotes", "source_text", "citation"),
    "quote": ("text", "words"),
    "skill": ("skills", "category"),
    "points": ("score", "weight", "marks"),
}
"""By key: how else people call it."""

_OTHER_TYPES: Final = {
    "choice": r"mcq?|(?:multiple|single)choice|single(?:select)?|radio(?:buttons?)?|pick(?:one)?|selectone",
    "multiple": r"check(?:box(?:es)?|list)?|multi(?:select|answer)|multiple(?:response|answers?|select)",
    "true_false": r"tf|true(?:or)?false|bool(?:ean)?|yes(?:or)?no",
    "short": r"short(?:answer|text)|text|typed|input|word",
    "number": r"num(?:ber|eric|erical)?|integer|decimal",
    "cloze": r"fill.*|gaps?.*|blanks?|missingwords",
    "order": r"order(?:ing)?|sort(?:ing)?|sequence|rank(?:ing)?",
    "match": r"match(?:ing)?|pairs?|connect",
    "classify": r"classif.*|categori[sz].*|group(?:ing)?|buckets?",
    "evidence": r"quote|highlight|point|proof|find",
    "explain": r"essay|open(?:ended)?|free(?:text|response)?|long(?:answer|text)?|paragraph",
}
"""By type, as a pattern without case and signs: how else people call it."""


def keys_of(model: type[Table]) -> list[str]:
    """The keys of a table as they are written."""
    return [field.alias or name for name, field in model.model_fields.items()]


def advice(model: type[Table], key: str, known: Sequence[str], place: Path, where: Path) -> str:
    """What follows “there is no key `x`”.

    `model` describes the lesson, section, term or question that the key stands in, `known` the keys of the
    table inside of it, which `place` leads to; `where` is the whole path.
    """
    if likely := get_close_matches(key[:60], known, n=1, cutoff=_VERY_CLOSE):
        return f"; did you mean {quoted(likely[0])}?"
    if other := next((name for name in known if key in _OTHER_WORDS.get(name, ())), ""):
        return f"; did you mean {quoted(other)}?"
    return (
        _from_inside(model, key, place, where)
        or (_from_around(model, key) if len(place) == 1 else "")
        or meant(key, known)
        or "; remove it"
    )


def type_meant(given: str) -> str:
    """`; did you mean ...?` for a type of question that there is not, when it is known what was meant."""
    bare = re.sub(r"[^a-z]", "", given.lower())[:60]
    other = next((kind for kind, words in _OTHER_TYPES.items() if re.fullmatch(words, bare)), "")
    return f"; did you mean {quoted(other)}?" if other else meant(given, list(schema.QUESTIONS))


def _from_inside(model: type[Table], key: str, place: Path, where: Path) -> str:
    """Of a key in a table inside: that it is one of what is around that table."""
    if len(place) < 2 or key not in (*keys_of(model), *(_LISTS if model is schema.Head else ())):
        return ""
    table = str(place[0])
    if model is schema.Head:
        return f" in {quoted(table)}; it belongs to the lesson, so move it above {quoted(f'[{table}]')}"
    around = "section" if model is schema.SectionHead else "term" if model is schema.Term else "question"
    return f" in {quoted(table)}; it belongs to the {around}, so move it out of there"


def _from_around(model: type[Table], key: str) -> str:
    """Of a key of the lesson, a section or a question itself: that it is one of something else."""
    if model is not schema.Head and key in (*keys_of(schema.Head), *_LISTS):
        header = f"[[{key}]]" if key in _LISTS else f"[{key}]" if key in _TABLES else ""
        how = f"begin it with {quoted(header)}" if header else "move it to the top of the file"
        return f" here; it belongs to the lesson, so {how}"
    kinds = [kind for kind, question in schema.QUESTIONS.items() if key in keys_of(question)]
    if model in schema.QUESTIONS.values():
        here = next(kind for kind, question in schema.QUESTIONS.items() if question is model)
        return f" in a {quoted(here)}; {_have(kinds)} it" if kinds else ""
    if model is schema.Head and key in keys_of(schema.SectionHead):
        return " here; it belongs to a section, so begin one with `[[sections]]`"
    if kinds and model is not schema.Term:
        header = "[[questions]]" if model is schema.Head else "[[sections.questions]]"
        return f" here; it belongs to a question, so begin one with {quoted(header)}"
    return ""


def _have(kinds: Collection[str]) -> str:
    names = [quoted(kind) for kind in kinds]
    return f"{names[0]} has" if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} have"

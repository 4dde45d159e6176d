"""What is refused or mended whatever key it stands under: harmful characters, and lists without end."""

from __future__ import annotations

from typing import Final

from tutor.lesson.position import Path
from tutor.lesson.report import Report, quoted
from tutor.text import problems, safe_text

MAX_SECTIONS: Final = 5_000
MAX_TERMS: Final = 20_000
MAX_QUESTIONS: Final = 20_000
MAX_KEYS: Final = 100
"""In one table."""
MAX_LIST: Final = 1_000
"""Of anything that has no limit of its own: options, hints, aliases, ..."""


def taken_in(data: dict[str, object], report: Report) -> dict[str, object] | None:
    """The document with every string fit to be shown, or None when it holds what no lesson may.

    Direction overrides, control and non-characters are refused; other invisible ones are made visible.
    """
    before = len(report.findings)
    table = _table(data, (), report)
    _count_questions(data, report)
    fatal = any(finding.level == "fatal" for finding in report.findings[before:])
    return None if fatal else table


def _value(value: object, path: Path, report: Report) -> object:
    if report.full:
        return value
    if isinstance(value, str):
        return _string(value, path, report)
    if isinstance(value, dict):
        return _table(value, path, report)
    if isinstance(value, list):
        return _list(value, path, report)
    return value


def _table(table: dict[str, object], path: Path, report: Report) -> dict[str, object]:
    if len(table) > MAX_KEYS:
        message = f"more than {MAX_KEYS} keys in one table; no table of a lesson has so many"
        report.add("too-many-keys", message, path, level="fatal", at="key")
        return {}
    kept: dict[str, object] = {}
    for key, value in table.items():
        if wrong := problems(key):
            _refuse(wrong[0][1], "the name of a key", (*path, key), report)
        kept[key] = _value(value, (*path, key), report)
    return kept


def _list(values: list[object], path: Path, report: Report) -> list[object]:
    limit, noun = _limit(path)
    if len(values) > limit:
        message = f"more than {limit:,} {noun} in {quoted(path[-1])}; divide it"
        report.add("too-many", message, path, level="fatal", at="key")
        return []
    return [_value(value, (*path, at), report) for at, value in enumerate(values)]


def _limit(path: Path) -> tuple[int, str]:
    if path == ("sections",):
        return MAX_SECTIONS, "sections"
    if path == ("glossary",):
        return MAX_TERMS, "terms"
    if path[-1] == "questions":
        return MAX_QUESTIONS, "questions"
    return MAX_LIST, "entries"


def _string(value: str, path: Path, report: Report) -> str:
    if value.isascii() and value.isprintable():
        return value
    if wrong := problems(value):
        for index, name in wrong[:20]:
            _refuse(name, "the text", path, report, index)
        return ""
    shown = safe_text(value)
    if shown != value:
        index = next((at for at, (a, b) in enumerate(zip(value, shown, strict=False)) if a != b), len(shown))
        name = f"U+{ord(value[index]):04X}" if index < len(value) else "a mark"
        message = f"an invisible character, {name}, stands in the text; it is shown by its number; remove it"
        report.add("invisible-character", message, path, level="warning", index=index)
    return shown


def _refuse(name: str, where: str, path: Path, report: Report, index: int = -1) -> None:
    message = f"{where} holds {name}, which no lesson may hold; remove it"
    report.add(
        "refused-character", message, path, level="fatal", at="key" if index < 0 else "value", index=index
    )


def _count_questions(data: dict[str, object], report: Report) -> None:
    sections = data.get("sections")
    tables = [data, *(s for s in sections if isinstance(s, dict))] if isinstance(sections, list) else [data]
    lists = [questions for table in tables if isinstance(questions := table.get("questions"), list)]
    if sum(map(len, lists)) > MAX_QUESTIONS:
        message = f"more than {MAX_QUESTIONS:,} questions; divide the lesson"
        report.add("too-many", message, (), level="fatal")

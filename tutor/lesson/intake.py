"""What is refused or mended whatever key it stands under: harmful characters, and lists without end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tutor.lesson.position import Path
from tutor.lesson.report import SHOWN, At, Report, quoted
from tutor.text import problems, safe_text, suspects

MAX_SECTIONS: Final = 5_000
MAX_TERMS: Final = 20_000
MAX_QUESTIONS: Final = 20_000
MAX_INVISIBLE: Final = 200_000
"""Characters in a lesson that may have to be made visible; joiners, as Persian has them, count too."""
MAX_KEYS: Final = 100
"""In one table."""
MAX_LIST: Final = 1_000
"""Of anything that has no limit of its own: options, hints, aliases, ..."""


def taken_in(data: dict[str, object], report: Report) -> dict[str, object] | None:
    """The document with every string fit to be shown, or None when it holds what no lesson may.

    Direction overrides, control and non-characters are refused; other invisible ones are made visible.
    """
    _count_questions(data, report)
    table = _Intake(report).table(data, ())
    return None if any(finding.level == "fatal" for finding in report.findings) else table


@dataclass(slots=True)
class _Intake:
    """One pass over a document."""

    report: Report
    suspects: int = 0
    """Characters looked at one by one so far."""

    def value(self, value: object, path: Path) -> object:
        if isinstance(value, str):
            return value if self.report.full else self.string(value, path)
        if isinstance(value, dict):
            return self.table(value, path)
        if isinstance(value, list):
            return self.entries(value, path)
        return value

    def table(self, table: dict[str, object], path: Path) -> dict[str, object]:
        if len(table) > MAX_KEYS:
            message = f"more than {MAX_KEYS} keys in one table; no table of a lesson has so many"
            self.report.add("too-many-keys", message, path, level="fatal", at="key")
            return {}
        for key in table:
            if not _is_plain(key) and (wrong := problems(key, 1)):
                self.refuse(wrong[0][1], "the name of a key", (*path, key))
        return {
            key: value if _is_plain(value) else self.value(value, (*path, key))
            for key, value in table.items()
        }

    def entries(self, values: list[object], path: Path) -> list[object]:
        limit, noun = _limit(path)
        if len(values) > limit:
            message = f"more than {limit:,} {noun} in {quoted(path[-1])}; divide it"
            self.report.add("too-many", message, path, level="fatal", at="key")
            return []
        return [
            value if _is_plain(value) else self.value(value, (*path, at)) for at, value in enumerate(values)
        ]

    def string(self, value: str, path: Path) -> str:
        found = suspects(value, MAX_INVISIBLE + 1)
        if not found:
            return value
        self.suspects += found
        if self.suspects > MAX_INVISIBLE:
            message = f"more than {MAX_INVISIBLE:,} invisible characters in one lesson; remove them"
            self.report.add("too-many", message, path, level="fatal")
            return ""
        if wrong := problems(value, SHOWN + 1):
            for index, name in wrong:
                self.refuse(name, "the text", path, index)
            return ""
        shown = safe_text(value)
        if shown != value:
            self.tell_invisible(value, shown, path)
        return shown

    def tell_invisible(self, value: str, shown: str, path: Path) -> None:
        index = next(at for at, c in enumerate(shown) if at >= len(value) or value[at] != c)
        name = f"U+{ord(value[index]):04X}" if index < len(value) else "a mark"
        message = f"an invisible character, {name}, stands in the text; it is shown by its number; remove it"
        self.report.add("invisible-character", message, path, level="warning", index=index)

    def refuse(self, name: str, where: str, path: Path, index: int = -1) -> None:
        message = f"{where} holds {name}, which no lesson may hold; remove it"
        at: At = "key" if index < 0 else "value"
        self.report.add("refused-character", message, path, level="fatal", at=at, index=index)


def _is_plain(value: object) -> bool:
    """Whether it is a text in which nothing has to be looked for."""
    return isinstance(value, str) and value.isascii() and value.isprintable()


def _limit(path: Path) -> tuple[int, str]:
    if path == ("sections",):
        return MAX_SECTIONS, "sections"
    if path == ("glossary",):
        return MAX_TERMS, "terms"
    if path[-1] == "questions":
        return MAX_QUESTIONS, "questions"
    return MAX_LIST, "entries"


def _count_questions(data: dict[str, object], report: Report) -> None:
    sections = data.get("sections")
    tables = [data, *(s for s in sections if isinstance(s, dict))] if isinstance(sections, list) else [data]
    lists = [questions for table in tables if isinstance(questions := table.get("questions"), list)]
    if sum(map(len, lists)) > MAX_QUESTIONS:
        message = f"more than {MAX_QUESTIONS:,} questions; divide the lesson"
        report.add("too-many", message, (), level="fatal")

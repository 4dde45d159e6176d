"""Findings as SARIF 2.1.0, the format in which tools for checking exchange results [OASIS, 2020]."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from tutor.authoring.catalogue import RULES
from tutor.lesson.diagnostic import Diagnostic
from tutor.version import __version__

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {"fatal": "error", "error": "error", "warning": "warning", "info": "note"}


def log(files: Sequence[tuple[Path, Sequence[Diagnostic]]]) -> dict[str, Any]:
    """One run over the files, with the rules that were broken."""
    used = sorted({one.code for _, found in files for one in found})
    order = {code: number for number, code in enumerate(used)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "tutor",
                        "version": __version__,
                        "rules": [_rule(code) for code in used],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(path, one, order) for path, found in files for one in found],
            }
        ],
    }


def _rule(code: str) -> dict[str, Any]:
    rule = RULES.get(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": f"{rule.summary[:1].upper()}{rule.summary[1:]}."},
        "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _result(path: Path, one: Diagnostic, order: dict[str, int]) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if one.line:
        place["region"] = {"startLine": one.line, "startColumn": one.column}
        if one.end_column > one.column:
            place["region"] |= {"endColumn": one.end_column}
    return {
        "ruleId": one.code,
        "ruleIndex": order[one.code],
        "level": _LEVELS[one.level],
        "message": {"text": one.message},
        "locations": [{"physicalLocation": place}],
    }


def _uri(path: Path) -> str:
    """A relative path as it is; a whole one as a file's address. Bytes that are no text are kept."""
    text = quote(path.as_posix().encode("utf-8", "surrogateescape"))
    return f"file://{text}" if path.is_absolute() else text

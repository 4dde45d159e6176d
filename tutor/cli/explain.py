"""What is said about the rules of `tutor check`: all of them in a list, or one with examples."""

from __future__ import annotations

import textwrap

from tutor.authoring.catalogue import CHAPTERS, RULES

_WIDTH = 79
_INDENT = "    "


def rule(code: str) -> str:
    """What a rule is about, why, and what breaks and keeps it; `code` is that of a rule."""
    about = RULES[code]
    parts = [f"{about.level}[{code}]: {about.summary}", textwrap.fill(about.why, _WIDTH)]
    for title, example in (("Wrong:", about.wrong), ("Right:", about.right)):
        if example:
            parts += [title, textwrap.indent(example.strip("\n"), _INDENT)]
    return "\n\n".join(parts)


def rules() -> str:
    """Every rule in a line, by what it is about."""
    widest = max(map(len, RULES))
    parts = []
    for title, chapter in CHAPTERS:
        lines = [f"  {one.code:{widest}}  {one.level:7}  {one.summary}" for one in chapter]
        parts.append("\n".join([title, *lines]))
    return "\n\n".join(parts)


def rules_as_json() -> list[dict[str, str]]:
    """Every rule for programs."""
    return [
        {
            "code": one.code,
            "level": one.level,
            "summary": one.summary,
            "why": one.why,
            "wrong": one.wrong,
            "right": one.right,
        }
        for one in RULES.values()
    ]

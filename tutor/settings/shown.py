"""The settings as a learner reads them: lines of TOML with what each is for."""

from __future__ import annotations

from collections.abc import Iterator

import tomli_w

from tutor.settings import Settings
from tutor.settings.rule import RULES


def shown(settings: Settings) -> str:
    """Every setting as a line of the file, the keys as a table at the end."""
    lines = list(_lines(settings))
    width = max(len(line) for line, _ in lines)
    text = "\n".join(f"{line:<{width}}  # {purpose}" for line, purpose in lines)
    if settings.keys:
        text += "\n\n" + tomli_w.dumps({"keys": dict(settings.keys)}).rstrip("\n")
    return text


def _lines(settings: Settings) -> Iterator[tuple[str, str]]:
    for name, rule in RULES.items():
        if name != "keys":
            words = f"{rule.purpose}: {rule.words}"
            yield tomli_w.dumps({name: getattr(settings, name)}).strip(), words

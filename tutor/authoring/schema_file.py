"""The file beside a lesson from which an editor completes and explains its keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

NAME: Final = "lesson.schema.json"
LINE: Final = f"#:schema ./{NAME}"
"""The first line of a lesson file; editors with taplo in them, such as Even Better TOML, follow it."""


def schema_text() -> str:
    """The JSON schema of the lesson format, as a file."""
    from tutor.lesson.json_schema import json_schema

    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def put_beside(lesson: Path) -> Path | None:
    """Write the schema into a lesson's folder; None when it is there, or something else of its name is.

    One that an earlier version wrote is replaced. Raises `OSError`.
    """
    from tutor.file import usual_mode, write_whole

    place = lesson.parent / NAME
    text = schema_text().encode()
    if place.is_symlink() or (place.exists() and not _is_older(place, text)):
        return None
    write_whole(place, text, mode=usual_mode())
    return place


def _is_older(place: Path, text: bytes) -> bool:
    """Whether it is a schema of ours, and not this one."""
    from tutor.file import UnreadableFile, read_file
    from tutor.lesson.json_schema import IDENTITY

    try:
        there = read_file(place)
        identity = json.loads(there).get("$id") if there != text else None
    except (UnreadableFile, ValueError, AttributeError, RecursionError):
        return False
    return identity == IDENTITY

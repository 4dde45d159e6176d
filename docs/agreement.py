"""Writes docs/schema.md: what the JSON schema of lessons sees, beside what `tutor check` tells.

    python3 -m uv run docs/agreement.py

Two validators that are not ours, jsonschema and taplo, read every lesson here and every broken one of the
tests.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from jsonschema import Draft202012Validator

from tutor.lesson.json_schema import json_schema

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "schema.md"
BROKEN: Final = sorted((ROOT / "tests" / "lessons" / "broken").glob("*.toml"))
_VALIDATOR: Final = Draft202012Validator(json_schema())
SHIPPED: Final = sorted((ROOT / "lessons").glob("*.toml"))
_INTRODUCTION: Final = """\
# What an editor sees

`tutor schema` prints the lesson format as JSON Schema, and editors underline what does not fit. The schema
knows keys, types, ranges and what must not be empty; it cannot compare two texts, and gives no advice. So a
lesson without underlines may still have faults, and `tutor check` has the last word.

Both were held against every lesson here and {broken} broken ones, each with one fault. All {shipped}
shipped lessons pass both validators. Below, for each rule of `tutor check`: how many broken lessons there
are, and how many of them [jsonschema](https://python-jsonschema.readthedocs.io/) and
[taplo](https://taplo.tamasfe.dev/), which many editors use, refuse. What is no TOML at all is refused by
both. taplo does not know `maxContains`, by which the schema says that one option alone is right.
"""


def _seen_by_jsonschema(source: bytes) -> bool:
    """Whether jsonschema finds a fault, or TOML does."""
    try:
        document = tomllib.loads(source.decode())
    except ValueError:
        return True
    return not _VALIDATOR.is_valid(_as_json(document))


def _table() -> list[tuple[str, int, int, int]]:
    """For each rule: broken lessons, and those that jsonschema and taplo refuse."""
    files, first, second = Counter[str](), Counter[str](), Counter[str]()
    for path in BROKEN:
        source = path.read_bytes()
        code = source.split(maxsplit=2)[1].decode()
        files[code] += 1
        first[code] += _seen_by_jsonschema(source)
        second[code] += _seen_by_taplo(source)
    return [(code, files[code], first[code], second[code]) for code in sorted(files)]


def _as_json(value: object) -> object:
    if isinstance(value, dict):
        return {key: _as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_json(part) for part in value]
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def _seen_by_taplo(source: bytes) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "lesson.schema.json").write_text(json.dumps(json_schema()), encoding="utf-8")
        (Path(folder) / "lesson.toml").write_bytes(b"#:schema ./lesson.schema.json\n" + source)
        command = [Path(sys.executable).parent / "taplo", "check", "--colors", "never", "lesson.toml"]
        return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode != 0


def _page() -> Iterator[str]:
    if any(_seen_by_jsonschema(path.read_bytes()) or _seen_by_taplo(path.read_bytes()) for path in SHIPPED):
        raise SystemExit("a shipped lesson does not pass")
    yield _INTRODUCTION.format(broken=len(BROKEN), shipped=len(SHIPPED))
    yield "| rule | broken lessons | jsonschema | taplo |\n|---|---|---|---|"
    for code, files, first, second in _table():
        yield f"| [`{code}`](rules.md#{code}) | {files} | {first or '-'} | {second or '-'} |"


if __name__ == "__main__":
    PAGE.write_text("\n".join(_page()) + "\n", encoding="utf-8")
    print(f"{PAGE} is written.")

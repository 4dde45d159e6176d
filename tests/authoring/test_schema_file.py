"""The schema beside a lesson."""

from __future__ import annotations

import json
from pathlib import Path

from tutor.authoring.schema_file import LINE, NAME, put_beside, schema_text


def test_it_is_written_once_and_not_again(tmp_path: Path) -> None:
    assert put_beside(tmp_path / "bell.toml") == tmp_path / NAME
    assert (tmp_path / NAME).read_text(encoding="utf-8") == schema_text()
    assert f"#:schema ./{NAME}" == LINE
    before = (tmp_path / NAME).stat().st_mtime_ns
    assert put_beside(tmp_path / "bell.toml") is None
    assert (tmp_path / NAME).stat().st_mtime_ns == before


def test_one_of_an_earlier_version_is_replaced(tmp_path: Path) -> None:
    older = {"$id": json.loads(schema_text())["$id"], "title": "Lesson"}
    (tmp_path / NAME).write_text(json.dumps(older))
    assert put_beside(tmp_path / "bell.toml") == tmp_path / NAME
    assert (tmp_path / NAME).read_text(encoding="utf-8") == schema_text()


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    for other in ('{"$id": "urn:other"}', "[]", "no JSON", ""):
        (tmp_path / NAME).write_text(other)
        assert put_beside(tmp_path / "bell.toml") is None
        assert (tmp_path / NAME).read_text() == other

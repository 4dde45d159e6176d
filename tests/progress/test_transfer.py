"""A file to be merged is taken whole or refused whole, with a line that says why."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

import pytest

from tutor.progress import chain, custody
from tutor.progress.event import BEGUN, Draft
from tutor.progress.standing import StoredPlace
from tutor.progress.store import Store
from tutor.progress.transfer import FORMAT, LONGEST_LINE, VERSION, NotTaken, Transfer

Change = Callable[[list[dict[str, Any]]], object]


@pytest.fixture
def export(store: Store) -> list[bytes]:
    """A small export."""
    store.append(
        Draft(kind=BEGUN, lesson="x", id="0" * 32),
        Draft(kind="answered", lesson="x", question="q", body={"answer": ["ö"], "credit": 0.1}),
        Draft(kind="looked-up", lesson="x", body={"term": "toll"}),
    )
    store.save_place("x", StoredPlace("s", 1, "words"))
    custody.named(store, "")
    return list(custody.lines(store, "0.1.0"))


@pytest.fixture
def other(store: Store) -> Iterable[Store]:
    """A store with progress of its own."""
    with Store.open(store.path.with_name("other.db"), store.now) as opened:
        opened.append(Draft(kind=BEGUN, lesson="x"))
        yield opened


def forged(values: list[dict[str, Any]]) -> list[bytes]:
    """Lines with every checksum right, as by someone who knows the format."""
    crc: dict[str, int] = {}
    for value in values[1:-1]:
        if "device" in value:
            device = str(value["device"])
            row = [value.get(name) for name in chain.COLUMNS.split(", ")[:-1]]
            body = json.dumps(value.get("body"), separators=(",", ":"))
            crc[device] = chain.link(crc.get(device, chain.start(device).crc), [*row, body])  # type: ignore[list-item]
            value["crc"] = crc[device]
            values[0]["devices"].setdefault(device, {"number": value.get("number"), "crc": 0})
            values[0]["devices"][device]["crc"] = crc[device]
    return sealed(values)


def sealed(values: list[dict[str, Any]]) -> list[bytes]:
    """Lines with the last of them, which is over all others, right."""
    lines = [json.dumps(value, separators=(",", ":")).encode() + b"\n" for value in values[:-1]]
    if isinstance(values[-1]["end"], dict):
        values[-1]["end"]["sha256"] = sha256(b"".join(lines)).hexdigest()
    return [*lines, json.dumps(values[-1]).encode() + b"\n"]


def refusal(other: Store, lines: list[bytes]) -> str:
    """Why the lines are not taken; nothing may have changed."""
    before = list(custody.lines(other, "0"))
    with pytest.raises(NotTaken) as refused:
        custody.merge(other, Transfer(lambda: lines))
    assert list(custody.lines(other, "0")) == before
    other.verify()
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_the_export_is_what_the_guide_says(export: list[bytes]) -> None:
    head, *events, place, end = map(json.loads, export)
    assert (head["format"], head["version"], head["by"]) == (FORMAT, VERSION, "0.1.0")
    assert [event["number"] for event in events] == [1, 2, 3]
    assert events[1]["body"] == {"answer": ["ö"], "credit": 0.1, "day": "2031-05-04"}
    assert place["place"]["words"] == "words"
    assert end["end"] == {"events": 3, "places": 1, "sha256": sha256(b"".join(export[:-1])).hexdigest()}


def test_forging_keeps_a_good_file_good(export: list[bytes], other: Store) -> None:
    lines = forged([json.loads(line) for line in export])
    assert custody.merge(other, Transfer(lambda: lines)).added == {"x": 3}


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([], "is empty"),
        ([b"\n"], "is not a file that `tutor export --all` wrote"),
        ([b"\x7fELF\x00\xff"], "is not a file that `tutor export --all` wrote"),
        ([b"[" * 100_000], "is not a file that `tutor export --all` wrote"),
        ([b'{"format":"tutor-answers"}\n'], "is not a file that `tutor export --all` wrote"),
        ([b'{"format":"tutor-progress","version":2}\n'], "was written by a newer version of tutor"),
        ([b'{"format":"tutor-progress","version":1,"devices":{}}\n'], "breaks off after line 1"),
        ([b'{"format":"tutor-progress","version":true,"devices":{}}\n'], "does not say its version"),
        ([b'{"format":"tutor-progress","version":1,"devices":[]}\n'], "line 1 is not what was written"),
        ([b" " * (LONGEST_LINE + 1)], "longer than any that tutor writes"),
    ],
)
def test_what_is_no_export_is_refused(other: Store, lines: list[bytes], why: str) -> None:
    assert why in refusal(other, lines)


def test_a_file_cut_off_anywhere_is_refused(export: list[bytes], other: Store) -> None:
    whole = b"".join(export)
    for length in range(0, len(whole) - 1, 37):
        said = refusal(other, whole[:length].splitlines(keepends=True))
        assert "complete" in said or "wrote" in said or "empty" in said, (length, said)
    assert "goes on after its end" in refusal(other, [*export, b"{}\n"])


def test_a_changed_byte_anywhere_is_found(export: list[bytes], other: Store) -> None:
    whole, chance = bytearray(b"".join(export)), random.Random(0)
    for _ in range(150):
        at = chance.randrange(len(whole) - 1)
        kept, whole[at] = whole[at], whole[at] ^ (1 << chance.randrange(8))
        assert refusal(other, bytes(whole).splitlines(keepends=True))
        whole[at] = kept


def test_lines_left_out_doubled_or_in_another_order_are_found(export: list[bytes], other: Store) -> None:
    for at in range(len(export)):
        assert refusal(other, export[:at] + export[at + 1 :])
        assert refusal(other, export[: at + 1] + export[at:])
    assert refusal(other, [export[0], *reversed(export[1:-1]), export[-1]])


@pytest.mark.parametrize(
    "change",
    [
        lambda v: v[1].update(number=2),
        lambda v: v[1].update(number=True),
        lambda v: v[1].update(number=1.0),
        lambda v: v[2].update(ordered=0),
        lambda v: v[3].update(ordered=2**63 - 1),
        lambda v: v[3].update(ordered=10**40),
        lambda v: v[1].update(wall=2**63),
        lambda v: v[1].update(wall="now"),
        lambda v: v[1].update(kind="DROP TABLE"),
        lambda v: v[1].update(kind=""),
        lambda v: v[1].update(kind="blank"),
        lambda v: v[1].update(lesson=""),
        lambda v: v[1].update(lesson=None),
        lambda v: v[1].update(lesson="x" * 5000),
        lambda v: v[1].update(lesson="\ud800"),
        lambda v: v[1].update(id=""),
        lambda v: v[1].update(body=[]),
        lambda v: v[1].update(body="{}"),
        lambda v: v[1].update(body={"a": float("nan")}),
        lambda v: v[1].update(more=1),
        lambda v: v[1].pop("section"),
        lambda v: v[0].update(secret="not hexadecimal"),
        lambda v: v[0].update(secret=5),
        lambda v: v[0]["devices"].update(none={"number": 0, "crc": 0}),
        lambda v: v[0]["devices"].update(none=3),
        lambda v: v[4]["place"].update(offset=-1),
        lambda v: v[4]["place"].update(offset="1"),
        lambda v: v[4]["place"].pop("words"),
        lambda v: v[4].update(place=[]),
        lambda v: v[5].update(end=[]),
        lambda v: v[5]["end"].update(events=4),
    ],
)
def test_a_forged_file_is_refused(export: list[bytes], other: Store, change: Change) -> None:
    values = [json.loads(line) for line in export]
    change(values)
    assert refusal(other, forged(values))


@pytest.mark.parametrize(
    ("line", "change"), [(1, {"wall": 5}), (2, {"body": {"answer": ["x"], "credit": 1.0}})]
)
def test_an_event_that_is_not_what_its_crc_says_is_refused(
    export: list[bytes], other: Store, line: int, change: dict[str, Any]
) -> None:
    values = [json.loads(line) for line in export]
    values[line].update(change)
    assert refusal(other, sealed(values))


def test_a_file_that_changes_while_it_is_read_is_refused(export: list[bytes], other: Store) -> None:
    readings = iter([export, export[:3]])
    before = list(custody.lines(other, "0"))
    with pytest.raises(NotTaken):
        custody.merge(other, Transfer(lambda: next(readings)))
    assert list(custody.lines(other, "0")) == before


def test_an_event_of_a_kind_that_this_version_does_not_know_is_kept(
    export: list[bytes], other: Store
) -> None:
    values = [json.loads(line) for line in export]
    values[3].update(kind="dreamt-of")
    custody.merge(other, Transfer(lambda: forged(values)))
    assert [event.kind for event in other.events("x")].count("dreamt-of") == 1
    other.verify()

"""What can be reported, and what cannot."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta, timezone
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.progress.event import JSON, Draft, microseconds, moment


def test_every_draft_has_an_id_of_its_own() -> None:
    assert len({Draft(kind="begun", lesson="x").id for _ in range(100)}) == 100


@pytest.mark.parametrize("kind", ["", "Begun", "section_read", "a b", "-a", "a-", "a--b", "1a", "x\n", "é"])
def test_a_kind_is_kebab_case(kind: str) -> None:
    with pytest.raises(ValueError, match="kind"):
        Draft(kind=kind, lesson="x")


def test_an_event_belongs_to_a_lesson() -> None:
    with pytest.raises(ValueError, match="lesson"):
        Draft(kind="begun", lesson="")


@pytest.mark.parametrize("body", [{"a": math.nan}, {"a": math.inf}, {"a": b"x"}, {"a": {1, 2}}])
def test_what_is_not_json_is_refused_at_once(body: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        Draft(kind="answered", lesson="x", body=cast("dict[str, JSON]", body))


def test_an_id_that_is_not_text_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        Draft(kind="answered", lesson="x", question="\ud800")


def test_a_time_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        Draft(kind="begun", lesson="x", wall=datetime.fromisoformat("2031-01-01"))


def test_a_body_reads_as_it_will_be_read_back_and_does_not_follow_its_source() -> None:
    answers = {"answer": ("a", "b")}
    draft = Draft(kind="answered", lesson="x", body=answers)
    answers.clear()
    assert draft.body == {"answer": ["a", "b"]}


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-7, minutes=30))])))
def test_a_time_survives_to_the_microsecond(time: datetime) -> None:
    assert moment(microseconds(time)) == time
    assert moment(microseconds(time)).tzinfo is UTC

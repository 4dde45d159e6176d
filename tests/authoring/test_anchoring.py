"""A few words are found again, also where they are not quite the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.authoring.anchoring import Words

TEXT = (
    "On Monday evening the council voted to end the ferry. Nobody at the quay had heard of it. "
    "On Tuesday morning the captain’s daughter read it aloud."
)


def read_as(anchor: str, text: str = TEXT) -> list[str]:
    words = Words(text)
    return [text[words.starts[p.first] : words.ends[p.last - 1]] for p in words.places(anchor)]


@pytest.mark.parametrize(
    ("anchor", "here"),
    [
        ("the council voted", "the council voted"),
        ("THE COUNCIL, voted!", "the council voted"),
        ("the captain's daughter", "the captain’s daughter"),
        ("the councill voted to end", "the council voted to end"),
        ("On Monday night the council voted", "On Monday evening the council voted"),
        ("Monday the council voted to", "Monday evening the council voted to"),
        ("the town council voted to end", "the council voted to end"),
    ],
)
def test_the_words_are_found(anchor: str, here: str) -> None:
    assert read_as(anchor) == [here]


@pytest.mark.parametrize(
    "anchor",
    ["the mayor resigned", "a voted council", "ferry council", "", "…", "in 1962 the council of 1963"],
)
def test_other_words_are_not(anchor: str) -> None:
    assert read_as(anchor) == []


def test_one_number_is_never_read_for_another() -> None:
    assert read_as("in 1962", "in 1963 and in 1962") == ["in 1962"]


def test_every_place_is_found_and_the_same_words_cost_least() -> None:
    text = "The boat left at noon. The boat lift at noon. Then the boat left at noon."
    places = Words(text).places("the boat left at noon")
    assert [place.cost for place in places] == [0, 0.5, 0]


def test_a_script_without_spaces_is_read_sign_by_sign() -> None:
    assert read_as("最后的渡船", "这是最后的渡船。") == ["最后的渡船"]


def test_a_text_of_one_word_over_and_over_ends() -> None:
    assert len(Words("the " * 50_000).places("the the the the the")) == 60


@given(
    st.lists(st.sampled_from(["the", "boat", "left", "at", "noon", "quay", "a"]), min_size=1, max_size=60),
    st.data(),
)
def test_any_run_of_the_words_is_found_where_it_stands(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, min(len(words), start + 7)))
    run = words[start:end]
    places = Words(" ".join(words)).places(" ".join(run))
    exact = [at for at in range(len(words) - len(run) + 1) if words[at : at + len(run)] == run]
    found = [place.first for place in places if place.cost == 0]
    assert found
    assert set(found) <= set(exact)

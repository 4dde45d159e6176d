"""Sections are found in their order, whatever stands around them."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.authoring.aligning import align
from tutor.lesson.model import Anchor, Stretch
from tutor.reading.passage import Block, Passage

TEXT = (
    "The ferry left at noon",
    "On Monday evening the council met. It was late. The council voted by nine to four.",
    "“The captain has steered it for years,” they said. Map of the old crossing today. “No road ever will.”",
    "What does a causeway cost? Nobody knew. They will pay for it twice.",
)
ANCHORS = [
    Anchor("On Monday evening", "by nine to four"),
    Anchor("The captain has steered", "no road ever will"),
    Anchor("What does a causeway", "pay for it twice"),
]


def found(text: Sequence[str] = TEXT, anchors: Sequence[Anchor | None] = ANCHORS) -> list[str]:
    passage = Passage(tuple(Block("paragraph", words) for words in text))
    return [passage.text[one.start : one.end] for one in align(passage, anchors)]


def test_each_section_is_its_stretch_with_its_quotation_marks_and_stops() -> None:
    assert found() == [TEXT[1], TEXT[2], TEXT[3]]


def test_of_equal_places_the_one_in_the_order_of_the_lesson_counts() -> None:
    teaser = "On Monday evening the council … by nine to four"
    assert found([TEXT[3], *TEXT, teaser]) == [TEXT[1], TEXT[2], TEXT[3]]


def test_a_beginning_is_rather_read_where_a_paragraph_begins() -> None:
    text = [f"It was said that on Monday evening there was rain. {TEXT[0]}", *TEXT[1:]]
    assert found(text)[0] == TEXT[1]


def test_a_section_that_is_not_there_leaves_the_others() -> None:
    assert found([TEXT[1], TEXT[3]]) == [TEXT[1], "", TEXT[3]]


def test_where_one_end_is_missing_the_neighbour_is_the_border() -> None:
    changed = TEXT[2].replace("“No road ever will.”", "That is all.")
    assert found([*TEXT[:2], changed, TEXT[3]])[1] == changed
    changed = TEXT[2].replace("The captain has steered it", "She steers the boat")
    assert found([*TEXT[:2], changed, TEXT[3]])[1] == changed


def test_a_last_section_without_its_end_has_no_border() -> None:
    assert found([*TEXT[:3], "What does a causeway cost? Follow us."])[2] == ""


def test_a_section_without_an_anchor_is_passed_over() -> None:
    assert found(anchors=[ANCHORS[0], None, ANCHORS[2]]) == [TEXT[1], "", TEXT[3]]


def test_another_text_has_nothing() -> None:
    assert found(["A recipe for fish soup.", "Take four fish, and the water of the sea."]) == []
    assert found(["On Monday evening we cook."]) == []


def test_what_is_skipped_is_found_inside_the_section_only() -> None:
    skip = Anchor("The captain has", "no road ever will", (Stretch("Map of the old", "crossing today"),))
    passage = Passage(tuple(Block("paragraph", words) for words in ("Map of the old crossing today.", *TEXT)))
    _, captain, _ = align(passage, [ANCHORS[0], skip, ANCHORS[2]])
    assert [passage.text[start:end] for start, end in captain.skips] == ["Map of the old crossing today."]


def test_a_book_of_many_sections_is_lined_up() -> None:
    text = [
        f"Chapter {n} begins with word{n} here. It goes on. And so ends tale{n} at last." for n in range(300)
    ]
    anchors = [Anchor(f"Chapter {n} begins with", f"ends tale{n} at last") for n in range(300)]
    assert found(text, anchors) == text

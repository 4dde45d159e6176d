"""A copy is lined up with a lesson, cleaned, and told of section by section."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.authoring.attaching import Attachment, attach, renewed
from tutor.authoring.manuscript import manuscript
from tutor.library import Library
from tutor.library.attached import read, write
from tutor.library.opened import OpenLesson

Open = Callable[[str], OpenLesson]
SECTIONS = {
    "the-vote": "On Monday evening the council voted to end the ferry, by nine to four.",
    "the-captain": (
        "Orla Venn has steered it for forty years. She told Captain Venn friends that the sums never counted "
        "the winter ice.\n\n“A boat comes back when you call it,” said Venn; “no road ever will.”"
    ),
    "the-bill": (
        "What does a causeway cost? Nobody at the table could say. The causeway of the next island cost "
        "twice what was promised, so the town will pay for it twice."
    ),
}


@pytest.fixture
def open_lesson(tmp_path: Path) -> Open:
    """Opens a lesson's text."""

    def opened(text: str) -> OpenLesson:
        path = tmp_path / "last-ferry.toml"
        path.write_text(text, encoding="utf-8")
        return Library((), None).open(str(path))

    return opened


@pytest.fixture
def lesson(open_lesson: Open, ferry_lesson: str) -> OpenLesson:
    """The lesson about the ferry."""
    return open_lesson(ferry_lesson)


def lined_up(lesson: OpenLesson, text: str) -> Attachment:
    return attach(lesson, manuscript(text.encode()), "page.txt")


def texts(attachment: Attachment) -> dict[str, str]:
    return {section: passage.text for section, passage in attachment.copy.passages.items()}


def test_all_sections_of_a_web_page_are_found_without_its_clutter(
    lesson: OpenLesson, ferry_page: str
) -> None:
    attachment = lined_up(lesson, ferry_page)
    assert texts(attachment) == SECTIONS
    assert [report.outcome for report in attachment.reports] == ["found"] * 3
    assert attachment.differences == ()
    left_out = [(piece.why, piece.words) for piece in attachment.reports[1].dropped]
    assert ("photo credit", "Photo: Harbour Pictures") not in left_out
    assert ("related links", "Island school keeps its roof") in left_out
    assert ("skipped", "Map of the old crossing. The line shows the crossing today.") in left_out


def wrapped(text: str, width: int) -> str:
    import textwrap

    parts = text.split("\n\n")
    return "\n\n".join("\n".join(textwrap.wrap(part, width, break_on_hyphens=False)) for part in parts)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: wrapped(text, 50),
        lambda text: wrapped(text, 31).replace("winter", "win-\nter"),
        lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("steered", "steer\u00aded"),
    ],
    ids=["wrapped", "hyphened", "straight quotes", "CRLF", "hard spaces", "soft hyphens"],
)
def test_another_look_of_the_same_words_changes_nothing(
    lesson: OpenLesson, ferry_page: str, change: Callable[[str], str]
) -> None:
    attachment = lined_up(lesson, change(ferry_page))
    plain = {
        section: text.replace('"', "“").replace("”", "“").replace("\u00a0", " ")
        for section, text in texts(attachment).items()
    }
    assert plain == {section: text.replace("”", "“") for section, text in SECTIONS.items()}
    assert [report.outcome for report in attachment.reports] == ["found"] * 3


def test_small_edits_are_told_of(lesson: OpenLesson, ferry_page: str) -> None:
    text = ferry_page.replace("On Monday evening", "On Monday night").replace(
        "the sums never", "the bills never"
    )
    attachment = lined_up(lesson, text)
    assert attachment.found == 3
    vote, captain, _ = attachment.reports
    assert vote.differences == (
        "it begins “On Monday night the council”; the lesson says “On Monday evening the council”",
    )
    assert captain.differences == (
        "question `years`: “the sums never counted” is not there; the study edition has its proof",
    )


def test_a_section_that_is_missing_is_told_of_and_left_out(lesson: OpenLesson, ferry_page: str) -> None:
    attachment = lined_up(lesson, ferry_page[: ferry_page.index("What does")])
    assert set(attachment.copy.passages) == {"the-vote", "the-captain"}
    assert attachment.reports[2].outcome == "not found"
    assert len(attachment.reports[2].differences) == 2
    assert attachment.differences != ()


def test_another_article_has_nothing_of_the_lesson(lesson: OpenLesson) -> None:
    attachment = lined_up(lesson, "Take four fish.\n\nThe water of the sea will do.")
    assert attachment.found == 0
    assert {report.outcome for report in attachment.reports} == {"not found"}


def test_terms_are_marked_in_the_words_of_the_copy(lesson: OpenLesson, ferry_page: str) -> None:
    passages = lined_up(lesson, ferry_page).copy.passages
    marked = [passages["the-bill"].text[mark.start : mark.end] for mark in passages["the-bill"].terms]
    assert marked == ["causeway", "causeway"]


def test_a_copy_is_lined_up_again_when_the_lesson_changed(
    tmp_path: Path, open_lesson: Open, ferry_lesson: str, ferry_page: str
) -> None:
    write(tmp_path, lined_up(open_lesson(ferry_lesson), ferry_page).copy)
    changed = open_lesson(ferry_lesson.replace('end = "by nine to four"', 'end = "to end the ferry"'))
    kept = read(tmp_path, "last-ferry")
    assert kept is not None
    copy, said = renewed(tmp_path, changed, kept)
    assert said == ""
    assert copy.passages["the-vote"].text == "On Monday evening the council voted to end the ferry,"
    assert read(tmp_path, "last-ferry") == copy


def test_what_is_lost_by_a_change_of_the_lesson_is_said_and_nothing_is_overwritten(
    tmp_path: Path, open_lesson: Open, ferry_lesson: str, ferry_page: str
) -> None:
    write(tmp_path, lined_up(open_lesson(ferry_lesson), ferry_page).copy)
    changed = open_lesson(
        ferry_lesson.replace(
            'start = "What does a causeway cost"', 'start = "In the beginning was a quay"'
        ).replace('end = "pay for it twice"', 'end = "and nothing came of it"')
    )
    kept = read(tmp_path, "last-ferry")
    assert kept is not None
    copy, said = renewed(tmp_path, changed, kept)
    assert "1 section of it can no longer be found" in said
    assert set(copy.passages) == {"the-vote", "the-captain"}
    assert read(tmp_path, "last-ferry") == kept


@pytest.mark.parametrize(
    "text",
    [
        "the " * 20_000,
        "AaA " * 20_000,
        "AaAa MORE " * 20_000,
        "a" * 200_000,
        "a-\n" * 60_000,
        "[read more: " * 20_000,
        "On Monday evening the council " * 5_000,
        "by nine to four On Monday evening the council " * 3_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_copy_comes_to_an_end(lesson: OpenLesson, text: str) -> None:
    assert lined_up(lesson, text).found <= 1

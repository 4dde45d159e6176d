"""Notes that came from elsewhere, full of harmful strings: they stand there as text, and do nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.security.conftest import ACCEPTED, REFUSED
from tests.security.test_screens import dense, hides, shows
from tutor.progress.event import JSON, Draft

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine

Stray = Callable[[bytes], set[str]]
SENTENCE = "The bell hung in the old tower for years."
LESSON = f"""format = 1
id = "bell"
title = "T"
[[sections]]
id = "s"
title = "S"
text = "{SENTENCE} Then not."
"""
HARM = " ".join((*ACCEPTED, *REFUSED))


def put(machine: Machine) -> None:
    """A note on a sentence that is there, and one on a sentence that is not."""
    machine.write("bell.toml", LESSON)
    with machine.store() as store:
        store.append(Draft(kind="begun", lesson="bell"))
        for name, words, note in (("a", SENTENCE, f"note {HARM}"), ("b", f"gone {HARM}", HARM)):
            body: dict[str, JSON] = {
                "mark": name,
                "words": words,
                "at": 0,
                "note": note,
                "edition": HARM,
                "before": HARM,
            }
            if name == "a":
                del body["before"]
            store.append(Draft(kind="marked", lesson="bell", section=f"s{HARM}", body=body))


def test_the_list_the_field_and_the_question_show_them_as_text(machine: Machine, stray: Stray) -> None:
    put(machine)
    window = machine.start("read", "bell", size=(100, 50))
    shows(window, f"✎ {SENTENCE}")
    window.press("M")
    shows(window, "Marks and notes", "gone [@click=app.quit]x[/]", "note [@click=app.quit]x[/]")
    window.write("note")
    hides(window, "gone")
    window.press("Enter")
    hides(window, "Marks and notes")
    window.press("Tab")
    window.until("Open note")
    window.press("Enter")
    shows(window, SENTENCE, "[@click='app.bell']x[/@click]", "\x1b]0;title\x07")
    window.press("Escape")
    hides(window, "app.bell")
    window.press("M")
    shows(window, "Marks and notes")
    window.write("gone")
    hides(window, SENTENCE[:20])
    window.press("Enter")
    shows(window, "Kept aside", "[@click=app.quit]x[/]", "Remove it")
    window.press("1")
    window.until("Keep")
    assert dense("\u202e") not in dense(window.text)
    window.press("Enter")
    window.until_gone("Keep")
    window.press("m", "Space")
    shows(window, "Remove the mark with its note?", "note [@click=app.quit]x[/]")
    window.press("Escape", "Escape")
    window.press("Ctrl-Q")
    assert window.wait() == 0
    assert stray(bytes(window.raw)) == set()
    assert not (machine.home / "state").exists(), "no fault of the program"


def test_the_sheet_is_printed_as_text_with_its_lesson_and_without(machine: Machine, stray: Stray) -> None:
    put(machine)
    for _ in range(2):
        done = machine.run("notes", "bell")
        assert done.returncode == 0
        assert stray(done.stdout.replace(b"\n", b"")) == set()
        assert stray(done.stderr.replace(b"\n", b"")) == set()
        assert b"\\[@click=app.quit\\]x\\[/\\]" in done.stdout
        (machine.lessons / "bell.toml").unlink(missing_ok=True)

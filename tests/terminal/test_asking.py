"""What is asked on a terminal before something goes out, comes in or is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tutor.progress.event import JSON, Draft

if TYPE_CHECKING:
    from tests.terminal.conftest import Machine


@pytest.mark.parametrize(
    ("answer", "said", "left"),
    [("y", "Forgotten: 2 entries.", 0), ("no", "Nothing was deleted.", 2), ("", "Nothing was deleted.", 2)],
)
def test_nothing_is_deleted_without_a_yes(machine: Machine, answer: str, said: str, left: int) -> None:
    with machine.store() as store:
        store.append(Draft(kind="begun", lesson="bridge"), Draft(kind="known", lesson="bridge"))
    window = machine.start("forget", "bridge")
    window.until("This deletes 2 entries of: bridge, also from the backups that tutor made.")
    window.until("It cannot be undone. Delete it for good? [y/N]")
    window.write(answer)
    window.press("Enter")
    window.until(said)
    assert window.wait() == (0 if not left else 1)
    with machine.store() as store:
        assert len(list(store.events())) == left


def test_what_goes_out_is_shown_with_its_lines_broken_between_words(machine: Machine) -> None:
    with machine.store() as store:
        body: dict[str, JSON] = {"answer": ["a"], "credit": 1}
        store.append(Draft(kind="answered", lesson="bridge", question="q", body=body))
    window = machine.start("export", "-o", "out.jsonl", size=(60, 40))
    window.until("1 answer and 0 flags from 1 lesson: bridge", "tries, hints, looks at the passage", "[y/N]")
    window.press("n", "Enter")
    window.until("Nothing was written.")
    assert window.wait() == 1

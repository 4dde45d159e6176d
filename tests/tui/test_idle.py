"""What is done when nothing happens: the progress file is checked and backed up, and what fails is told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from textual.worker import WorkerCancelled

from tutor.progress import rotation
from tutor.progress.event import Draft
from tutor.progress.fault import NotSaved
from tutor.tui import running as app_module
from tutor.tui.app import Ended, TutorApp

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.conftest import Desk


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "IDLE", 0.01)


async def idle(app: TutorApp, pilot: Pilot[Ended]) -> None:
    """Wait until the idle time was used; ending the program cancels what it was used for."""
    await pilot.pause(0.05)
    with suppress(WorkerCancelled):
        await app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_backup_is_made_once_a_day(desk: Desk) -> None:
    for _ in range(2):
        app = desk.app("bridge")
        async with app.run_test(size=(80, 24)) as pilot:
            await idle(app, pilot)
    assert len(rotation.backups(desk.store().path)) == 1


async def test_a_backup_that_cannot_be_made_is_told_and_nothing_else_happens(
    desk: Desk, screen_text: Callable[[TutorApp], str]
) -> None:
    path = desk.store().path
    rotation.folder(path).write_bytes(b"")
    app = desk.app("bridge")
    async with app.run_test(size=(80, 24)) as pilot:
        await idle(app, pilot)
        assert "No backup was made" in screen_text(app)
        await pilot.press("ctrl+q")
    assert app.return_value == Ended()


async def test_damage_ends_the_program_with_the_command_that_helps(desk: Desk) -> None:
    app = desk.app("bridge")
    store = app._recorder.store
    assert store is not None
    store.append(Draft(kind="begun", lesson="bridge"))
    store._connection.execute("UPDATE event SET lesson = 'other'")
    async with app.run_test(size=(80, 24)) as pilot:
        await idle(app, pilot)
    assert app.return_value is not None
    assert app.return_value.code == 1
    assert "`tutor recover`" in app.return_value.message
    assert not rotation.folder(store.path).exists()


async def test_damage_does_not_end_it_while_something_is_not_saved(
    desk: Desk, screen_text: Callable[[TutorApp], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = desk.app("bridge")
    store = app._recorder.store
    assert store is not None
    store.append(Draft(kind="begun", lesson="bridge"))
    store._connection.execute("UPDATE event SET lesson = 'other'")

    def refuse(*_: object) -> None:
        raise NotSaved("Not saved: it is damaged.", "damaged")

    monkeypatch.setattr(store, "append", refuse)
    app._recorder.record(Draft(kind="known", lesson="bridge"))
    async with app.run_test(size=(120, 24)) as pilot:
        await idle(app, pilot)
        assert app.return_value is None
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "not saved" in screen_text(app)

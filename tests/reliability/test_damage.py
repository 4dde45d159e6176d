"""No damage is silent, and none is the end: what a file is harmed by is told, and what is left comes back.

Each is done several times, under the full check; then the file is recovered, with a backup and without.
"""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from tests.reliability.damage import KINDS, Damage, flip
from tutor.progress import recovery, rotation
from tutor.progress.event import JSON, Draft
from tutor.progress.fault import RecoverableStore
from tutor.progress.store import Store, StoredPlace

pytestmark = pytest.mark.long

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
TIMES = 4
FLIPS = int(os.environ.get("TUTOR_FLIPS", "1000"))
SHARES = 4

Everything = list[object]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store, older copies of it, the log of the newer of them, and another store's log."""
    folder = tmp_path_factory.mktemp("sound")
    path = folder / "progress.db"
    for number, name in enumerate(("oldest.db", "older.db")):
        with Store.open(path, lambda: NOW) as store:
            for lesson in ("x", "y")[number : number + 1]:
                fill(store, lesson)
        shutil.copy(path, folder / name)
    with Store.open(path, lambda: NOW) as store:
        for number in range(12):
            store.append(Draft(kind="answered", lesson="x", question=f"n{number}", body={"answer": "later"}))
        shutil.copy(folder / "progress.db-wal", folder / "its.log")
        store.verify()
    with Store.open(folder / "foreign.db", lambda: NOW) as store:
        for number in range(12):
            store.append(Draft(kind="begun", lesson=f"foreign-{number}"))
        shutil.copy(folder / "foreign.db-wal", folder / "foreign.log")
    return folder


def fill(store: Store, lesson: str) -> None:
    """Something of everything."""
    store.append(Draft(kind="begun", lesson=lesson))
    for number in range(12):
        body: dict[str, JSON] = {"answer": "an answer " * number * number, "credit": number % 3 / 2}
        store.append(
            Draft(kind="answered", lesson=lesson, section="s", question=f"q{number}", body=body),
            Draft(kind="section-read", lesson=lesson, section=f"s{number % 4}"),
            Draft(kind="looked-up", lesson=lesson, body={"term": f"term {number}"}),
            Draft(kind="known", lesson=lesson, body={"term": f"term {number}"}),
        )
    store.meet(lesson, {"title": "A title"})
    store.save_place(lesson, StoredPlace("s1", 17, "a few words"))
    store.remember_path(Path("/lessons") / lesson)


def everything(path: Path) -> Everything:
    """All that can be asked of the store, which is looked through first. Raises StoreError."""
    with Store.open(path, lambda: NOW) as store:
        store.verify()
        found: Everything = [list(store.events()), store.standings(), store.paths()]
        for lesson in ("x", "y"):
            found += [store.attempts(lesson), store.looked_up(lesson), store.met(lesson)]
            found += [store.known_terms(lesson), store.place(lesson)]
        return found


def told(path: Path, right: Everything) -> bool:
    """Is the damage told? Else it has to be harmless: nothing that can be asked for differs."""
    try:
        assert everything(path) == right
    except RecoverableStore as error:
        assert str(path) in str(error)
        assert "`tutor recover`" in str(error)
        return True
    return False


def goes_on(path: Path, right: Everything) -> None:
    """What is stored after a harm that was none is kept, and everything before it."""
    events = right[0]
    with Store.open(path, lambda: NOW) as store:
        new = store.append(Draft(kind="begun", lesson="new"))
        assert list(store.events()) == [*events, *new]  # type: ignore[misc]
    with Store.open(path, lambda: NOW) as store:
        assert store.verify() is False
        assert list(store.events()) == [*events, *new]  # type: ignore[misc]


def recovered(path: Path) -> tuple[int, int]:
    """Recover; how many entries came back, and how many are said to be lost."""
    with recovery.recovered(path, NOW) as made:
        recovery.put_in_place(path, made, NOW)
    return made.from_backup + made.added, made.lost


def harmed(sound: Path, folder: Path, damage: Damage, chance: Random) -> Path:
    """A copy that came to harm."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    path = folder / "progress.db"
    damage(path, chance)
    for other in ("oldest.db", "older.db", "its.log", "foreign.db", "foreign.log"):
        (folder / other).unlink(missing_ok=True)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_damage_of_every_kind_is_told_and_what_is_left_comes_back(
    sound: Path, tmp_path: Path, kind: str
) -> None:
    right = everything(sound / "progress.db")
    events = {event.id: event for event in right[0]}  # type: ignore[attr-defined]
    for time in range(TIMES):
        path = harmed(sound, tmp_path / "a", KINDS[kind], Random(f"{kind} {time}"))
        if not told(path, right):
            goes_on(path, right)
            continue
        back, lost = recovered(path)
        assert back + lost <= len(events)
        found = {event.id: event for event in everything(path)[0]}  # type: ignore[attr-defined]
        assert len(found) == back
        for key, event in found.items():
            assert (event.kind, event.body, event.question) == (
                events[key].kind,
                events[key].body,
                events[key].question,
            )


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_was_backed_up_is_lost(sound: Path, tmp_path: Path, kind: str) -> None:
    right = everything(sound / "progress.db")
    path = harmed(sound, tmp_path / "a", lambda path, _: None, Random(0))
    rotation.make(path, NOW)
    backups = tmp_path / "backups"
    shutil.copytree(rotation.folder(path), backups)
    for time in range(TIMES):
        path = harmed(sound, tmp_path / "a", KINDS[kind], Random(f"{kind} {time}"))
        shutil.copytree(backups, rotation.folder(path))
        if told(path, right):
            assert recovered(path)[0] == len(right[0])  # type: ignore[arg-type]
            assert everything(path) == right


@pytest.mark.parametrize("share", range(SHARES))
def test_no_flipped_bit_is_silent(sound: Path, tmp_path: Path, share: int) -> None:
    right = everything(sound / "progress.db")
    chance = Random(share)
    count = 0
    for _ in range(FLIPS // SHARES):
        path = harmed(sound, tmp_path / "a", flip, chance)
        if told(path, right):
            count += 1
        else:
            goes_on(path, right)
    print(f"counted: {FLIPS // SHARES} flipped bits, {count} told, the others harmless")
    assert count > FLIPS // SHARES // 8, "too few bits were where it matters"


@pytest.mark.parametrize("share", range(SHARES))
def test_behind_a_flipped_bit_all_but_one_event_comes_back(sound: Path, tmp_path: Path, share: int) -> None:
    right = everything(sound / "progress.db")
    total = len(right[0])  # type: ignore[arg-type]
    chance = Random(share + 100)
    lost = []
    for _ in range(FLIPS // SHARES // 5):
        path = harmed(sound, tmp_path / "a", flip, chance)
        if told(path, right):
            back, missing = recovered(path)
            assert back + missing == total
            lost.append(missing)
            everything(path)
    assert lost
    assert sum(one > 1 for one in lost) <= len(lost) // 5 + 1, lost
    assert max(lost) < 40

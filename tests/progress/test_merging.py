"""Two machines' progress becomes one: nothing is lost, nothing doubled, whichever is merged into which.

Small histories are made at random and merged in memory, 60 times, or as often as `TUTOR_MERGES` says:
`TUTOR_MERGES=10000 pytest -m long tests/progress/test_merging.py`. `TUTOR_SEED` gives other histories.
"""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.progress.appending import append
from tutor.progress import chain, custody, forgetting, migration, place, projection, pseudonym, verification
from tutor.progress.connection import transaction
from tutor.progress.event import BEGUN, FORGOT, JSON, Draft, moment
from tutor.progress.merging import Merged, merge
from tutor.progress.standing import StoredPlace
from tutor.progress.store import Store
from tutor.progress.transfer import NotTaken, Transfer, lines

MERGES = int(os.environ.get("TUTOR_MERGES", "60"))
SEED = os.environ.get("TUTOR_SEED", "0")

START = 1_925_000_000_000_000
HOUR = 3_600_000_000
LESSONS = ("x", "y", "z")
QUESTIONS = ("q1", "q2", "q3")
KINDS = (
    *(BEGUN, "section-read", "answered", "answered", "answered", "looked-up", "known", "unknown", "met"),
    *("marked", "unmarked", "reviewed", "reviewed", "counted", "added", "suspended", "resumed", "renamed"),
)

Rows = dict[str, list[tuple[object, ...]]]


class Machine:
    """A store in memory, with a clock that may be wrong."""

    def __init__(self, chance: random.Random, device: str = "") -> None:
        self.chance = chance
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        migration.begin(self.connection)
        self.connection.execute("UPDATE device SET id = ?", (device or chance.randbytes(16).hex(),))
        self.clock = START + chance.randint(-50, 50) * HOUR

    def live(self, steps: int) -> None:
        """Do this and that; now and then forget something."""
        for _ in range(steps):
            self.clock += self.chance.choice((1, HOUR, -HOUR, 30 * HOUR))
            lesson, chosen = self.chance.choice(LESSONS), self.chance.random()
            with transaction(self.connection):
                if chosen < 0.06:
                    forgetting.forget(self.connection, [self._subject()], moment(self.clock))
                elif chosen < 0.15:
                    where = StoredPlace(self.chance.choice(("s1", "s2")), self.chance.randint(0, 9), "words")
                    place.save(self.connection, lesson, where, max(1, self.clock))
                elif chosen < 0.18:
                    pseudonym.make(self.connection)
                else:
                    append(self.connection, [self._draft(lesson)], self.clock)

    def _subject(self) -> forgetting.Subject:
        lesson = self.chance.choice(LESSONS)
        return self.chance.choice(
            ((lesson, self.chance.choice(QUESTIONS)), (lesson, ""), forgetting.EVERYTHING)
        )

    def _draft(self, lesson: str) -> Draft:
        body: dict[str, JSON] = {
            "credit": self.chance.choice((0, 0.1, 1 / 3, 1)),
            "points": self.chance.choice((1, 2)),
            "term": self.chance.choice("ab"),
            "skill": self.chance.choice(("infer", "vocab")),
            "confidence": self.chance.choice((None, 0.5, 0.95)),
            "spent": self.chance.choice((0, 12.5, 600)),
            "day": self.chance.choice(("", "2031-01-01", "2031-01-02")),
            "mark": self.chance.choice(("m1", "m2")),
            "was": self.chance.choice(QUESTIONS),
            "answer": [self.chance.choice(("ö", "\ud83d", "no", "1e400"))],
        }
        return Draft(
            kind=self.chance.choice(KINDS),
            lesson=lesson,
            section=self.chance.choice(("", "s1", "s2")),
            question=self.chance.choice(QUESTIONS),
            fingerprint=self.chance.choice("fg"),
            body=body,
            id=self.chance.randbytes(16).hex(),
        )

    def export(self) -> Transfer:
        """Everything, as another machine gets it."""
        exported = list(lines(self.connection, "0"))
        return Transfer(lambda: exported)

    def take(self, other: Transfer) -> Merged:
        """Merge what another machine exported."""
        with transaction(self.connection):
            return merge(self.connection, other)

    def holds(self) -> Rows:
        """Everything that the store holds, but for whose it is and what was looked through."""
        rows = {
            "event": f"SELECT {chain.COLUMNS}, crc FROM event ORDER BY device, number",
            "device": "SELECT id, number, ordered, crc FROM device WHERE number > 0 ORDER BY id",
            "place": "SELECT * FROM place ORDER BY lesson, edition",
            "pseudonym": "SELECT * FROM pseudonym",
        } | {table: f"SELECT * FROM {table} ORDER BY {key}" for table, key in projection.TABLES.items()}
        return {name: self.connection.execute(query).fetchall() for name, query in rows.items()}

    def verify(self) -> None:
        """See that the log is whole and that the rest follows from it."""
        chain.check(self.connection, whole=True)
        there, noted = chain.count(self.connection)
        assert there == noted
        place.check(self.connection)
        assert verification.follows(self.connection)
        stones = forgetting.tombstones(self.connection)
        for row in self.connection.execute(f"SELECT {chain.COLUMNS} FROM event"):
            assert not forgetting.is_covered(stones, row)


@pytest.fixture
def machines() -> Iterator[Callable[..., Machine]]:
    """Makes machines, and lets go of them at the end."""
    made: list[Machine] = []

    def make(chance: random.Random, device: str = "") -> Machine:
        made.append(Machine(chance, device))
        return made[-1]

    yield make
    for machine in made:
        machine.connection.close()


def merged(chance: random.Random, device: str, exports: Sequence[Transfer]) -> Rows:
    """What a new store holds after these were merged into it, in their order."""
    machine = Machine(chance, device)
    with closing(machine.connection):
        for export in exports:
            machine.take(export)
        machine.verify()
        return machine.holds()


@pytest.mark.long
@pytest.mark.timeout(max(900, MERGES))
def test_any_two_histories_merge_to_the_same_store_in_any_order_and_again() -> None:
    chance = random.Random(SEED)
    seen = {"added": 0, "known": 0, "forgotten": 0, "places": 0}
    for _ in range(MERGES):
        one, other = Machine(chance), Machine(chance)
        with closing(one.connection), closing(other.connection):
            one.live(chance.randint(0, 12))
            if chance.random() < 0.5:
                other.take(one.export())
            other.live(chance.randint(0, 12))
            if chance.random() < 0.5:
                one.take(other.export())
            one.live(chance.randint(0, 12))
            of_one, of_other = one.export(), other.export()
            new = chance.randbytes(16).hex()
            expected = merged(chance, new, (of_one, of_other))
            assert merged(chance, new, (of_other, of_one, of_other, of_one)) == expected
            for machine, export in ((one, of_other), (other, of_one)):
                said = machine.take(export)
                machine.verify()
                assert machine.holds() == expected
                again = machine.take(export)
                assert (again.added, again.forgotten, again.places) == ({}, 0, 0)
                assert machine.holds() == expected
                seen["added"] += sum(said.added.values())
                seen["known"] += said.known
                seen["forgotten"] += said.forgotten
                seen["places"] += said.places
            machine.live(2)
            machine.verify()
    assert all(seen.values()), f"too little was merged to show anything: {seen}"


def test_both_copies_of_a_copied_file_can_be_gone_on_with(machines: Callable[..., Machine]) -> None:
    """A file copied to another machine has the same device; what each copy has more is kept, once."""
    chance = random.Random(SEED)
    for _ in range(20):
        one = machines(chance)
        one.live(6)
        other = machines(chance, "of the copy, until it is one")
        one.connection.backup(other.connection)
        one.live(5)
        other.live(7)
        told = [content(one), content(other)]
        stones = {**forgetting.tombstones(one.connection), **forgetting.tombstones(other.connection)}
        one.take(other.export())
        other.take(one.export())
        for machine in (one, other):
            machine.verify()
            assert content(machine) <= told[0] | told[1]
            assert stones.keys() == forgetting.tombstones(machine.connection).keys()
        assert content(one) == content(other)
        for _ in range(2):
            before = one.holds(), other.holds()
            assert one.take(other.export()).added == other.take(one.export()).added == {}
            assert (one.holds(), other.holds()) == before
        other.live(3)
        one.take(other.export())
        one.verify()
        assert content(one) == content(other)


def content(machine: Machine) -> set[tuple[object, ...]]:
    """Every event without its place in a chain."""
    return set(machine.connection.execute(f"SELECT {chain.COLUMNS[16:]} FROM event WHERE kind != 'blank'"))


def test_a_store_is_merged_with_a_file(store: Store, path: Path) -> None:
    begun, *_ = store.append(
        Draft(kind=BEGUN, lesson="x"), Draft(kind="answered", lesson="x", question="q", body={"credit": 1})
    )
    store.save_place("x", StoredPlace("s", 3, "words"))
    with Store.open(path.with_name("other.db"), store.now) as other:
        export = list(custody.lines(store, "0"))
        expected = custody.would_merge(other, Transfer(lambda: export))
        assert (expected.added, expected.known, expected.places) == ({"x": 2}, 0, 1)
        assert other.attempt("x") == ()
        assert custody.merge(other, Transfer(lambda: export)) == expected
        assert other.attempt("x") == store.attempt("x")
        assert other.place("x") == store.place("x")
        assert other.standings() == store.standings()
        assert other.present_attempt("x") == begun.id
        other.verify()
        assert custody.would_merge(store, Transfer(lambda: list(custody.lines(other, "0")))).added == {}


def test_an_entry_that_is_another_one_here_is_refused_and_nothing_changes(
    machines: Callable[..., Machine],
) -> None:
    chance = random.Random(SEED)
    one, other = machines(chance), machines(chance)
    draft = Draft(kind="answered", lesson="x", question="q", body={"credit": 0}, id="0" * 32)
    for machine, credit in ((one, 0), (other, 1)):
        append(machine.connection, [replace(draft, body={"credit": credit})], START)
    before = one.holds()
    with pytest.raises(NotTaken, match="contradicts"):
        one.take(other.export())
    assert one.holds() == before


def test_a_file_that_leaves_out_what_was_not_forgotten_is_refused(machines: Callable[..., Machine]) -> None:
    chance = random.Random(SEED)
    one, other = machines(chance), machines(chance)
    append(one.connection, [Draft(kind=BEGUN, lesson="x")], START)
    other.take(one.export())
    forgetting.forget(other.connection, [("x", "")], moment(START))
    other.connection.execute(
        f"DELETE FROM event WHERE kind = '{FORGOT}'",
    )
    other.connection.execute("UPDATE device SET number = 0, ordered = 0, crc = 0 WHERE mine = 1")
    before = one.holds()
    with pytest.raises(NotTaken, match="was not forgotten"):
        one.take(other.export())
    assert one.holds() == before


def test_copies_of_an_empty_file_can_both_be_gone_on_with(machines: Callable[..., Machine]) -> None:
    chance = random.Random(SEED)
    one, other = machines(chance, "d"), machines(chance, "d")
    for machine, lesson in ((one, "x"), (other, "y")):
        append(machine.connection, [Draft(kind=BEGUN, lesson=lesson)], START)
    told = content(one) | content(other)
    one.take(other.export())
    other.take(one.export())
    for machine in (one, other):
        machine.verify()
        assert content(machine) == told


def test_what_was_forgotten_before_it_arrives_counts_as_known(machines: Callable[..., Machine]) -> None:
    chance = random.Random(SEED)
    one, other = machines(chance), machines(chance)
    append(one.connection, [Draft(kind=BEGUN, lesson="x"), Draft(kind="known", lesson="y")], START)
    forgetting.forget(other.connection, [("x", "")], moment(START + HOUR))
    said = other.take(one.export())
    assert (said.added, said.known, said.forgotten) == ({"y": 1}, 1, 0)
    other.verify()


def test_of_two_places_left_at_one_moment_the_same_stays_on_both_sides(
    machines: Callable[..., Machine],
) -> None:
    chance = random.Random(SEED)
    one, other = machines(chance), machines(chance)
    for machine, offset in ((one, 1), (other, 2)):
        place.save(machine.connection, "x", StoredPlace("s", offset, ""), START)
    of_one, of_other = one.export(), other.export()
    one.take(of_other)
    other.take(of_one)
    assert one.holds() == other.holds()

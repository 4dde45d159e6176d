"""The tables of the progress file as the statements that make them, in groups that came to be together."""

from __future__ import annotations

EVENTS = (
    """CREATE TABLE device (
        id TEXT PRIMARY KEY NOT NULL,
        mine INTEGER NOT NULL,
        number INTEGER NOT NULL,
        ordered INTEGER NOT NULL,
        crc INTEGER NOT NULL,
        checked_number INTEGER NOT NULL,
        checked_crc INTEGER NOT NULL
    )""",
    """CREATE TABLE event (
        device TEXT NOT NULL,
        number INTEGER NOT NULL,
        id TEXT NOT NULL UNIQUE,
        wall INTEGER NOT NULL,
        ordered INTEGER NOT NULL,
        kind TEXT NOT NULL,
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        section TEXT NOT NULL,
        question TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        body TEXT NOT NULL,
        crc INTEGER NOT NULL,
        UNIQUE (device, number)
    )""",
    "CREATE INDEX event_attempt ON event (lesson, attempt, ordered)",
)
"""The log. `device` holds the end of each device's chain, and how far it was last found whole."""

PROJECTIONS = (
    """CREATE TABLE lesson (
        lesson TEXT PRIMARY KEY NOT NULL,
        attempt TEXT NOT NULL DEFAULT '',
        last_used INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE attempt (
        lesson TEXT NOT NULL,
        id TEXT NOT NULL,
        begun INTEGER,
        begun_order INTEGER,
        sections_read INTEGER NOT NULL DEFAULT 0,
        answered INTEGER NOT NULL DEFAULT 0,
        first_credit REAL NOT NULL DEFAULT 0,
        points REAL NOT NULL DEFAULT 0,
        PRIMARY KEY (lesson, id)
    ) WITHOUT ROWID""",
    """CREATE TABLE result (
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        question TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        first_credit REAL NOT NULL,
        last_credit REAL NOT NULL,
        tries INTEGER NOT NULL,
        points REAL NOT NULL,
        PRIMARY KEY (lesson, attempt, question)
    ) WITHOUT ROWID""",
    """CREATE TABLE section_read (
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        section TEXT NOT NULL,
        PRIMARY KEY (lesson, attempt, section)
    ) WITHOUT ROWID""",
    """CREATE TABLE lookup (
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        term TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (lesson, attempt, term)
    ) WITHOUT ROWID""",
    """CREATE TABLE known (
        lesson TEXT NOT NULL,
        term TEXT NOT NULL,
        PRIMARY KEY (lesson, term)
    ) WITHOUT ROWID""",
    """CREATE TABLE met (
        lesson TEXT PRIMARY KEY NOT NULL,
        body TEXT NOT NULL
    ) WITHOUT ROWID""",
)
"""What follows from the log and can be rebuilt from it; see `projection`."""

ROWS = (
    """CREATE TABLE place (
        lesson TEXT NOT NULL,
        edition TEXT NOT NULL,
        section TEXT NOT NULL,
        offset INTEGER NOT NULL,
        words TEXT NOT NULL,
        crc INTEGER NOT NULL,
        PRIMARY KEY (lesson, edition)
    ) WITHOUT ROWID""",
    """CREATE TABLE remembered (
        number INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        crc INTEGER NOT NULL
    )""",
    "CREATE TABLE verified (wall INTEGER NOT NULL)",
)
"""What is overwritten rather than logged."""

SHARING = (
    "ALTER TABLE place ADD COLUMN wall INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE pseudonym (
        secret TEXT NOT NULL,
        crc INTEGER NOT NULL
    )""",
)
"""What merging and sharing need: when a place was left, and what pseudonyms are made from."""

MARKS = (
    """CREATE TABLE mark (
        lesson TEXT NOT NULL,
        id TEXT NOT NULL,
        since INTEGER NOT NULL,
        section TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (lesson, id)
    ) WITHOUT ROWID""",
)
"""What is marked in the text, and the notes on it: it follows from the log, too."""

SUMS = (
    """CREATE TABLE first_try (
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        question TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        day INTEGER NOT NULL,
        skill TEXT NOT NULL,
        confidence INTEGER,
        credit INTEGER NOT NULL,
        worth INTEGER NOT NULL,
        counts INTEGER NOT NULL,
        PRIMARY KEY (lesson, attempt, question)
    ) WITHOUT ROWID""",
    """CREATE TABLE skill_day (
        lesson TEXT NOT NULL,
        skill TEXT NOT NULL,
        day INTEGER NOT NULL,
        tries INTEGER NOT NULL,
        worth INTEGER NOT NULL,
        PRIMARY KEY (lesson, skill, day)
    ) WITHOUT ROWID""",
    """CREATE TABLE surety (
        lesson TEXT NOT NULL,
        confidence INTEGER NOT NULL,
        answers INTEGER NOT NULL,
        credit INTEGER NOT NULL,
        squared INTEGER NOT NULL,
        PRIMARY KEY (lesson, confidence)
    ) WITHOUT ROWID""",
    """CREATE TABLE active_day (
        lesson TEXT NOT NULL,
        day INTEGER NOT NULL,
        answers INTEGER NOT NULL,
        spent INTEGER NOT NULL,
        PRIMARY KEY (lesson, day)
    ) WITHOUT ROWID""",
    """CREATE TABLE time_on_task (
        lesson TEXT PRIMARY KEY NOT NULL,
        spent INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE term (
        lesson TEXT NOT NULL,
        term TEXT NOT NULL,
        lookups INTEGER NOT NULL,
        PRIMARY KEY (lesson, term)
    ) WITHOUT ROWID""",
    "CREATE INDEX term_lookups ON term (lookups DESC, lesson, term)",
)
"""Sums over what was done, which follow from the log as well."""

CARDS = (
    """CREATE TABLE card (
        lesson TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        section TEXT NOT NULL,
        since INTEGER,
        history TEXT NOT NULL,
        suspended INTEGER NOT NULL,
        known INTEGER,
        resumed INTEGER NOT NULL,
        lapsed INTEGER NOT NULL,
        leech INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        introduced INTEGER,
        stability REAL,
        difficulty REAL,
        last INTEGER,
        spread REAL,
        lapses INTEGER,
        answers INTEGER,
        PRIMARY KEY (lesson, kind, name, fingerprint)
    ) WITHOUT ROWID""",
    "CREATE INDEX card_asked ON card (introduced, last, stability, spread, since, section) WHERE asked",
    "CREATE INDEX card_last ON card (last) WHERE asked",
    "CREATE INDEX card_leech ON card (lesson) WHERE leech",
    """CREATE TABLE stray (
        lesson TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        PRIMARY KEY (lesson, kind, name, fingerprint)
    ) WITHOUT ROWID""",
    "CREATE TABLE settled (lesson TEXT PRIMARY KEY NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID",
)
"""What is asked again, which follows from the log, and what of it there is nothing to ask for here."""

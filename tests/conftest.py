"""Small lessons for tests."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
import tomli_w
from hypothesis import settings

from tutor.lesson.loading import load
from tutor.lesson.model import Lesson

# How long one example takes says more about what else the machine does than about the program.
settings.register_profile("without-a-clock", deadline=None)
settings.load_profile("without-a-clock")

MINIMAL = """\
format = 1
id = "harbour-bell"
title = "The Harbour Bell"

[[sections]]
id = "the-bell"
title = "A bell nobody rings"
text = \"\"\"
The council kept the bell. The petition was signed by forty-one crews.

Nobody has rung it since.
\"\"\"

[[sections.questions]]
id = "why-kept"
type = "choice"
prompt = "Why did the council keep the bell?"
options = ["It was cheap.", "The crews asked for it.", "Nobody could agree."]
answer = "The crews asked for it."
evidence = ["signed by forty-one crews"]
"""


@pytest.fixture(scope="session", autouse=True)
def in_greenwich() -> Iterator[None]:
    """Whatever follows from the time of day follows from that of Greenwich, wherever the tests are run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(autouse=True)
def closed_at_the_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a test leaves open of progress files is closed with it; Python warns of it from 3.13 on."""
    opened: list[sqlite3.Connection] = []

    def noted(connection: sqlite3.Connection) -> sqlite3.Connection:
        opened.append(connection)
        return connection

    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **more: noted(real(*given, **more)))
    yield
    for connection in opened:
        # One that was opened in another thread can be closed only there, and is.
        with suppress(sqlite3.ProgrammingError):
            connection.close()


@pytest.fixture
def minimal_lesson_toml() -> str:
    """A lesson with nothing but what is needed: one section, one question."""
    return MINIMAL


@pytest.fixture
def make_lesson() -> Callable[..., Lesson]:
    """Makes a lesson by way of loading; each change replaces one key at the top of the minimal lesson."""
    return _make_lesson


def _make_lesson(**changes: object) -> Lesson:
    section = {
        "id": "the-bell",
        "title": "A bell nobody rings",
        "text": "The council kept the bell.\n\nThe petition was signed by forty-one crews.",
        "questions": [
            {
                "id": "why-kept",
                "type": "choice",
                "prompt": "Why did the council keep the bell?",
                "options": ["It was cheap.", "The crews asked for it.", "Nobody could agree."],
                "answer": "The crews asked for it.",
            }
        ],
    }
    document = {
        "format": 1,
        "id": "harbour-bell",
        "title": "The Harbour Bell",
        "sections": [section],
        **changes,
    }
    loaded = load(tomli_w.dumps(document).encode())
    assert loaded.lesson is not None, loaded.diagnostics
    assert loaded.ok, loaded.diagnostics
    return loaded.lesson


FERRY = '''\
format = 1
id = "last-ferry"
title = "The Last Ferry"

[source]
title = "Why the ferry should stay"
author = "A. Writer"

[[glossary]]
term = "causeway"
definition = "A raised road across water."

[[glossary]]
term = "Orla Venn"
aliases = ["Venn"]
definition = "The captain of the ferry."

[[sections]]
id = "the-vote"
title = "A vote at night"
source = { start = "On Monday evening the council", end = "by nine to four" }
text = """
The councillors decided to end the ferry, late in the day.

They counted nine voices for it.
"""

[[sections.questions]]
id = "who-decided"
type = "evidence"
prompt = "Point at the sentence that tells who decided."
evidence = ["councillors decided to end"]
evidence_source = ["the council voted"]

[[sections.questions]]
id = "note-only"
type = "true_false"
prompt = "Nine were for it."
answer = true
evidence = ["counted nine voices"]

[[sections]]
id = "the-captain"
title = "The captain"
source = { start = "Orla Venn has steered", end = "no road ever will", skip = [
  { start = "Map of the", end = "crossing today" },
] }
text = """
The captain has forty years of crossings behind her. She doubts that a road is cheaper.
"""

[[sections.questions]]
id = "years"
type = "choice"
prompt = "What does the captain doubt?"
options = ["That a road is cheaper.", "That the tide turns."]
answer = "That a road is cheaper."
proof = true
evidence = ["doubts that a road is cheaper"]
evidence_source = ["the sums never counted"]

[[sections]]
id = "the-bill"
title = "The bill"
source = { start = "What does a causeway cost", end = "pay for it twice" }
text = """
A causeway is dear, and the sea takes its part of it every winter.
"""

[[questions]]
id = "the-point"
type = "choice"
prompt = "What should stay?"
options = ["The ferry", "The vote"]
answer = "The ferry"
evidence = [{ quote = "dear, and the sea", section = "the-bill" }]
evidence_source = ["pay for it twice"]
'''

FERRY_PAGE = """\
Why the ferry should stay

Why the ferry should stay
© Harbour Pictures

On Monday evening the council voted to end the ferry, by nine to four.


Orla Venn has steered it for forty years. She told Captain VennOrla Margaret VennIslanders plan a new \
quay Storm closes road for third time — again MORE friends that the sums never counted the winter ice.

Related articles
Island school keeps its roof
Storm closes road for third time

Map of the old crossing. The line shows the crossing today.

“A boat comes back when you call it,” said Venn; “no road ever will.”

Photo: Harbour Pictures

What does a causeway cost? Nobody at the table could say. The causeway of the next island cost twice what
was promised, so the town will pay for it twice.

Follow A. Writer on Twitter @writer

Sign up for our newsletter"""


@pytest.fixture
def ferry_lesson() -> str:
    """A lesson with a study edition of its own and anchors in an article."""
    return FERRY


@pytest.fixture
def ferry_page() -> str:
    """The article of that lesson, as it comes from a web page: one line for a paragraph, with clutter."""
    return FERRY_PAGE.replace("what\nwas promised", "what was promised")

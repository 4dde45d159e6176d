"""A lesson and what was done with it, for the tests of the cards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tutor.authoring.anki_deck import Deck, deck
from tutor.library import Library
from tutor.progress.event import JSON, Draft
from tutor.progress.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
LESSON = r"""
format = 1
id = "bridge"
title = "The Old :: Bridge"

[[glossary]]
term = "toll"
definition = "Money paid to *pass*. [latex]\\input{/etc/passwd}[/latex] {{Front}} \\(x\\)"
example = "The toll was one coin."

[[sections]]
id = "the-toll"
title = "A toll nobody liked"
text = "The town asked a toll of everyone. Traders hated the toll. The king sent no answer."

[[sections.questions]]
id = "who-hated"
was = ["hated"]
type = "choice"
skill = "retrieve"
prompt = "Who hated the **toll**? <script>alert(1)</script> [sound:x.mp3]"
options = [
  { text = "The traders", correct = true, why = "They wrote letters." },
  { text = "The king" },
  { text = "The mayor" },
]
explanation = "They wrote twice."
evidence = ["Traders hated the toll"]

[[sections.questions]]
id = "right-at-once"
type = "true_false"
prompt = "The king answered."
answer = false

[[sections.questions]]
id = "which-sentence"
type = "evidence"
prompt = "Which sentence tells of the king?"
evidence = ["The king sent no answer"]

[[questions]]
id = "order"
type = "order"
prompt = "What came first?"
items = ["A toll", "Letters", "Silence"]

[[questions]]
id = "pairs"
type = "match"
prompt = "Who did what?"
pairs = [["Traders", "wrote"], ["The king", "was silent"]]

[[questions]]
id = "gap"
type = "cloze"
text = "The town asked a {toll}."

[[questions]]
id = "kinds"
type = "classify"
prompt = "Fact or opinion?"
classes = ["fact", "opinion"]
items = [{ text = "It was one coin.", class = "fact" }, { text = "It was too much.", class = "opinion" }]

[[questions]]
id = "number"
type = "number"
prompt = "How many coins?"
answer = 1
"""


def answered(question: str, section: str, credit: float, **more: JSON) -> Draft:
    """An answer to a question."""
    body: dict[str, JSON] = {"credit": credit, **more}
    return Draft(kind="answered", lesson="bridge", section=section, question=question, body=body)


def made_deck(folder: Path, lesson: str = LESSON) -> Deck:
    """The cards of someone who missed everything but one question, and looked a term up."""
    folder.mkdir(exist_ok=True)
    (folder / "bridge.toml").write_text(lesson)
    with Store.open(folder / "progress" / "progress.db", lambda: NOW) as store:
        store.append(
            Draft(kind="begun", lesson="bridge"),
            Draft(kind="looked-up", lesson="bridge", section="the-toll", body={"term": "toll"}),
            answered("hated", "the-toll", 0),
            answered("hated", "the-toll", 1),
            answered("right-at-once", "the-toll", 1),
            answered("which-sentence", "the-toll", 0),
            *(answered(one, "", 0) for one in ("order", "pairs", "gap", "kinds")),
            answered("number", "", 1, hints=1),
        )
        events = list(store.events("bridge"))
    return deck(Library([folder], None).open("bridge"), events)

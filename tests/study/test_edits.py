"""A lesson that was studied is edited at random, a thousand times: no answer is lost, and none goes astray.

Every version of the lesson is opened over the same store. Beside the lesson the test keeps, for each question
that was answered, what a fair reader of the edits would say: still the same question, or another one now.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import tomli_w

from tutor.lesson.fingerprint import normal
from tutor.quiz.sitting import Item, may_count
from tutor.quiz.step import Answered, Counted, Hinted, MovedOn, Peeked, Proved, Retaken, Skipped, Step, Wrote
from tutor.study.course import Course
from tutor.study.summary import summarise

if TYPE_CHECKING:
    from tests.study.conftest import Shelf

pytestmark = pytest.mark.long

Table = dict[str, Any]
Edit = Callable[["Author"], bool]

LESSONS, VERSIONS, EDITS_A_VERSION = 10, 20, 5
"""Together a thousand edits."""

LESSON = '''
format = 1
id = "bridge"
title = "The Old Bridge"

[study]
gate = "pass"

[[sections]]
id = "toll"
title = "The toll"
text = """
The town asked a toll of everyone - "a coin a head" - who crossed. Traders hated the toll, which they
paid twice a day. The mayor's men sat in the toll house. Nobody asked the king.
"""

[[sections.questions]]
id = "choice"
type = "choice"
prompt = "Who hated the \\"toll\\"?"
options = [
  { text = "The king - far away" },
  { text = "The traders", correct = true },
  { text = "The mayor's men" },
]
hints = ["Look."]

[[sections.questions]]
id = "evidence"
type = "evidence"
prompt = "Which sentence tells who was not asked?"
evidence = [{ quote = "Nobody asked", section = "toll" }]

[[sections.questions]]
id = "proved"
type = "choice"
proof = true
prompt = "How often did they pay?"
options = [{ text = "Once a day" }, { text = "Twice a day", correct = true }, { text = "Never" }]
evidence = [{ quote = "paid twice", section = "toll" }]

[[sections.questions]]
id = "short"
type = "short"
prompt = "What was paid?"
answers = ["toll"]

[[sections.questions]]
id = "number"
type = "number"
prompt = "How many coins a head?"
answer = 1
tolerance = 0

[[sections]]
id = "flood"
title = "The flood"
text = "In spring the river rose. The bridge stood for three days, and on the fourth it was gone."

[[sections.questions]]
id = "multiple"
type = "multiple"
prompt = "What happened in spring?"
options = [
  { text = "The river rose", correct = true },
  { text = "The bridge fell", correct = true },
  { text = "It snowed" },
  { text = "Traders swam" },
]

[[sections.questions]]
id = "true-false"
type = "true_false"
prompt = "The bridge stood for four days."
answer = false

[[sections.questions]]
id = "typed"
type = "cloze"
prompt = "Fill the gaps."
text = "The {river} rose and took the {bridge}."

[[sections.questions]]
id = "picked"
type = "cloze"
prompt = "Fill the gaps from the list."
text = "It stood for {three} days - and a {night}."
bank = ["four", "week"]

[[sections.questions]]
id = "order"
type = "order"
prompt = "What came first?"
items = ["A toll is asked", "The king's silence", "The flood - at last"]

[[questions]]
id = "match"
type = "match"
prompt = "Who did what?"
pairs = [["traders", "hated - and wrote"], ["men", "sat"], ["king", "kept silent"]]
distractors = ["swam"]

[[questions]]
id = "classify"
type = "classify"
prompt = "Fact or opinion?"
classes = ["fact", "opinion"]
items = [{ text = "The river rose.", class = "fact" }, { text = "The toll - a shame.", class = "opinion" }]

[[questions]]
id = "explain"
type = "explain"
prompt = "Why did the toll end?"
model = "The bridge was gone."
rubric = ["names the flood", "says who \\"gained\\""]
'''
ANSWERS: dict[str, list[tuple[str, ...]]] = {
    "choice": [("The traders",), ("The king - far away",), ("The mayor's men",)],
    "evidence": [("Nobody asked the king.",), ("The mayor's men sat in the toll house.",)],
    "proved": [("Twice a day",), ("Never",)],
    "short": [("toll",), ("tolle",), ("money",), ("fee",)],
    "number": [("1",), ("2",), ("3",)],
    "multiple": [("The river rose", "The bridge fell"), ("The river rose",), ("It snowed",)],
    "true-false": [("false",), ("true",)],
    "typed": [("river", "bridge"), ("river", "town"), ("sea", "ship")],
    "picked": [("three", "night"), ("four", "night"), ("four", "week")],
    "order": [
        ("A toll is asked", "The king's silence", "The flood - at last"),
        ("The king's silence", "A toll is asked", "The flood - at last"),
        ("The flood - at last", "The king's silence", "A toll is asked"),
    ],
    "match": [("traders", "hated - and wrote", "men", "sat", "king", "kept silent"), ("men", "swam")],
    "classify": [
        ("The river rose.", "fact", "The toll - a shame.", "opinion"),
        ("The river rose.", "opinion"),
    ],
    "explain": [("A flood.", "names the flood", 'says who "gained"'), ("No idea.",)],
}
"""What the learner may say, the right answer first."""
PROOFS = (
    "Traders hated the toll, which they paid twice\na day.",
    "Nobody asked the king.",
)
TYPED = ("short", "number", "typed")


# The learner


def study(course: Course, chance: Random) -> None:
    """Answer most of the lesson, well and badly, with detours, and take up again what was missed."""
    course.begin_attempt()
    for part in range(course.last + 1):
        course.open_check(part)
        for _ in range(chance.choice((12, 30, 60))):
            item = course.sitting(part).current
            if item is None:
                course.step(part, Retaken())
                item = course.sitting(part).current
            if item is None:
                break
            course.step(part, _step(course, item, chance))


def _step(course: Course, item: Item, chance: Random) -> Step:
    question = item.question
    if item.over:
        return Counted(question.id) if may_count(item) and chance.random() < 0.3 else MovedOn(question.id)
    if item.proving:
        texts = [_sentences(course, text) for text in PROOFS]
        return Proved(question.id, (chance.choice(texts),))
    if chance.random() < 0.1:
        return chance.choice((Skipped(question.id), Hinted(question.id), Peeked(question.id)))
    answers = ANSWERS[question.id]
    answer = answers[0] if chance.random() < 0.5 else chance.choice(answers)
    if question.id == "explain" and not item.written:
        return Wrote(question.id, answer[0])
    return Answered(question.id, question.fingerprint, answer)


def _sentences(course: Course, words: str) -> str:
    """The sentence of the first section that reads so, as it stands there."""
    text = course.lesson.passage(0).text
    found = [text[slice(*span)] for span in course.evidence.study.sentences(0)]
    return next(one for one in found if one.split() == words.split())


# The author


@dataclass
class Known:
    """What holds of a question that was answered."""

    item: Item
    """As it was before the lesson was edited."""
    same: bool = True
    """It is still the same question, so its answers count."""
    graded: float | None = None
    """The credit of the first answer, where an edit of what may be typed has changed it."""


@dataclass
class Author:
    """Edits a lesson, and knows what became of each question."""

    chance: Random
    document: Table
    known: dict[str, Known]
    """By the id that the question has now; those that were asked before the edits."""
    gone: list[Known] = field(default_factory=list)
    """Questions that were deleted."""
    count: int = 0

    @property
    def parts(self) -> list[list[Table]]:
        """The questions of each section, and of the last check."""
        return [
            *(section.setdefault("questions", []) for section in self.document["sections"]),
            self.document.setdefault("questions", []),
        ]

    def any_question(self, *types: str) -> Table | None:
        """A question of one of these types, or of any."""
        found = [q for part in self.parts for q in part if not types or q["type"] in types]
        return self.chance.choice(found) if found else None

    def fresh(self) -> str:
        """An id, or words, that nothing has had before."""
        self.count += 1
        return f"new-{self.count}"

    def another(self, question: Table) -> None:
        """The question is another one from now on."""
        if question["id"] in self.known:
            self.known[question["id"]].same = False


EDITS: list[Edit] = []
"""What an author may do; each says whether there was anything to do."""


def an_edit(edit: Edit) -> Edit:
    """One more of them."""
    EDITS.append(edit)
    return edit


def respell(text: str, chance: Random) -> str:
    """The same words in another spelling."""
    swaps = [
        (" ", "  "),
        (" ", "\u00a0"),
        ('"', "\u201c"),
        ("'", "\u2019"),
        (" - ", " \u2013 "),
        ("-", "\u2014"),
        ("  ", " "),
    ]
    old, new = chance.choice(swaps)
    return text.replace(old, new)


@an_edit
def edit_spelling(author: Author) -> bool:
    question = author.any_question()
    if question is None:
        return False

    def spelled(text: str) -> str:
        return respell(text, author.chance)

    question["prompt"] = spelled(question["prompt"])
    for option in question.get("options", []):
        option["text"] = spelled(option["text"])
    if question["type"] == "cloze":
        question["text"] = spelled(question["text"])
    if question["type"] == "order":
        question["items"] = [spelled(item) for item in question["items"]]
    if question["type"] == "match":
        question["pairs"] = [[spelled(side) for side in pair] for pair in question["pairs"]]
    if question["type"] == "classify":
        for item in question["items"]:
            item["text"] = spelled(item["text"])
    if question["type"] == "explain":
        question["rubric"] = [spelled(criterion) for criterion in question["rubric"]]
    return True


@an_edit
def edit_words_around(author: Author) -> bool:
    question = author.any_question()
    if question is None:
        return False
    question["explanation"] = f"Because of {author.fresh()}, as it says."
    question["hints"] = [f"See {author.fresh()}."] * author.chance.randint(0, 3)
    question["skill"] = author.chance.choice(("infer", "claim", "retrieve"))
    question["pin"] = author.chance.random() < 0.5
    for option in question.get("options", []):
        option["why"] = author.fresh()
    return True


@an_edit
def edit_order_of_parts(author: Author) -> bool:
    question = author.any_question("choice", "multiple", "match", "classify", "explain")
    if question is None:
        return False
    for key in ("options", "pairs", "items", "classes", "rubric", "distractors"):
        author.chance.shuffle(question.get(key, []))
    return True


@an_edit
def edit_order_of_questions(author: Author) -> bool:
    author.chance.shuffle(author.chance.choice(author.parts))
    return True


@an_edit
def edit_order_of_sections(author: Author) -> bool:
    author.chance.shuffle(author.document["sections"])
    return True


@an_edit
def edit_home(author: Author) -> bool:
    """Ask a question in another section."""
    home, other = author.chance.sample(author.parts, 2)
    if not home:
        return False
    other.insert(0, home.pop())
    return True


@an_edit
def edit_section_id(author: Author) -> bool:
    section = author.chance.choice(author.document["sections"])
    old, section["id"] = section["id"], author.fresh()
    for part in author.parts:
        for question in part:
            for proof in question.get("evidence", []):
                proof["section"] = section["id"] if proof["section"] == old else proof["section"]
    return True


@an_edit
def edit_passage(author: Author) -> bool:
    """Mend the text around a quote."""
    section = author.chance.choice(author.document["sections"])
    old, new = author.chance.choice(
        (("Traders", "All traders"), ("the king", "their king"), ("house", "tower"))
    )
    section["text"] = section["text"].replace(old, new) if new not in section["text"] else section["text"]
    return True


@an_edit
def edit_id_and_say_so(author: Author) -> bool:
    """Give a question another id; now and then, give a new question the id that it had."""
    question = author.any_question()
    if question is None:
        return False
    old, question["id"] = question["id"], author.fresh()
    question["was"] = [*question.get("was", []), old]
    if old in author.known:
        author.known[question["id"]] = author.known.pop(old)
    if author.chance.random() < 0.5:
        new = {"id": old, "type": "short", "prompt": f"{author.fresh()}?", "answer": "x"}
        author.chance.choice(author.parts).append(new)
    return True


@an_edit
def edit_id_and_say_nothing(author: Author) -> bool:
    question = author.any_question()
    if question is None or question.get("was"):
        return False
    known = author.known.pop(question["id"], None)
    if known is not None:
        author.gone.append(known)
    question["id"] = author.fresh()
    return True


@an_edit
def edit_prompt(author: Author) -> bool:
    question = author.any_question()
    if question is None:
        return False
    question["prompt"] = f"{author.fresh()}? {question['prompt']}"
    author.another(question)
    return True


@an_edit
def edit_revision(author: Author) -> bool:
    question = author.any_question()
    if question is None:
        return False
    question["revision"] = question.get("revision", 1) + 1
    author.another(question)
    return True


@an_edit
def edit_key(author: Author) -> bool:
    """Another answer is right from now on."""
    question = author.any_question("choice", "multiple", "true_false", "number", "order", "match", "classify")
    known = author.known.get(question["id"]) if question else None
    if question is None or known is None or not known.same:
        return False
    author.another(question)
    match question["type"]:
        case "choice":
            right = next(option for option in question["options"] if option.get("correct"))
            wrong = next(option for option in question["options"] if not option.get("correct"))
            right.pop("correct")
            wrong["correct"] = True
        case "multiple":
            next(option for option in question["options"] if option.get("correct")).pop("correct")
        case "true_false":
            question["answer"] = not question["answer"]
        case "number":
            question["answer"] += 1
        case "order":
            question["items"].append(question["items"].pop(0))
        case "match":
            one, other = question["pairs"][:2]
            one[1], other[1] = other[1], one[1]
        case "classify":
            item = question["items"][0]
            item["class"] = "opinion" if item["class"] == "fact" else "fact"
    return True


@an_edit
def edit_what_may_be_picked(author: Author) -> bool:
    question = author.any_question("choice", "multiple", "match", "classify", "explain")
    if question is None:
        return False
    new = author.fresh()
    match question["type"]:
        case "choice" | "multiple":
            question["options"].append({"text": new})
        case "match":
            question.setdefault("distractors", []).append(new)
        case "classify":
            question["classes"].append(new)
        case _:
            question["rubric"].append(new)
    author.another(question)
    return True


@an_edit
def edit_accepted(author: Author) -> bool:
    """Accept what the learner typed first."""
    question = author.any_question("short")
    known = author.known.get(question["id"]) if question else None
    if question is None or known is None or not known.item.answers:
        return False
    first = known.item.answers[0][0]
    if any(normal(first) == normal(text) for text in question.get("reject", [])):
        return False
    question["answers"] = (
        [*question["answers"], first] if first not in question["answers"] else question["answers"]
    )
    known.graded = 1.0
    return True


@an_edit
def edit_rejected(author: Author) -> bool:
    """Reject what the learner typed first, unless it is the answer."""
    question = author.any_question("short")
    known = author.known.get(question["id"]) if question else None
    if question is None or known is None or not known.item.answers:
        return False
    first = known.item.answers[0][0]
    if first in question["answers"]:
        return False
    question["reject"] = list({*question.get("reject", []), first})
    known.graded = 0.0
    return True


@an_edit
def edit_new_question(author: Author) -> bool:
    words, options = author.fresh(), [{"text": "a", "correct": True}, {"text": "b"}, {"text": "c"}]
    author.chance.choice(author.parts).insert(
        0, {"id": words, "type": "choice", "prompt": f"{words}?", "options": options}
    )
    return True


@an_edit
def edit_away(author: Author) -> bool:
    """Delete a question; now and then its id is used again for another one."""
    part = author.chance.choice(author.parts)
    if not part or sum(map(len, author.parts)) < 6:
        return False
    question = part.pop()
    known = author.known.pop(question["id"], None)
    if known is not None:
        author.gone.append(known)
    if author.chance.random() < 0.5:
        part.append({"id": question["id"], "type": "short", "prompt": f"{author.fresh()}?", "answer": "x"})
    return True


@pytest.mark.parametrize("seed", range(LESSONS))
def test_a_thousand_edits_lose_no_answer_and_attach_none_to_another_question(shelf: Shelf, seed: int) -> None:
    chance = Random(seed)
    document = tomllib.loads(LESSON)
    course = shelf.course(LESSON)
    study(course, chance)
    known = {name: Known(item) for name, item in items_of(course).items() if item.verdicts}
    stored = [event for event in shelf.store.attempt("bridge") if event.kind == "answered"]
    for _ in range(VERSIONS):
        author = Author(chance, deepcopy(document), {name: Known(one.item) for name, one in known.items()})
        edits = 0
        while edits < EDITS_A_VERSION:
            edits += chance.choice(EDITS)(author)
        edited = shelf.course(tomli_w.dumps(author.document))
        # An id that another question took over is told to the author; the lesson opens all the same.
        assert {found.code for found in edited.lesson.diagnostics} <= {"same-was"}
        compare(edited, author)
    assert [event for event in shelf.store.attempt("bridge") if event.kind == "answered"] == stored
    assert items_of(shelf.course(LESSON)) == items_of(course)


def items_of(course: Course) -> dict[str, Item]:
    """Every question as it stands, by its id."""
    sittings = [course.sitting(part) for part in range(course.last + 1)]
    return {item.question.id: item for sitting in sittings for item in sitting.items}


def compare(course: Course, author: Author) -> None:
    """The lesson as it is now agrees with what holds of each question."""
    items = items_of(course)
    same = {name: known for name, known in author.known.items() if known.same}
    assert {name for name, item in items.items() if item.verdicts} == set(same)
    assert course.totals()[0] == len(same)
    assert summarise(course).overall.answered == len(same)
    for name, known in same.items():
        now, before = items[name], known.item
        assert spelled(now.answers[:1]) == spelled(before.answers[:1]), name
        if known.graded is None:
            assert spelled(now.answers) == spelled(before.answers), name
            assert now.verdicts == before.verdicts, name
            assert now.proof_credit == before.proof_credit, name
            assert now.peeked == before.peeked, name
            # What comes back is written anew, and an edit may change when it does.
            assert now.written == before.written or max(now.showing, before.showing) > 0, name
        else:
            assert now.first is not None
            assert now.first.credit == known.graded, name


def spelled(answers: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    """Answers whatever their spelling and, for what is pointed at, whatever was mended around the quote."""
    folds = (("all traders", "traders"), ("their king", "the king"), ("tower", "house"))
    texts = [[normal(text) for text in answer] for answer in answers]
    for old, new in folds:
        texts = [[text.replace(old, new) for text in answer] for answer in texts]
    return texts

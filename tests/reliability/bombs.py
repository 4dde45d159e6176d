"""Small lessons that are meant to take much time or memory, and what each of them takes.

    python -m tests.reliability.bombs

It prints what it found as JSON, and forks for each, so that each has its own time and memory. A file that is
refused takes less than a second and 200 MB, Python and the program included, or, where all of it has to be
parsed first, what parsing as much of an ordinary lesson takes; one that is taken in takes less than three
times what Python's own parser takes for it. Times are those of the processor, at best of three.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from tutor.lesson.guard import MAX_BYTES, refusal
from tutor.lesson.loading import examine, load

SECOND, MEGABYTES, TIMES = 1.0, 200, 3
END: Final = 20
"""Seconds after which a process is ended."""
A_MEGABYTE: Final = 0.6
"""Seconds that parsing a megabyte of an ordinary lesson takes."""
SHORT: Final = 0.06
"""Seconds that parsing is taken to last at least: less cannot be compared."""
TOP: Final = 'format = 1\nid = "bomb"\ntitle = "T"\n'
SECTION: Final = '[[sections]]\nid = "one"\ntitle = "One"\ntext = "Some words."\n'
GOOD: Final = TOP + SECTION
QUESTION: Final = '[[sections.questions]]\nid = "q"\nprompt = "P?"\n'
CHOICE: Final = QUESTION + 'type = "choice"\n'
MUCH: Final = MAX_BYTES - 2000


class Found(NamedTuple):
    """What came of it."""

    bombs: int
    refused: int
    before_parsing: int
    """Of those, how many were refused for what can be counted in the text."""
    slowest_before_parsing_ms: int
    slowest_refused_ms: int
    largest_refused_mb: int
    taken: int
    most_times_parsing: float
    """Of those that were taken in."""
    died: int
    """Bombs whose process was ended, or ended otherwise."""
    bad: tuple[str, ...]
    """Bombs that took too much, or died."""


class Cost(NamedTuple):
    """What one took; `lesson` is whether there was a lesson in it."""

    lesson: bool
    seconds: float
    megabytes: int


def filled(unit: str, size: int = MUCH) -> str:
    """The unit again and again."""
    return unit * (size // len(unit.encode()))


def bombs() -> Iterator[tuple[str, str | bytes]]:
    """Each with what it is made of."""
    for name, size in (("20 kB", 20_000), ("64 kB", 64_000), ("16 MB", MUCH)):
        yield f"a dotted key, {name}", TOP + filled("a.", size) + "a = 1\n"
        yield f"a dotted header, {name}", TOP + "[" + filled("a.", size) + "a]\n"
    yield "dotted keys of eight parts", TOP + "".join(f"a{n}.b.c.d.e.f.g.h = 1\n" for n in range(200_000))
    for unit in ("[", "{a=", "[{a=", "[[", "[\n", "{a.b="):
        yield f"{unit!r} inside itself", TOP + "x = " + filled(unit)
    for number in ("9" * 4301, "9" * 1_000_000, "0x" + "f" * 1_000_000, "0b" + "1" * 1_000_000):
        yield f"a number of {len(number)} digits, {number[:3]}", TOP + f"x = {number}\n"
    for number in ("1e999999999", "0." + "1" * 1_000_000, "1_" * 1_000_000 + "1", "1e-999999999"):
        yield f"the number {number[:8]} of {len(number)}", GOOD + f"[study]\npass_mark = {number}\n"
    for unit in (
        "1,",
        "'',",
        "{},",
        "[],",
        "{a=1},",
        "true,",
        "[[[]]],",
        "2018-04-19,",
        "0x1,",
        "1.5,",
        '"""""",',
    ):
        yield f"a list of {unit!r}", TOP + f"tags = [{filled(unit)}]\n" + SECTION
    for unit in (
        "[[sections]]\n",
        "[[questions]]\n",
        "[[glossary]]\n",
        "[[a]]\n",
        "[[a.b]]\n",
        "[a]\n",
        "[[a]]\nb=1\n",
    ):
        yield f"{unit!r} again and again", TOP + filled(unit)
    yield "countless tables", TOP + "".join(f"[t{n}]\n" for n in range(400_000))
    yield "countless keys", TOP + "".join(f"k{n} = 1\n" for n in range(400_000))
    yield (
        "countless keys in a table in braces",
        TOP + "x = {" + "".join(f"k{n}=1," for n in range(400_000)) + "z=1}\n",
    )
    for unit in (
        '"',
        "'",
        '"""',
        "'''",
        '"""\\',
        "#",
        "\\",
        "\n",
        "\r\n",
        "a ",
        "= ",
        "!",
        "\0",
        "\ufeff",
        "é",
        "🏴",
        "a\n",
    ):
        yield f"nothing but {unit!a}", filled(unit)
    yield "no UTF-8 at the end", filled("a").encode() + b"\xff"
    yield "too large", filled("#", MAX_BYTES + 1)
    for unit in (
        "x",
        "\\u0061",
        "\\n",
        "\u0301",
        "\u200b",
        "\u202e",
        "\u200d",
        "[@click=app.quit]x[/]",
        "*",
        "[",
        "> ",
        "`",
    ):
        text = TOP + SECTION.replace("Some words.", "w" + filled(unit, 1_000_000))
        yield f"a text of {unit!a}", text
    yield "the longest text there can be", TOP + SECTION.replace("Some words.", filled("word "))
    yield "a title of a megabyte", GOOD.replace('"T"', f'"{filled("t", 1_000_000)}"')
    yield "a key of a megabyte", GOOD + f"{filled('k', 1_000_000)} = 1\n"
    yield "an id of a megabyte", GOOD.replace('"bomb"', f'"{filled("i", 1_000_000)}"')
    yield "keys that are almost right", TOP + "".join(f"titl{n:02} = 1\n" for n in range(99)) + SECTION
    yield (
        "long keys that are almost right",
        TOP + "".join(f"{'title' * 2000}{n} = 1\n" for n in range(90)) + SECTION,
    )
    yield "all terms with one name", GOOD + '[[glossary]]\nterm = "a"\ndefinition = "b"\n' * 15_000
    yield (
        "terms that lead to all others",
        GOOD
        + "".join(
            f'[[glossary]]\nterm = "t{n}"\ndefinition = "b"\nsee_also = {[f"t{m}" for m in range(200)]}\n'
            for n in range(200)
        ),
    )
    yield "questions with one id", GOOD + (QUESTION + 'type = "true_false"\nanswer = true\n') * 15_000
    asked = 'type = "true_false"\nprompt = "p"\nanswer = true\n'
    yield "questions with ids", GOOD + "".join(f'[[questions]]\nid = "q{n}"\n{asked}' for n in range(15_000))
    yield "questions without an id", GOOD + f"[[questions]]\n{asked}" * 15_000
    pairs = 'type = "match"\nprompt = "p"\npairs = [["a", "b"], ["c", "d"]]\n'
    yield "pairs without an id", GOOD + f"[[questions]]\n{pairs}" * 15_000
    in_braces = f"{{{asked.rstrip().replace(chr(10), ', ')}}},\n"
    yield "questions in braces", TOP + f"questions = [\n{in_braces * 15_000}]\n" + SECTION
    yield "a thousand equal options", GOOD + CHOICE + f"options = {['a'] * 1000}\nanswer = 'a'\n"
    yield "a thousand options", GOOD + CHOICE + f"options = {[f'a{n}' for n in range(1000)]}\nanswer = 'a1'\n"
    yield "a thousand gaps", GOOD + QUESTION + f'type = "cloze"\ntext = "{"{a} " * 1000}"\n'
    yield (
        "a gap with countless answers",
        GOOD + QUESTION + f'type = "cloze"\ntext = "{{{"a|" * 500_000}b}}"\n',
    )
    for unit in ("{", "}", "{{", "{a", "{a|", "|"):
        yield (
            f"a cloze of {unit!r}",
            GOOD + QUESTION + f'type = "cloze"\ntext = "{filled(unit, 1_000_000)}"\n',
        )
    yield (
        "a number with a long tolerance",
        GOOD + QUESTION + f'type = "number"\nanswer = 1e300\ntolerance = "{"9" * 100_000}%"\n',
    )
    yield (
        "proofs that are long and not there",
        GOOD + CHOICE + "options = ['a', 'b']\nanswer = 'a'\n" + (f"evidence = {['Some ' * 1000] * 500}\n"),
    )


def main() -> Found:
    """Measure each."""
    refused, at_once, taken, bad = [], [], dict[str, float](), []
    died = 0
    for name, made in bombs():
        data = made if isinstance(made, bytes) else made.encode()
        cost = quickest(lambda data=data: load(data).lesson is not None)  # type: ignore[misc]
        if cost is None:
            died += 1
            bad.append(f"{name}: the process died")
        elif cost.lesson:
            parsing = quickest(lambda data=data: bool(tomllib.loads(data.decode())))  # type: ignore[misc]
            assert parsing is not None
            taken[name] = cost.seconds / max(parsing.seconds, SHORT)
            if taken[name] > TIMES:
                bad.append(f"{name}: {cost.seconds:.2f} s where parsing takes {parsing.seconds:.2f} s")
        else:
            refused.append(cost)
            if is_refused_at_once(data):
                at_once.append(cost.seconds)
            if cost.seconds > allowed(data) or cost.megabytes > MEGABYTES:
                bad.append(f"{name}: {cost.seconds:.2f} s, {cost.megabytes} MB")
    return Found(
        bombs=len(refused) + len(taken),
        refused=len(refused),
        before_parsing=len(at_once),
        slowest_before_parsing_ms=round(max(at_once) * 1000),
        slowest_refused_ms=round(max(cost.seconds for cost in refused) * 1000),
        largest_refused_mb=max(cost.megabytes for cost in refused),
        taken=len(taken),
        most_times_parsing=round(max(taken.values()), 1),
        died=died,
        bad=tuple(bad),
    )


def allowed(data: bytes) -> float:
    """Seconds that a file may take that is refused."""
    return SECOND if is_refused_at_once(data) else max(SECOND, A_MEGABYTE * len(data) / 1e6)


def is_refused_at_once(data: bytes) -> bool:
    """Whether nothing of it has to be parsed to see that it is refused."""
    return len(data) > MAX_BYTES or refusal(data.decode(errors="replace")) is not None


def quickest(act: Callable[[], bool]) -> Cost | None:
    """What the act takes, at best of three times if that can matter: a busy machine is slower by itself."""
    costs = [measured(act)]
    while (last := costs[-1]) and last.seconds > (SHORT if last.lesson else SECOND / 2) and len(costs) < 3:
        costs.append(measured(act))
    return None if None in costs else min((cost for cost in costs if cost), key=lambda cost: cost.seconds)


def measured(act: Callable[[], bool]) -> Cost | None:
    """What the act takes in a process of its own; None if it ended otherwise."""
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        try:
            os.close(reading)
            # A broken guard is to end the run, and not the machine.
            resource.setrlimit(resource.RLIMIT_CPU, (END, END))
            began = time.process_time()
            lesson = act()
            took = time.process_time() - began
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            os.write(writing, json.dumps((lesson, took, most // 1024)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(worker, 0)
    return Cost(*json.loads(said)) if said else None


if __name__ == "__main__":
    examine(GOOD.encode())  # so that what is imported only once is not counted
    print(json.dumps(main()._asdict(), indent=1))
    sys.exit()

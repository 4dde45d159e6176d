"""What to do about a check that was not passed, asked in lines."""

from __future__ import annotations

from typing import Literal

from tutor.plain.desk import LessonDesk
from tutor.study.evidence import Proof
from tutor.study.gate import WAYS, shortfall
from tutor.study.proof_words import read_again


def after_shortfall(desk: LessonDesk, part: int) -> Proof | Literal["again"] | None:
    """The passage to read again, or that the check is taken again; None to go on, passed or not."""
    missing = shortfall(desk.course, part)
    desk.say("Not passed yet.", missing.words)
    if missing.proofs:
        desk.say(read_again(desk.course, missing.proofs))
    desk.say(*(f"{number}. {way}" for number, way in enumerate(WAYS, 1)))
    while True:
        _, line = desk.ask("A number; Enter is 1.")
        match line or "1":
            case "1":
                return missing.proofs[0] if missing.proofs else None
            case "2":
                return "again"
            case "3":
                desk.saved(desk.course.pass_by(part))
                return None
        desk.say(f"“{line}” is no number from 1 to {len(WAYS)}.")

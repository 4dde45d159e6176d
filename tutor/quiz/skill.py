"""What the skills that questions ask for are called."""

from __future__ import annotations

_NAMES = {
    "vocab": "vocabulary",
    "infer": "inference",
    "main_idea": "main idea",
    "loaded_language": "loaded language",
    "fact_opinion": "fact and opinion",
    "retrieve": "finding facts",
    "relate": "relating ideas",
    "integrate": "joining ideas",
    "evaluate": "judging",
    "apply": "applying",
}


def skill_name(skill: str) -> str:
    """A skill in words for the learner; the ones not listed are called what they are."""
    return _NAMES.get(skill, skill.replace("_", " "))

"""Whose words are read."""

from __future__ import annotations

from typing import Literal

Edition = Literal["study", "attached"]
"""The lesson's own words, or those of the learner's copy of the article."""

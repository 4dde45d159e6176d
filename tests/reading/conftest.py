"""Builders for passages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tutor.reading.passage import Block, Passage


@pytest.fixture(scope="session")
def passage() -> Callable[..., Passage]:
    """Builds a passage of paragraphs."""

    def build(*texts: str) -> Passage:
        return Passage(tuple(Block("paragraph", text) for text in texts))

    return build

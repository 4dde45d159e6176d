"""When a term counts as known for good."""

from __future__ import annotations

from typing import Final

SECURE: Final = 21.0
"""Days of stability from which on it does."""

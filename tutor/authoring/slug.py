"""Ids and file names made from titles."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60


def slug(title: str, otherwise: str) -> str:
    """The title as an id: lower-case words with hyphens, cut after a word; `otherwise` when it has none."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['`]", "", plain))
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        made = longer
    return made or otherwise

"""The language of a text, by its small words or its letters."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_SMALL: Final = {
    "en": "the of and to in is that for it was with as on are by this be not have from but they which",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es werden",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus",
    "it": "di e che la il un a per in una è sono non del con i da le si al come più della nel anche ha",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das foi",
    "nl": "de van het een en in is dat op te zijn met die voor niet aan er om ook als bij maar door wordt",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig från",
    "pl": "w i na z do się nie że to o jest po od za jak przez ale dla co ich są oraz był jego tym",
    "ru": "и в не на я что с по это как а то все он но из за так же от у к для о был его она мы",
    "tr": "ve bir bu da de için ile çok olarak daha gibi olan ne kadar sonra ama en var ise mi her",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena ada oleh",
}
_LETTERS: Final = (
    ("ja", r"[\u3040-\u30ff]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("th", r"[\u0e00-\u0e7f]"),
    ("ar", r"[\u0600-\u06ff]"),
    ("he", r"[\u0590-\u05ff]"),
    ("hi", r"[\u0900-\u097f]"),
    ("bn", r"[\u0980-\u09ff]"),
    ("el", r"[\u0370-\u03ff]"),
    ("my", r"[\u1000-\u109f]"),
)
_LOOKED_AT: Final = 20_000
_ENOUGH: Final = 0.08
"""Share of words that have to be small words of a language."""


def language_of(text: str) -> str:
    """A code such as `en`; nothing when it cannot be told."""
    text = text[:_LOOKED_AT]
    letters = sum(1 for c in text if c.isalpha()) or 1
    for code, pattern in _LETTERS:
        if len(re.findall(pattern, text)) > letters * (0.05 if code == "ja" else 0.3):
            return code
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    total = sum(words.values())
    shares = {code: sum(words[word] for word in small.split()) for code, small in _SMALL.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if total and shares[best] / total >= _ENOUGH else ""

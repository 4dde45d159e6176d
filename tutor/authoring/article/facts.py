"""What a text says about itself in passing: who wrote it, when, where it appeared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tutor.authoring.article.block import Block, Dropped, Metadata

_PARTICLES: Final = "(?:van|von|de|der|den|del|della|di|da|la|le|bin|al|el|y)"
_NAME: Final = (
    r"[A-ZÀ-Þ][\w’'.-]+(?: (?:[A-Z]\.|" + _PARTICLES + r" (?:" + _PARTICLES + r" )?)? ?[A-ZÀ-Þ][\w’'-]+){1,3}"
)
_BYLINE = re.compile(
    r"^(?i:by|von|par|por|di|written by|words by|story by|text:?)\s+"
    rf"({_NAME}(?:(?:,| and| &| und| et| y) {_NAME})*)"
    r"(?:\s*[,|•·–—-].*|\s+\d.*|\s+(?i:published|updated|posted|for|in)\b.*)?$"
)
_TRUE_NAME = re.compile(_NAME)
_CALLINGS: Final = (
    r"author|writer|reporter|journalist|columnist|correspondent|editor|contributor|critic|blogger|freelance\w*"
    "|professor|lecturer|teacher|historian|economist|scientist|scholar|researcher|research|fellow|associate"
    "|analyst|director|student|candidate|lawyer|attorney|physician|former|founder|president|member|novelist"
    "|poet|expert|specialist|covers|writes"
)
_BIO = re.compile(
    rf"^(?:about the authors?:?\s*)?(?:the (?:author|writer),? )?({_NAME}),? "
    r"(?:is|was|are|writes|covers|works|teaches|has been|serves|joined)\b"
    rf".{{0,200}}?\b(?:{_CALLINGS})\b"
)
_PRESENT = re.compile(
    rf"^(?:about the authors?:?\s*)?({_NAME}),? "
    r"(?:is|was|writes|covers|works|lives|teaches|has been|serves|joined)\b"
)
_SELF = re.compile(
    r"^(?:follow|reach|contact|e-?mail|write to)\b"
    r"|\b(?:follow (?:him|her|them)|his|her|their) (?:on|latest|book|new|most)\b",
    re.IGNORECASE,
)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro",
            "february feb februar février febrero febbraio fevereiro",
            "march mar märz mars marzo março",
            "april apr avril abril aprile",
            "may mai mayo maggio maio",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet julio luglio julho",
            "august aug août agosto",
            "september sept sep septembre septiembre settembre setembro",
            "october oct oktober okt octobre octubre ottobre outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre diciembre dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.|er)?(?: of| de)? ({_MONTH})\.?,?(?: de)? (\d{{4}})\b", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
_ISO = re.compile(r"\b((?:1[5-9]|20)\d\d)-(\d\d)-(\d\d)\b")
_DATELINE = re.compile(
    r"^(?:(?:first |originally )?(?:published|updated|posted|last (?:updated|modified)|created|date"
    r"|veröffentlicht|publié|publicado)\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{1,2}(?:st|nd|rd|th|\.)? \w+\.? \d{4}"
    r"|\w+\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_TITLE: Final = r"((?:The )?[A-Z][\w&’']+(?: (?:of |the |and |& )?[A-Z][\w&’']+){0,4})"
_EDITIONS: Final = "(?:Morning|Evening|Daily|Weekly) (?:Report|Brief|Briefing|Edition|Newsletter)"
_PUBLISHERS: Final = (
    re.compile(rf"\b((?:The )?[A-Z][\w&]+(?: [A-Z][\w&]+){{0,3}})[’']s {_EDITIONS}\b"),
    re.compile(rf"^(?:©|\(c\)|Copyright)(?: ©)?\s*(?:\d{{4}}(?:[-–]\d{{4}})?,?\s*)?(?:by )?{_TITLE}"),
    re.compile(rf"\b(?:originally |first )?(?:published|appeared) (?:in|on|by|at) {_TITLE}"),
)
_AGENCIES: Final = re.compile(
    r"getty|associated press|^ap$|afp|reuters|shutterstock|istock|alamy|epa\b|unsplash", re.I
)
_NEAR_THE_TOP: Final = 8
_NEAR_THE_END: Final = 4
_SHORT: Final = 30


def told(
    blocks: Sequence[Block], dropped: Sequence[Dropped], known: Metadata
) -> tuple[Metadata, list[Block], list[Dropped], dict[str, str]]:
    """What could be found; the blocks without those that only told it; these; what each was taken from."""
    found = Metadata()
    guessed: dict[str, str] = {}
    kept: list[Block] = []
    told_of: list[Dropped] = []
    for at, block in enumerate(blocks):
        reason = ""
        if at < _NEAR_THE_TOP and (line := byline_in(block.words)):
            found, reason = found.or_else(Metadata(author=line)), "the byline"
            guessed.setdefault("author", block.words)
        day = date_in(block.words)
        if at < _NEAR_THE_TOP and day and (reason or _is_dateline(block.words)):
            found, reason = found.or_else(Metadata(date=day)), reason or "the date line"
            guessed.setdefault("date", block.words)
        if at >= len(blocks) - _NEAR_THE_END and (
            name := _about_author(block.words, known.author or found.author)
        ):
            found, reason = found.or_else(Metadata(author=name)), "about the author"
            guessed.setdefault("author", block.words)
        if reason:
            told_of.append(Dropped(block.words, reason))
        else:
            kept.append(block)
    for words in (*(block.words for block in kept[-3:]), *(one.words for one in dropped)):
        name, phrase = publisher_in(words)
        found = found.or_else(Metadata(publisher=name))
        if name:
            guessed.setdefault("publisher", phrase)
    guessed = {key: words for key, words in guessed.items() if not getattr(known, key)}
    return known.or_else(found), kept, told_of, guessed


def date_in(words: str) -> str:
    """The first full date of a text as `2018-04-19`; nothing when there is none."""
    if iso := _ISO.search(words):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if day_first := _DAY_FIRST.search(words):
        return _day(int(day_first[3]), _MONTHS[day_first[2].lower()], int(day_first[1]))
    if month_first := _MONTH_FIRST.search(words):
        return _day(int(month_first[3]), _MONTHS[month_first[1].lower()], int(month_first[2]))
    return ""


def _day(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def byline_in(words: str) -> str:
    """The authors whom a byline names; nothing when it is none."""
    found = _BYLINE.match(words)
    if not found or len(words.split()) > _SHORT or not _TRUE_NAME.match(found[1]):
        return ""
    return re.sub(r" (?:and|&|und|et|y) ", ", ", found[1])


def _is_dateline(words: str) -> bool:
    return len(words.split()) <= 16 and _DATELINE.match(words) is not None


def _about_author(words: str, known: str) -> str:
    if len(words.split()) > 90:
        return ""
    present = _PRESENT.match(words)
    if present and known and present[1] in known.split(", "):
        return present[1]
    found = _BIO.match(words)
    if not found:
        return ""
    return found[1] if not known or found[1].split()[-1] in known or _SELF.search(words) else ""


def publisher_in(words: str) -> tuple[str, str]:
    """Where it appeared, and the phrase that says so."""
    for pattern in _PUBLISHERS:
        found = pattern.search(words)
        if found and not _AGENCIES.search(found[1]) and not re.match(r"\d", found[1]):
            return found[1].strip(" .,"), found[0]
    return "", ""

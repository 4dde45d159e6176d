"""The phrases by which web pages give away what is not the article; case does not matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tutor.authoring.article.block import words_of


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_SITES: Final = (
    "(?:twitter|x|facebook|instagram|linkedin|youtube|tiktok|threads|mastodon|bluesky|telegram|whatsapp"
    "|pinterest|reddit|flipboard|google news|apple news|snapchat|rss)"
)
_AGENCIES: Final = (
    "(?:getty|ap\\b|afp|reuters|epa|associated press|istock|shutterstock|alamy|unsplash|wikimedia|flickr)"
)
_PICTURES: Final = "(?:photo|photograph|photo illustration|image|picture|illustration|foto|bild)s?"
_LETTERS: Final = "(?:newsletters?|inbox|updates|e-?mails?|briefing|alerts|here)"

SHARE: Final = words_of(
    "share tweet email e-mail mail print save copy link facebook twitter x linkedin whatsapp reddit "
    "pinterest telegram flipboard pocket messenger this article story post page on via with to a the by and "
    "in or bookmark gift comment comments send more icon button opens new window view listen "
    "teilen drucken partager imprimer compartir imprimir condividi"
)
"""All the words of a row of share buttons."""
SHARE_SIGNS: Final = words_of(
    "share tweet email e-mail print facebook twitter linkedin whatsapp reddit pinterest teilen partager "
    "compartir"
)
"""One of these at least is among them."""

PHOTO: Final = _any_of(
    (
        rf"^\W*(?:©|\(c\)|copyright)\s*{_AGENCIES}",
        rf"^\W*(?:file )?{_PICTURES}(?:\s+(?:credit|by|courtesy(?: of)?|from|source|via))?\s*[:/]",
        rf"^\W*{_PICTURES}\s+(?:credit|by|courtesy)\b",
        r"^\W*(?:credit|crédit photo|bildquelle|fotocredit)\s*:",
        rf"[.!?]\s+(?:{_PICTURES}|credit)(?:\s+(?:credit|by|courtesy(?: of)?))?\s*:\s*[^!?:,]{{2,60}}$",
        r"^\W*(?:getty images|ap photo|reuters|afp)\s*(?:/.*)?$",
        r"\((?:ap photo|photo|image|getty|reuters|afp|epa)\b[^)]*\)\W*$",
        r"/\s?(?:getty images|afp|reuters|ap)\W*$",
    )
)
RELATED: Final = re.compile(
    "^(?:"
    + "|".join(
        (
            r"related(?: (?:stories|articles|content|links|news|topics|reading|coverage|posts?))?",
            r"read (?:more|also|next)|see also|also (?:read|see|on .{1,30})",
            r"more (?:from|on|stories|news|in|about|coverage)\b[^.,;!?]{0,40}",
            r"you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you)?",
            r"most (?:read|popular|viewed)|trending(?: now)?|popular (?:now|stories)|latest (?:news|stories)",
            r"don[’']t miss|in case you missed it|what to read next|editor[’']?s[’']? (?:picks|choice)",
            r"mehr zum thema|lesen sie auch|à lire aussi|lea también|leggi anche|leia também",
        )
    )
    + r")\s*(?:[:»>|–—-]|$)",
    re.IGNORECASE,
)
RULES: Final = (
    (
        "a newsletter or subscription box",
        _any_of(
            (
                rf"(?:^|[.!?:] )(?:sign up|subscribe|register)\b.{{0,80}}\b{_LETTERS}\b",
                r"^(?:get|receive)\b.{0,80}\b(?:inbox|newsletter)",
                r"^(?:subscribe|sign up|sign in|log in|register)\b|^newsletter\b|^enter your e-?mail",
                r"\b(?:to|in) your inbox (?:each|every|on|daily|weekly|twice|once)\b",
                r"\b(?:can )?unsubscribe (?:at any ?time|any ?time|whenever)\b",
                r"\balready a (?:subscriber|member)\b|\b(?:start|begin) your (?:free )?trial\b",
                r"\bthank(?:s| you) for (?:signing up|subscribing)|^support (?:our|independent) journalism",
                r"^please enable (?:java)?script|^by (?:signing up|subscribing|clicking)",
            )
        ),
    ),
    (
        "a follow-us footer",
        _any_of(
            (
                rf"^(?:please )?(?:follow|like|find|join|connect with)\b.{{0,60}}?\b(?:on|via|at) {_SITES}\b",
                rf"^{_SITES}:?\s*@\w+$|^@\w+(?:[.,:;]|$)|^follow (?:us|me|him|her|them)\b",
            )
        ),
    ),
    (
        "a counter of comments or a call for them",
        _any_of(
            (
                r"^(?:\d[\d,.]*k?|no|view|show|read|see|leave|post|add|write|load|hide|all)\s+"
                r"(?:\d[\d,.]*\s+|a\s+|the\s+|all\s+|more\s+)*(?:comments?|repl(?:y|ies)|responses?)\W*$",
                r"^comments?\s*\(?\d*\)?$|^join the (?:conversation|discussion)",
                r"^\d[\d,.]*k?\s+(?:shares?|views?|likes?|retweets?)$",
                r"^comments (?:are|have been) (?:closed|disabled)",
            )
        ),
    ),
    (
        "an advertisement, or a word about one",
        _any_of(
            (
                r"^(?:advertisement|advertising|sponsored(?: content| by.*)?|promoted|ad)\W*$",
                r"^(?:anzeige|werbung|publicité|publicidad|pubblicità)\W*$|^skip (?:ad|to|advertisement)",
                r"^(?:story|article) continues (?:below|after)|^(?:continue|keep) reading\b.{0,40}$",
                r"^scroll (?:down )?(?:to|for) |^loading\b.{0,30}$",
            )
        ),
    ),
    (
        "small print of the page",
        _any_of(
            (
                r"^(?:©|\(c\)|copyright)\s.{0,150}$|\ball rights reserved\b|\bwe use cookies\b",
                r"^(?:terms (?:of|and)|privacy|cookie|contact us|about us)\b.{0,60}$",
                r"\b(?:material|article|content|story) may not be (?:published|reproduced|reprinted)\b",
                r"^(?:reprints?|permissions?)\b.{0,40}$",
            )
        ),
    ),
    (
        "a line of the page",
        _any_of(
            (
                r"^\W*\d+\s*(?:min(?:ute)?s?)\W*(?:read|lesezeit|de lecture|de lectura)\W*$",
                r"^(?:back to top|top|home|menu|search|close|next|previous|skip to .{0,30})\W*$",
                r"^(?:listen(?: to this article)?|read (?:full|the full) .{0,20})\W*$",
                r"^(?:file|tags?|filed under|topics|categor(?:y|ies)|keywords)\s*:",
            )
        ),
    ),
)
"""Each reason with what gives it away, in a paragraph of few words."""

CARD: Final = re.compile(
    r"(?<![^\W_])([A-Z][\w'’-]{1,30}?)"
    r"((?:[A-Z][\w.()'’-]{0,30} (?:[\w.()\"“”'’-]{1,30} ){0,5}?)\1(?=[^\W_]|['‘“(]).{1,700}?)"
    r"\s*\bMORE\b(?=[\s.,;:!?’')]|$)"
)
"""A page's card about a person that was saved with the text: a name, the whole name, headlines, MORE."""

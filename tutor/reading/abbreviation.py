"""Words that are written with a full stop which ends no sentence."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST: Final = {
    "en": _words(
        "mr mrs ms dr prof sen rep gov gen col lt sgt capt maj cmdr adm rev hon pres supt messrs mx "
        "vs cf viz approx esp incl e.g i.e"
    ),
    "de": _words(
        "dr prof hr fr nr z.b d.h bzw ca vgl sog geb gest ggf inkl u.a o.ä s.o s.u v.a st abs art bd jh"
    ),
    "fr": _words("m mm mme mmes mlle dr pr me st ste p.ex c.-à-d cf av apr env vol art chap n° éd"),
    "es": _words("sr sra srta sres dr dra d dª ud uds p.ej núm pág págs art cap ee av prof gral aprox"),
    "it": _words("sig sigg sig.ra dott prof avv ing on p.es cfr art pag pagg cap n st gen"),
    "pt": _words("sr sra dr dra prof d p.ex núm pág págs art cap av n gen"),
    "nl": _words("dhr mevr mw dr prof ing bijv d.w.z o.a m.b.t t.a.v nr blz art ca st"),
    "ru": _words("г гг т.е т.к т.н им ул стр рис св акад проф гр тов ср см напр"),
}
"""Titles and link words, by language, in lower case, without the last stop: what they belong to follows."""

MAY_BE_LAST: Final = {
    "en": _words(
        "inc ltd co corp jr sr st mt ft al bros dept univ assn ave blvd rd est ph.d m.d b.a m.a d.c"
    ),
    "de": _words("usw etc u.s.w str"),
    "fr": _words("etc"),
    "es": _words("etc uu"),
    "it": _words("ecc"),
    "pt": _words("etc"),
    "nl": _words("enz etc"),
    "ru": _words("т.д т.п др пр"),
}
"""Words after which a sentence may end; in English when a word follows that often begins one."""

BEFORE_NUMBER: Final = _words(
    "no nos fig figs vol vols p pp ch chap sec art arts eq ex op para pt ver nr abs bd s núm pág pag "
    "n стр рис jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Words whose stop ends no sentence when a number follows."""

AFTER_HOUR: Final = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december eastern central mountain pacific local est edt "
    "cst cdt pst pdt gmt utc"
)
"""What may follow `a.m.` or `p.m.` in the same sentence although it has a capital."""

STARTERS: Final = _words(
    "a after all although an and another are as at because before both but by can could did do does "
    "during each even every few first for from had has have he her here his how however i if in "
    "instead is it its last later many meanwhile more most my neither nobody none nor not nothing now "
    "of on once one only or other others our perhaps she should since so some soon still such than "
    "that the their then there these they this those though thus to today under until was we were "
    "what when where whether which while who why will with without would yet you your"
)
"""English words that often begin a sentence, and with a capital seldom stand elsewhere."""

ORDINALS: Final = _words("cs da de et fi fo hr hu is lv nb nn no pl sk sl sr tr")
"""Languages that write `3.` for `3rd`."""

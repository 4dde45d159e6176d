"""The wording of English questions: negatives that are overlooked, words that give the key away."""

from __future__ import annotations

import re
from typing import Final

from tutor.authoring.draft import Asked, Draft
from tutor.authoring.word import stem, words
from tutor.lesson.question import Choice
from tutor.lesson.report import quoted


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_QUOTATION: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)|«[^»]*»")
_SENTENCE: Final = re.compile(r"[^.?!]+[.?!]*")
_EMPHASIS: Final = re.compile(r"\*{1,3}[^*]+\*{1,3}|(?<!\w)_{1,3}[^_]+_{1,3}(?!\w)")
_PICKS: Final = re.compile(r"\b(?:which|what|who|whom|whose|where|when)\b", re.IGNORECASE)
_GOES_DOWN: Final = re.compile(
    r"\b(?:why|that|because|who|whom|whose|if|when|where|since|which|how|what)\b", re.IGNORECASE
)
_NOT: Final = re.compile(r"\bnot\b|\b\w+n['’]t\b|\bcannot\b|\bexcept\b", re.IGNORECASE)
_NEGATIVES: Final = _set(
    """
    not no never none nobody nothing neither nowhere without except cannot unlikely untrue incorrect false
    """
)
_ABSOLUTES: Final = _set(
    """
    always never every everyone everybody everything everywhere nobody nowhere completely entirely totally
    absolutely invariably impossible
    """
)
_LEAST_ABSOLUTE: Final = 2
"""Wrong options with an absolute word, at least half of them: from then on it is a sign."""
_LONGEST: Final = 2_000
"""Characters of a prompt whose sentences are looked at."""
_RARE: Final = 3
"""Times that a word may stand in the text of the lesson and still be rare."""
_SHORTEST: Final = 7
"""Letters of a word that is looked at."""
_COMMON: Final = _set(
    """
    according account against already although another answers article author because before believe between
    certain chapter compare correct describe describes different during example explain following general
    however important information instead meaning mention mentioned mentions opinion paragraph passage people
    perhaps probably purpose question questions reader readers reason reasons report reports section sections
    sentence sentences several should similar somebody someone something statement statements suggest
    suggests support supports themselves therefore through together towards usually whether without writer
    written
    """
)
_ARTICLE: Final = re.compile(r"\b(an?)\s*(?:_{2,}|…|\.{3})?\s*[:.]?\s*$", re.IGNORECASE)
_VOWEL: Final = re.compile(
    r"(?!(?:uni|use|usu|uti|eu|one\b|once\b|ut[io]))[aeiou]|hour|honou?r|honest|heir|[fhlmnrsx]-|8|11\b|18\b"
)
_VERB: Final = re.compile(r"\b(is|was|are|were)\s*(?:_{2,}|…|\.{3})?\s*[:]?\s*$", re.IGNORECASE)
_SINGULAR_S: Final = ("ss", "us", "is", "as", "os", "news", "series", "means", "politics", "economics")


def check(draft: Draft) -> None:
    """Look at the wording of every question; only English ones can be judged."""
    if not draft.english:
        return
    for asked in draft.asked:
        _check_negatives(draft, asked)
        if asked.options:
            _check_absolutes(draft, asked)
            _check_article(draft, asked)
            _check_number(draft, asked)
            _check_echo(draft, asked)


def _check_negatives(draft: Draft, asked: Asked) -> None:
    prompt = asked.question.prompt
    if len(prompt) > _LONGEST or not _NOT.search(prompt):
        return
    plain = _QUOTATION.sub(" ", prompt)
    for sentence in _SENTENCE.findall(plain):
        count = _negatives(sentence)
        if count > 1:
            message = "the prompt says no twice in one sentence; say it once, or say what is meant"
            draft.tell_of(asked, "double-negative", message, "prompt")
            return
        if asked.options and count and (word := _quiet(sentence)):
            message = f"{quoted(word)} turns the question round and is easily overlooked; write it as "
            draft.tell_of(
                asked,
                "quiet-negative",
                f"{message}`{word.upper()}` or `*{word}*`, or ask without it",
                "prompt",
            )
            return


def _negatives(sentence: str) -> int:
    found = [word for word in words(sentence) if word in _NEGATIVES or word.endswith("n't")]
    # "No, not that" and "neither ... nor" say no once; "not only" does not say it at all.
    return len(found) - len(
        re.findall(r"\bnot (?:only|just|merely)\b|\bno longer\b.*\bnot\b", sentence.lower())
    )


def _quiet(sentence: str) -> str:
    """The word that makes the sentence ask for what does not fit, when nothing makes it stand out."""
    loud = _EMPHASIS.sub(" ", sentence)
    for found in _NOT.finditer(loud):
        before = loud[: found.start()]
        if found[0].lower() == "except":
            picks = True
        else:
            asks = _PICKS.search(before)
            picks = asks is not None and not _GOES_DOWN.search(before, asks.end())
        if picks and not found[0].isupper():
            return found[0]
    return ""


def _check_absolutes(draft: Draft, asked: Asked) -> None:
    absolute = [not _ABSOLUTES.isdisjoint(found) for found in asked.option_words]
    wrong = [at for at, option in enumerate(asked.options) if not option.correct]
    telling = [at for at in wrong if absolute[at]]
    if len(telling) < max(_LEAST_ABSOLUTE, len(wrong) / 2):
        return
    if any(absolute[at] for at, option in enumerate(asked.options) if option.correct):
        return
    word = next(word for word in asked.option_words[telling[0]] if word in _ABSOLUTES)
    message = f"words such as {quoted(word)} stand in wrong options only, and give them away; "
    draft.tell_of(asked, "absolute-words", message + "soften them", "options", telling[0], "text")


def _check_article(draft: Draft, asked: Asked) -> None:
    ends = _ARTICLE.search(asked.question.prompt.rstrip("?"))
    if ends is None:
        return
    an = ends[1].lower() == "an"
    fits = [bool(_VOWEL.match(option.text.lower())) == an for option in asked.options]
    _tell_cue(draft, asked, fits, "article-cue", ends[1])


def _check_number(draft: Draft, asked: Asked) -> None:
    ends = _VERB.search(asked.question.prompt)
    if ends is None or any(not 0 < len(found) <= 3 for found in asked.option_words):
        return
    plural = ends[1].lower() in ("are", "were")
    fits = [_is_plural(found[-1]) == plural for found in asked.option_words]
    _tell_cue(draft, asked, fits, "number-cue", ends[1])


def _tell_cue(draft: Draft, asked: Asked, fits: list[bool], code: str, word: str) -> None:
    """Tell of a prompt after whose last word only right options can stand, and not all options."""
    right = [fit for fit, option in zip(fits, asked.options, strict=True) if option.correct]
    wrong = [fit for fit, option in zip(fits, asked.options, strict=True) if not option.correct]
    if not all(right) or any(wrong):
        return
    advice = (
        "write `a(n)`, or put the article into the options"
        if code == "article-cue"
        else "make all options fit"
    )
    message = f"after {quoted(word)} only the right option fits, so grammar gives it away; {advice}"
    draft.tell_of(asked, code, message, "prompt")


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(_SINGULAR_S)


def _check_echo(draft: Draft, asked: Asked) -> None:
    if not isinstance(asked.question, Choice):
        return
    rare = [word for word in asked.prompt_words if len(word) >= _SHORTEST and word not in _COMMON]
    if not rare:
        return
    right = next(at for at, option in enumerate(asked.options) if option.correct)
    others = {stem(word) for at, found in enumerate(asked.option_words) if at != right for word in found}
    only = set(map(stem, asked.option_words[right])) - others
    for word in rare:
        if stem(word) in only and draft.stem_counts[stem(word)] <= _RARE:
            message = f"the rare word {quoted(word)} stands in the prompt and in the right option only; "
            advice = "use it in a wrong option too, or say it in another way"
            draft.tell_of(asked, "echoed-word", message + advice, "options", right, "text")
            return

"""The meaning of the glossary: which name belongs to which term."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tutor.lesson import schema
from tutor.lesson.fingerprint import normal
from tutor.lesson.model import Term
from tutor.lesson.origin import Origin
from tutor.lesson.position import Path
from tutor.lesson.report import Report, meant, quoted
from tutor.lesson.shape import checked
from tutor.text import safe_url


@dataclass(frozen=True, slots=True)
class _Claim:
    """A name that an entry answers to."""

    name: str
    term: str
    entry: Path
    exact: bool
    """Upper and lower case matter."""

    def meets(self, other: _Claim) -> bool:
        """The two cannot be told apart in a text."""
        return not (self.exact and other.exact and self.name != other.name)


class _Names:
    """Who has which name."""

    def __init__(self) -> None:
        self._claims: dict[str, list[_Claim]] = {}

    def claim(self, claim: _Claim, path: Path, report: Report) -> bool:
        """Whether the entry may have the name: nobody else has it."""
        held = self._claims.setdefault(normal(claim.name), [])
        for holder in held:
            if holder.entry != claim.entry and holder.meets(claim):
                message = (
                    f"the term {quoted(claim.term)} stands twice; make one entry of the two"
                    if normal(holder.term) == normal(claim.term)
                    else f"{quoted(claim.name)} is a name of two terms, {quoted(holder.term)} and "
                    f"{quoted(claim.term)}; leave it to one of them"
                )
                report.add("claimed-twice", message, path)
                return False
        held.append(claim)
        return True


def glossary(
    tables: Iterable[tuple[Path, dict[str, object]]], report: Report, origins: dict[str, Origin]
) -> tuple[Term, ...]:
    """The terms that can be shown; names that an earlier term has already are taken from the later one.

    `origins` takes where each was written.
    """
    names = _Names()
    kept: list[tuple[Path, Term]] = []
    for path, table in tables:
        if report.full:
            break
        written = checked(schema.Term, table, path, _name(path, table), report)
        term = written and _term(written, path, names, report)
        if term:
            kept.append((path, term))
            origins[term.term] = Origin(path, _name(path, {"term": term.term}))
    known = {normal(name): term.term for _, term in reversed(kept) for name in (*term.aliases, term.term)}
    terms = [term.term for _, term in kept]
    return tuple(
        _see_also(term, path, known, terms, report) if term.see_also else term for path, term in kept
    )


def links(urls: Iterable[str], path: Path, report: Report, *, listed: bool = True) -> tuple[str, ...]:
    """The addresses that may be opened; the others are told of."""
    good = []
    for at, url in enumerate(urls):
        if safe_url(url) is None:
            where = (*path, at) if listed else path
            message = (
                f"{quoted(url)} is not an address that can be opened; write one with https:// or http://"
            )
            report.add("bad-link", message, where)
        else:
            good.append(url)
    return tuple(good)


def one_line(text: str) -> str:
    """The text as it stands in one-line places: white space collapsed."""
    return " ".join(text.split())


def _name(path: Path, table: dict[str, object]) -> str:
    term = table.get("term")
    return (
        f"term {quoted(term)}"
        if isinstance(term, str) and term
        else f"term {int(path[-1]) + 1} of the glossary"
    )


def _term(written: schema.Term, path: Path, names: _Names, report: Report) -> Term | None:
    term, exact = one_line(written.term), written.case_sensitive
    for key, text in (("term", term), ("definition", written.definition)):
        if not text.strip():
            message = (
                f"{_name(path, {'term': term})} has an empty {quoted(key)}; write it, or remove the entry"
            )
            report.add("empty-text", message, (*path, key))
            return None
    if not names.claim(_Claim(term, term, path, exact), (*path, "term"), report):
        return None
    aliases = [
        alias
        for at, text in enumerate(written.aliases)
        if (alias := one_line(text))
        and names.claim(_Claim(alias, term, path, exact), (*path, "aliases", at), report)
    ]
    return Term(
        term=term,
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != term)),
        case_sensitive=exact,
        kind=written.kind or "",
        say=one_line(written.say),
        definition=written.definition.strip(),
        example=written.example.strip(),
        see_also=tuple(map(one_line, written.see_also)),
        links=links(written.links, (*path, "links"), report),
    )


def _see_also(term: Term, path: Path, known: dict[str, str], terms: list[str], report: Report) -> Term:
    """The term, its references by the names of terms; what names none is told of and left out."""
    found = []
    for at, name in enumerate(() if report.full else term.see_also):
        if normal(name) in known:
            found.append(known[normal(name)])
        else:
            guess = meant(name, terms) or "; add it to the glossary, or remove it here"
            message = (
                f"term {quoted(term.term)}: {quoted(name)} in `see_also` is no term of the glossary{guess}"
            )
            report.add("unknown-term", message, (*path, "see_also", at))
    return replace(term, see_also=tuple(found))

"""Scores `tutor import` on saved pages against libraries alone, and writes the table of docs/import.md.

    python3 -m uv run --with readability-lxml --with resiliparse docs/import_scores.py FOLDER

FOLDER holds pages as NAME.html, each with the words of its article as NAME.txt; seen.txt names, one a line,
the pages that were looked at while the rules were made. A library that is not installed is left out. No page
becomes part of the project.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from statistics import fmean
from typing import Final

PAGE: Final = Path(__file__).with_name("import.md")
_TABLE: Final = re.compile(r"(<!-- scores -->\n).*?(<!-- end -->)", re.DOTALL)
_NO_SPACES: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f\u1000-\u109f]")
Extract = Callable[[bytes], str]


def tokens(text: str) -> list[str]:
    """Words without case and punctuation; letters, in scripts without spaces."""
    return re.findall(r"[^\W_]" if _NO_SPACES.search(text) else r"[^\W_]+", text.lower())


def score(wanted: str, got: str) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean, over the words that both have in the same order."""
    right, found = tokens(wanted), tokens(got)
    if not right or not found:
        return 0.0, 0.0, 0.0
    matcher = SequenceMatcher(None, right, found, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    precision, recall = shared / len(found), shared / len(right)
    return precision, recall, 2 * precision * recall / (precision + recall) if shared else 0.0


def extractors() -> dict[str, Extract]:
    """What is compared, by name."""
    found: dict[str, Extract] = {"tutor import": _tutor, "trafilatura": _trafilatura}
    for name, make in (("readability-lxml", _readability), ("resiliparse", _resiliparse)):
        try:
            found[name] = make()
        except ImportError:
            print(f"{name} is not installed; it is left out.", file=sys.stderr)
    return found


def _tutor(page: bytes) -> str:
    from tutor.authoring.article.intake import Wishes, read_article

    return "\n".join(block.words for block in read_article(page, Wishes(ending=".html")).blocks)


def _trafilatura(page: bytes) -> str:
    import trafilatura

    return trafilatura.extract(page, include_comments=False) or ""


def _readability() -> Extract:
    from lxml import html
    from readability import Document  # type: ignore[import-not-found,unused-ignore]

    return lambda page: str(
        html.fromstring(Document(page.decode(errors="replace")).summary()).xpath("string()")
    )


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import (  # type: ignore[import-not-found,unused-ignore]
        extract_plain_text,
    )

    return lambda page: str(extract_plain_text(page.decode(errors="replace"), main_content=True))


def table(folder: Path) -> str:
    """The scores of every page and the means of each extractor, as Markdown."""
    tools = extractors()
    scores: dict[str, list[tuple[float, float, float]]] = {}
    for page in sorted(folder.glob("*.html")):
        wanted = page.with_suffix(".txt").read_text(encoding="utf-8")
        scores[page.stem] = [score(wanted, extract(page.read_bytes())) for extract in tools.values()]
    seen = folder / "seen.txt"
    known = set(seen.read_text(encoding="utf-8").split()) if seen.is_file() else set()
    unseen = {name: row for name, row in scores.items() if name not in known}
    rows = [_row(name, [one[2] for one in row]) for name, row in scores.items()]
    for words, some in ((f"all {len(scores)}", scores), (f"{len(unseen)} not looked at before", unseen)):
        for kind, at in (("precision", 0), ("recall", 1), ("**F1**", 2)):
            means = [fmean(row[tool][at] for row in some.values()) for tool in range(len(tools))]
            rows.append(_row(f"{kind}, {words}", means))
    return f"| page | {' | '.join(tools)} |\n|---|{'---|' * len(tools)}\n" + "".join(rows)


def _row(name: str, figures: list[float]) -> str:
    return f"| {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |\n"


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    text = PAGE.read_text(encoding="utf-8")
    made = table(Path(sys.argv[1]))
    PAGE.write_text(_TABLE.sub(lambda found: f"{found[1]}{made}{found[2]}", text), encoding="utf-8")
    print(made)

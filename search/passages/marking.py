"""Choose the passages of a text that answer a question best, and mark its words in them. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString

from search.passages.finding import BREAK, Found, Hit, Term, find

__all__ = ["LENGTH", "Found", "Hit", "Passage", "Term", "best", "find", "marked", "piece"]

# The most letters of a passage.
LENGTH = 240
# How much of a piece comes before its first marked word, where no sentence begins there.
LEAD = 60
# Words as near to one another as this are likely to belong together.
NEAR = 80
# Where a sentence ends: a full stop and the like, and a new line. (A pattern that begins with one
# set of letters is searched for fast.)
SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)\s*|[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9£]))")

# What a passage is worth: 1 for each word of a term that it shows, and
SEEN = 0.2  # of that for one that has been shown already
TOGETHER = 0.5  # for different terms near to one another
PREFERRED = 2  # for standing in a section that the question asks for


@dataclass(frozen=True)
class Passage:
    """Some sentences, safe to show, with the terms in <mark>; and where they stand."""

    where: Hashable
    text: SafeString


class Span(NamedTuple):
    """A part of a text, with the terms in it."""

    start: int
    end: int
    hits: Sequence[Hit]


def best(
    texts: Sequence[tuple[Hashable, str]],
    terms: Iterable[Term],
    *,
    most: int = 2,
    seen: Collection[Term] = (),
    preferred: Collection[Hashable] = (),
) -> list[Passage]:
    """The passages that tell most, each from another text; the best first.

    None says what another says; of one section, each marks a word that the last did not.

    texts: (where it stands, text); terms: stems, as `search.backend.text.stem` gives them;
    seen: terms that the reader sees elsewhere; preferred: where an answer is most likely.
    """
    spans = [(place, span) for place, found in found_in(texts, terms) for span in spans_of(found)]
    seen, shown = set(seen), []
    while spans and len(shown) < most:
        place, span = max(spans, key=lambda row: worth(row[1], seen, texts[row[0]][0] in preferred))
        where, text = texts[place]
        shown.append(Passage(where, cut(Found(text, list(span.hits)), span.start, span.end)))
        terms_here = {hit.term for hit in span.hits}
        seen |= terms_here
        spans = [
            row
            for row in spans
            if row[0] != place
            and text_of(row, texts) != text_of((place, span), texts)
            and (texts[row[0]][0] != where or {hit.term for hit in row[1].hits} - terms_here)
        ]
    return shown


def text_of(row: tuple[int, Span], texts: Sequence[tuple[Hashable, str]]) -> str:
    """What a span shows, however it is spaced and cased."""
    place, span = row
    return " ".join(texts[place][1][span.start : span.end].casefold().split())


def found_in(texts: Sequence[tuple[Hashable, str]], terms: Iterable[Term]):
    """(number, Found) of the texts with any of the terms; they are searched as one, for speed."""
    whole = BREAK.join(text for _, text in texts)
    starts = [0]
    for _, text in texts[:-1]:
        starts.append(starts[-1] + len(text) + 1)
    hits: dict[int, list[Hit]] = {}
    for hit in find(whole, terms).hits:
        place = bisect_right(starts, hit.start) - 1
        start = starts[place]
        hits.setdefault(place, []).append(Hit(hit.term, hit.start - start, hit.end - start))
    return [(place, Found(texts[place][1], found)) for place, found in hits.items()]


def spans_of(found: Found) -> list[Span]:
    """What could be shown of a text: whole sentences, from each one that has a term on."""
    ends = [match.end() for match in SENTENCE_END.finditer(found.text)] + [len(found.text)]
    starts = [0, *ends[:-1]]
    # Hits come in order and do not overlap.
    hit_starts = [hit.start for hit in found.hits]
    hit_ends = [hit.end for hit in found.hits]
    spans = []
    for place in sorted({bisect_right(starts, hit.start) - 1 for hit in found.hits}):
        start = starts[place]
        # As many whole sentences as fit; and this one, even if it does not.
        last = ends[max(place, bisect_right(ends, start + LENGTH) - 1)]
        inside = found.hits[bisect_left(hit_starts, start) : bisect_right(hit_ends, last)]
        spans.append(Span(start, last, inside) if last - start <= LENGTH else around(found, inside))
    return [span for span in spans if span.hits]


def around(found: Found, hits: Sequence[Hit]) -> Span:
    """A part of a sentence that is too long, around the place where most terms stand."""
    if not hits:
        return Span(0, 0, ())
    start, end = window(Found(found.text, list(hits)))
    return Span(start, end, [hit for hit in hits if start <= hit.start and hit.end <= end])


def worth(span: Span, seen: Collection[Term], is_preferred: bool) -> tuple[float, int]:
    terms = {hit.term for hit in span.hits}
    value = sum(len(term) * (SEEN if term in seen else 1) for term in terms)
    close = any(
        one.term != other.term and other.start - one.end < NEAR
        for one, other in zip(span.hits, span.hits[1:], strict=False)
    )
    return value + TOGETHER * close + PREFERRED * is_preferred, span.start == 0


# --- Marking -------------------------------------------------------------------------------------


def marked(found: Found, start: int = 0, end: int | None = None) -> SafeString:
    """The text from start to end, safe, with each term in <mark>."""
    end = len(found.text) if end is None else end
    pieces, place = [], start
    for hit in found.hits:
        if start <= hit.start and hit.end <= end:
            pieces.append(escape(found.text[place : hit.start]))
            pieces.append(f"<mark>{escape(found.text[hit.start : hit.end])}</mark>")
            place = hit.end
    pieces.append(escape(found.text[place:end]))
    return SafeString("".join(pieces))  # every piece is escaped above


def piece(found: Found) -> SafeString:
    """The part of the text that holds most of the words, in whole sentences where they fit."""
    spans = spans_of(found) or [Span(*window(found), ())]
    span = max(spans, key=lambda span: worth(span, (), is_preferred=False))
    return cut(found, span.start, span.end)


def cut(found: Found, start: int, end: int) -> SafeString:
    """The text from start to end; dots tell where a sentence has been cut."""
    text = found.text
    end = start + len(text[start:end].rstrip())
    before = "… " if start and not is_sentence_end(text, start) else ""
    after = " …" if end < len(text) and not is_sentence_end(text, end) else ""
    return SafeString(f"{before}{marked(found, start, end)}{after}")


def is_sentence_end(text: str, place: int) -> bool:
    """Whether a sentence ends here, or just before the space that ends here."""
    return text[place] == "\n" or text[max(0, place - 6) : place].rstrip(" \"'”’)")[-1:] in ".!?\n"


def window(found: Found) -> tuple[int, int]:
    text = found.text
    if len(text) <= LENGTH or not found.hits:
        return 0, min(len(text), LENGTH)
    different = varieties(found.hits)
    best_hit = found.hits[different.index(max(different))]
    start = max(0, min(best_hit.start - LEAD, len(text) - LENGTH))
    end = min(len(text), start + LENGTH)
    if start:
        start = min(text.find(" ", start, best_hit.start) + 1 or start, best_hit.start)
    if end < len(text):
        end = max(text.rfind(" ", best_hit.end, end), best_hit.end)
    return start, end


def varieties(hits: Sequence[Hit]) -> list[int]:
    """How many different words stand within reach of each hit."""
    ends = [hit.end for hit in hits]
    reach = LENGTH - LEAD
    return [
        len({hit.term for hit in hits[place : bisect_right(ends, first.start + reach)]})
        for place, first in enumerate(hits)
    ]

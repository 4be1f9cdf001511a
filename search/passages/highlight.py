from dataclasses import dataclass, field

from django.db.models import Max
from django.utils.safestring import SafeString

from practices.case_studies.models import CaseStudyVersion
from search.passages.marking import Found, Term, find, marked, piece
from search.passages.sections import sections

MOST = 2


@dataclass(frozen=True)
class Passage:
    where: str
    text: SafeString


@dataclass(frozen=True)
class Highlight:
    """What to show of a case in place of its plain summary, and below it: two passages at most."""

    summary: SafeString | str = ""
    passages: list[Passage] = field(default_factory=list)


def highlights(pages: list, terms: frozenset[Term]) -> dict[int, Highlight]:
    """What was matched in each page, by its id. One query, however many pages.

    The text is that of the version last published: what a reader of the page would find.
    """
    if not terms or not pages:
        return {}
    newest = CaseStudyVersion.objects.filter(page__in=pages).values("page")
    newest = newest.annotate(newest=Max("pk")).values("newest")
    contents = dict(
        CaseStudyVersion.objects.filter(pk__in=newest).values_list("page_id", "content")
    )
    return {page.pk: highlight(page.summary, contents.get(page.pk), terms) for page in pages}


def highlight(summary: str, content: dict | None, terms: frozenset[Term]) -> Highlight:
    in_summary = find(summary, terms)
    room = MOST - bool(in_summary.hits)
    texts = [(where, find(text, terms)) for where, text in sections(content)] if content else []
    shown = most_telling(texts, in_summary.terms, room)
    return Highlight(
        summary=marked(in_summary) if in_summary.hits else "",
        passages=[Passage(where, piece(found)) for where, found in shown],
    )


def most_telling(texts: list[tuple[str, Found]], seen: frozenset[Term], room: int):
    """The texts that show words not seen yet; of equals, the first."""
    shown = []
    for _ in range(room):
        rest = [row for row in texts if row[1].hits and row not in shown]
        if not rest:
            break
        best = max(rest, key=lambda row: (len(row[1].terms - seen), len(row[1].terms)))
        shown.append(best)
        seen |= best[1].terms
    return shown

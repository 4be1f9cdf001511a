from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from search.passages import marking
from search.passages.attached import attached_texts
from search.passages.intent import asked_for
from search.passages.marking import Term, find, marked
from search.passages.reading import read_texts
from search.passages.sections import HEADINGS

MOST = 2


@dataclass(frozen=True)
class Passage:
    where: str | Promise
    text: SafeString


@dataclass(frozen=True)
class Highlight:
    """What to show of a case in place of its plain summary, and below it: two passages at most."""

    summary: SafeString | str = ""
    passages: list[Passage] = field(default_factory=list)


def highlights(pages: list, terms: frozenset[Term], question: str = "") -> dict[int, Highlight]:
    """What was matched in each page and its files, by its id. Three queries at most."""
    if not terms or not pages:
        return {}
    texts, files = read_texts(pages), attached_texts(pages)
    preferred = asked_for(question)
    found = {}
    for page in pages:
        rows = [*texts.get(page.pk, ()), *files.get(page.pk, ())]
        found[page.pk] = highlight(page.summary, rows, terms, preferred)
    return found


def highlight(summary: str, texts: list, terms: frozenset[Term], preferred=()) -> Highlight:
    in_summary = find(summary, terms)
    passages = marking.best(
        texts,
        terms,
        most=MOST - bool(in_summary.hits),
        seen=in_summary.terms,
        preferred=preferred,
    )
    return Highlight(
        summary=marked(in_summary) if in_summary.hits else "",
        passages=[Passage(name_of(passage.where), passage.text) for passage in passages],
    )


def name_of(where) -> str | Promise:
    if isinstance(where, tuple):
        return _("the file %(title)s") % {"title": where[1]}
    return HEADINGS[where]

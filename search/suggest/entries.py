"""Read what can be suggested from the database, in a number of queries that never grows."""

import re
from dataclasses import dataclass

from django.urls import reverse

from practices.case_studies.models import CaseStudyPage
from practices.taxonomy.models import Approach, Barrier, Insight, Sector
from search.asked import Asked
from search.backend.text import fold
from search.facets import FacetTable
from search.suggest.kinds import APPROACH, BARRIER, CASE, GROUP, INSIGHT, PLACE, SECTOR

# These have pages of their own.
TERMS = {BARRIER: Barrier, APPROACH: Approach, SECTOR: Sector, INSIGHT: Insight}
# These only narrow a search. facet: kind
FACETS = {"group": GROUP, "nation": PLACE, "region": PLACE}
# "Wales (17 hospitals)"
IN_BRACKETS = re.compile(r"\s*\(.*")


@dataclass(frozen=True)
class Entry:
    """One thing to suggest. With a question it is searched for; else its address is opened."""

    kind: str
    text: str
    url: str
    # What tells it from others of that name, such as the place of a case.
    detail: str = ""
    question: str = ""

    @property
    def words(self) -> str:
        """What it is found by."""
        return f"{self.text} {self.detail}"


def read_entries(table: FacetTable) -> list[Entry]:
    pages = CaseStudyPage.objects.visible().order_by("title", "pk").defer_streamfields()
    cases = [case_entry(page) for page in pages.only("title", "url_path", "place_name")]
    return [*term_entries(), *facet_entries(table), *place_entries(cases, table), *cases]


def case_entry(page) -> Entry:
    return Entry(CASE, page.title, page.get_url() or "", page.place_name)


def term_entries():
    for kind, model in TERMS.items():
        for term in model.objects.live().only("name", "slug"):
            yield Entry(kind, term.name, term.get_absolute_url())


def facet_entries(table: FacetTable):
    """Those that lead to a case."""
    counts = table.counts(table.everything, {})
    for name, kind in FACETS.items():
        for value in counts[name]:
            link = Asked(choices={name: (value,)}).link
            yield Entry(kind, table.labels[name][value], reverse("search") + link)


def place_entries(cases: list[Entry], table: FacetTable):
    """Each single place once, but for those that are a nation or a region already."""
    known = {fold(label) for name in ("nation", "region") for label in table.labels[name].values()}
    for case in cases:
        place = IN_BRACKETS.sub("", case.detail)
        if place and "," not in place and fold(place) not in known:
            known.add(fold(place))
            yield question_entry(PLACE, place)


def question_entry(kind: str, question: str) -> Entry:
    return Entry(kind, question, reverse("search") + Asked(q=question).link, question=question)

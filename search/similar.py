"""Cases that are most like one case, and in what."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from practices.case_studies.models import CaseStudyPage
from search.facets import FacetTable
from search.library import current_library

Value = tuple[str, str]  # (facet, value)
Filed = Mapping[str, Mapping[str, set[int]]]  # facet: value: ids

MOST = 4
# A reason is read at a glance: two sorts of things in common, two names of each.
MOST_SORTS = 2
MOST_NAMES = 2
# What one thing in common counts for. A barrier counts most: it is what people come here with.
WEIGHTS = {"barrier": 3.0, "approach": 2.0, "group": 1.5, "sector": 1.0}
# "same barriers" rather than "same barrier"
NAMES = {
    "barrier": ("same barrier", "same barriers"),
    "approach": ("same approach", "same approaches"),
    "group": ("same people", "same people"),
    "sector": ("same sector", "same sectors"),
}


@dataclass(frozen=True)
class Similar:
    page: CaseStudyPage
    reason: str


def similar_cases(page) -> list[Similar]:
    """Up to four visible cases, most alike first, each with what it shares."""
    table = current_library().table
    filed = {name: table.filed_under(name, {}) for name in WEIGHTS}
    shared = shared_values(filed, page.pk)
    scores = {pk: score(filed, len(table.rows), values) for pk, values in shared.items()}
    best = sorted(scores, key=lambda pk: (-scores[pk], table.rows[pk].title, pk))[:MOST]
    if not best:
        return []
    # Asked once more: a case may have been hidden since the table was read.
    pages = CaseStudyPage.objects.visible().defer_streamfields().in_bulk(best)
    return [Similar(pages[pk], reason(table, shared[pk])) for pk in best if pk in pages]


def shared_values(filed: Filed, pk: int) -> dict[int, list[Value]]:
    """For every other case with anything in common, all of it."""
    shared: dict[int, list[Value]] = {}
    for name, by_value in filed.items():
        for value, ids in by_value.items():
            if pk in ids:
                for other in ids - {pk}:
                    shared.setdefault(other, []).append((name, value))
    return shared


def score(filed: Filed, total: int, values: list[Value]) -> float:
    """The rarer what they share, the more it says."""
    return sum(WEIGHTS[name] * log(1 + total / len(filed[name][value])) for name, value in values)


def reason(table: FacetTable, values: list[Value]) -> str:
    """What they share most, in words: "same barrier: data sharing; same approach: outreach"."""
    numbers = Counter(name for name, _ in values)
    parts = []
    for name, number in list(numbers.items())[:MOST_SORTS]:
        labels = [in_sentence(table.labels[name][value]) for of, value in values if of == name]
        parts.append(f"{NAMES[name][number > 1]}: {listed(labels)}")
    return "; ".join(parts)


def listed(labels: list[str]) -> str:
    """The first names, and how many more there are."""
    more = len(labels) - MOST_NAMES
    return ", ".join(labels[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def in_sentence(name: str) -> str:
    """A name as it stands inside a sentence; short forms such as NHS keep their capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]

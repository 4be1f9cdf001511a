"""Cases that are most like one case, and in what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from practices.case_studies.models import CaseStudyPage
from search.facets import FacetTable
from search.library import Library, current_library
from search.likeness import Likeness, Term, in_words, likeness, opening

Value = tuple[str, str]  # (facet, value)
Filed = Mapping[str, Mapping[str, set[int]]]  # facet: value: ids

MOST = 4
# Of which the words are read, to choose those four.
MOST_READ = 24
# Reasons are read at a glance: two, of one line each.
MOST_REASONS = 2
MOST_NAMES = 1
# What one thing in common counts for. A barrier counts most: it is what people come here with.
WEIGHTS = {"barrier": 3.0, "approach": 2.0, "group": 1.5, "sector": 1.0}
# What it counts for if they speak of all the same things.
SAME_WORDS = 10.0
MOST_WORDS = 2
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
    reasons: list[str]


def similar_cases(page) -> list[Similar]:
    """Up to four visible cases, most alike first, each with what it shares."""
    library = current_library()
    alike = likeness(page, library)
    best = best_of(page.pk, library, alike)
    if not best:
        return []
    # Asked once more: a case may have been hidden since the table was read.
    pages = CaseStudyPage.objects.visible().defer_streamfields().in_bulk(best)
    return [Similar(pages[pk], why) for pk, why in best.items() if pk in pages]


def best_of(pk: int, library: Library, alike: Likeness) -> dict[int, list[str]]:
    """{key: reasons} of the cases most alike, the most alike first; kept with the library.

    The index says which cases have a word anywhere. The few that come first by that are then
    held to what they are about.
    """
    key = "similar", pk, tuple(alike.shared), alike.whole
    return library.answers.get(key, lambda: Best(rank_twice(pk, library.table, alike))).reasons


def rank_twice(pk: int, table: FacetTable, alike: Likeness) -> dict[int, list[str]]:
    if alike.shared:
        cases = CaseStudyPage.objects.filter(pk__in=rank(pk, table, alike, MOST_READ))
        rows = cases.values_list("pk", "title", "summary", "problem")
        alike = alike.among({key: opening(*texts) for key, *texts in rows})
    return rank(pk, table, alike, MOST)


@dataclass(frozen=True)
class Best:
    reasons: dict[int, list[str]]
    size = 1_000  # bytes, about


def rank(pk: int, table: FacetTable, alike: Likeness, most: int) -> dict[int, list[str]]:
    filed = {name: table.filed_under(name, {}) for name in WEIGHTS}
    shared = shared_values(filed, pk)
    scores = {
        other: score(filed, len(table), shared.get(other, ())) + SAME_WORDS * alike.of(other)
        for other in shared.keys() | alike.shared.keys()
    }
    best = sorted(scores, key=lambda other: (-scores[other], table.rows[other].title, other))
    return {
        other: reasons(table, shared.get(other, ()), alike.shared.get(other, ()))
        for other in best[:most]
    }


def shared_values(filed: Filed, pk: int) -> dict[int, list[Value]]:
    """For every other case with anything in common, all of it."""
    shared: dict[int, list[Value]] = {}
    for name, by_value in filed.items():
        for value, ids in by_value.items():
            if pk in ids:
                for other in ids - {pk}:
                    shared.setdefault(other, []).append((name, value))
    return shared


def score(filed: Filed, total: int, values: Sequence[Value]) -> float:
    """The rarer what they share, the more it says."""
    return sum(WEIGHTS[name] * log(1 + total / len(filed[name][value])) for name, value in values)


def reasons(table: FacetTable, values: Sequence[Value], terms: Sequence[Term] = ()) -> list[str]:
    """What they share most: "same barrier: data sharing", "both speak of flats, mould"."""
    numbers = Counter(name for name, _ in values)
    parts = []
    for name, number in list(numbers.items())[:MOST_REASONS]:
        labels = [in_sentence(table.labels[name][value]) for of, value in values if of == name]
        parts.append(f"{NAMES[name][number > 1]}: {listed(labels)}")
    if terms:
        parts = [*parts[: MOST_REASONS - 1], f"both speak of {in_words(terms, MOST_WORDS)}"]
    return parts


def listed(labels: list[str]) -> str:
    """The first names, and how many more there are."""
    more = len(labels) - MOST_NAMES
    return ", ".join(labels[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def in_sentence(name: str) -> str:
    """A name as it stands inside a sentence; short forms such as NHS keep their capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]

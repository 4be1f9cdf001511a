"""Read the facet table from the database, in a number of queries that never grows."""

from collections import defaultdict

from django.db.models import F, Value

from practices.case_studies.choices import CostBand, EvidenceMark, HowFar, PlaceType, Status
from practices.case_studies.models import BarrierMet, CaseStudyPage, PublisherPage
from practices.taxonomy.models import (
    Approach,
    Barrier,
    BarrierKind,
    Nation,
    PopulationGroup,
    Region,
    Sector,
)
from search.facets.entries import NONE
from search.facets.table import FacetTable

# facet: (its terms, the relation of a case that leads to them)
FILED = {
    "sector": (Sector, "sectors"),
    "approach": (Approach, "approaches"),
    "group": (PopulationGroup, "population_groups"),
    "nation": (Nation, "nations"),
    "region": (Region, "regions"),
}
CHOSEN = {"place_type": PlaceType, "status": Status, "evidence": EvidenceMark, "cost": CostBand}
FIELDS = (
    "pk",
    "path",
    "title",
    "start_year",
    "last_checked",
    "status",
    "place_type",
    "evidence_mark",
    "setup_cost_band",
    "yearly_cost_band",
)
# Surest first; what was not judged comes last.
BY_EVIDENCE = [
    EvidenceMark.ESTABLISHED,
    EvidenceMark.REPEATED,
    EvidenceMark.COMPARED,
    EvidenceMark.PROMISING,
    EvidenceMark.CLEAR_IDEA,
    EvidenceMark.MIXED,
    EvidenceMark.NO_BENEFIT,
    EvidenceMark.NOT_JUDGED,
]


def build_table() -> FacetTable:
    pages = list(CaseStudyPage.objects.visible().order_by().values(*FIELDS))
    rows = {page["pk"]: row for row, page in enumerate(pages)}
    publishers = publishers_by_path()
    labels, codes = term_labels()
    labels |= {name: dict(choices.choices) for name, choices in CHOSEN.items()}
    labels["how_far"] = dict(HowFar.choices)
    labels["publisher"] = dict(publishers.values())
    years = {str(page["start_year"]) for page in pages if page["start_year"]}
    labels["year"] = {year: year for year in sorted(years, reverse=True)}
    return FacetTable.from_columns(
        list(rows),
        labels=labels,
        pairs=plain_pairs(pages, publishers, labels) | linked_pairs(rows, codes),
        entries=entries(rows, codes),
        titles=[page["title"] for page in pages],
        start_years=[page["start_year"] or 0 for page in pages],
        last_checked=[day.toordinal() if (day := page["last_checked"]) else 0 for page in pages],
        evidence=[BY_EVIDENCE.index(page["evidence_mark"]) for page in pages],
    )


def plain_pairs(pages: list[dict], publishers: dict, labels: dict) -> dict[str, tuple]:
    """(rows, codes) of each facet whose values stand on the page's own row."""
    codes = {name: {value: code for code, value in enumerate(labels[name])} for name in labels}
    pairs = defaultdict(lambda: ([], []))
    for row, page in enumerate(pages):
        for name, value in plain_values(page, publishers):
            if value in codes[name]:
                pairs[name][0].append(row)
                pairs[name][1].append(codes[name][value])
    return dict(pairs)


def plain_values(page: dict, publishers: dict[str, tuple[str, str]]):
    yield "status", page["status"]
    yield "evidence", page["evidence_mark"]
    yield "place_type", page["place_type"]
    yield "year", str(page["start_year"])
    bands = {page["setup_cost_band"], page["yearly_cost_band"]}
    # Not known means that neither is.
    for band in bands - {CostBand.NOT_KNOWN} or bands:
        yield "cost", band
    parent = page["path"][: -CaseStudyPage.steplen]
    if parent in publishers:
        yield "publisher", publishers[parent][0]


def publishers_by_path() -> dict[str, tuple[str, str]]:
    rows = PublisherPage.objects.live().order_by("title").values_list("path", "slug", "title")
    return {path: (slug, title) for path, slug, title in rows}


def term_labels() -> tuple[dict[str, dict[str, str]], dict[str, dict[int, int]]]:
    """({facet: {slug: name}}, {facet: {id: code}}) of published terms, in the editors' order."""
    models = {name: model for name, (model, _) in FILED.items()} | {"barrier": Barrier}
    parts = [terms(name, model, F("position")) for name, model in models.items()]
    # Kinds stand in the order of their barriers.
    parts.append(terms("kind", BarrierKind, F("barrier__position") * 1000 + F("position")))
    labels: dict[str, dict[str, str]] = {name: {} for name in [*models, "kind"]}
    codes: dict[str, dict[int, int]] = {name: {} for name in labels}
    for name, _, label, slug, pk in sorted(parts[0].union(*parts[1:])):
        codes[name][pk] = len(labels[name])
        labels[name][slug] = label
    return labels, codes


def terms(name: str, model, position):
    rows = model.objects.live().order_by()
    return rows.values_list(Value(name), position, "name", "slug", "pk")


def linked_pairs(rows: dict[int, int], codes: dict) -> dict[str, tuple]:
    """(rows, codes) of each facet that cases are filed under by a relation."""
    links = [
        getattr(CaseStudyPage, relation)
        .through.objects.order_by()
        .values_list(Value(name), f"{model._meta.model_name}_id", "casestudypage_id")
        for name, (model, relation) in FILED.items()
    ]
    pairs = {name: ([], []) for name in FILED}
    for name, term, page in links[0].union(*links[1:], all=True):
        if page in rows and term in codes[name]:
            pairs[name][0].append(rows[page])
            pairs[name][1].append(codes[name][term])
    return pairs


def entries(rows: dict[int, int], codes: dict) -> tuple[list[int], ...]:
    """(rows, barrier codes, kind codes, how far codes) of the barrier entries of visible cases."""
    met = BarrierMet.objects.order_by().values_list("page_id", "barrier_id", "kind_id", "how_far")
    how_far = {value: code for code, value in enumerate(HowFar.values)}
    found: tuple[list[int], ...] = ([], [], [], [])
    for page, barrier, kind, far in met:
        if page in rows and barrier in codes["barrier"]:
            found[0].append(rows[page])
            found[1].append(codes["barrier"][barrier])
            found[2].append(codes["kind"].get(kind, NONE))
            found[3].append(how_far.get(far, NONE))
    return found

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
from search.facets.names import FACETS
from search.facets.table import FacetTable, Row

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


def build_table() -> FacetTable:
    pages = list(CaseStudyPage.objects.visible().order_by().values(*FIELDS))
    rows = {page["pk"]: row_of(page) for page in pages}
    publishers = publishers_by_path()
    values = {name: defaultdict(set) for name in FACETS}
    for page in pages:
        for name, value in plain_values(page, publishers):
            values[name][value].add(page["pk"])
    labels = term_labels() | {name: dict(choices.choices) for name, choices in CHOSEN.items()}
    labels["how_far"] = dict(HowFar.choices)
    labels["publisher"] = dict(publishers.values())
    labels["year"] = {year: year for year in sorted(values["year"], reverse=True)}
    for name, value, pk in links():
        if pk in rows and value in labels[name]:
            values[name][value].add(pk)
    return FacetTable(rows=rows, labels=labels, values=values, entries=entries(rows, labels))


def row_of(page: dict) -> Row:
    return Row(page["title"], page["start_year"], page["last_checked"], page["evidence_mark"])


def plain_values(page: dict, publishers: dict[str, tuple[str, str]]):
    """(facet, value) of everything that stands on the page's own row."""
    yield "status", page["status"]
    yield "evidence", page["evidence_mark"]
    if page["place_type"]:
        yield "place_type", page["place_type"]
    if page["start_year"]:
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


def term_labels() -> dict[str, dict[str, str]]:
    """{facet: {slug: name}} of all published terms, in the order that editors gave them."""
    models = {name: model for name, (model, _) in FILED.items()} | {"barrier": Barrier}
    parts = [terms(name, model, F("position")) for name, model in models.items()]
    # Kinds stand in the order of their barriers.
    parts.append(terms("kind", BarrierKind, F("barrier__position") * 1000 + F("position")))
    found: dict[str, dict[str, str]] = {name: {} for name in [*models, "kind"]}
    for name, _, label, slug in sorted(parts[0].union(*parts[1:])):
        found[name][slug] = label
    return found


def terms(name: str, model, position):
    return model.objects.live().order_by().values_list(Value(name), position, "name", "slug")


def links():
    """(facet, slug, page id) of everything that cases are filed under."""
    parts = [
        getattr(CaseStudyPage, relation)
        .through.objects.order_by()
        .values_list(Value(name), f"{model._meta.model_name}__slug", "casestudypage_id")
        for name, (model, relation) in FILED.items()
    ]
    return parts[0].union(*parts[1:], all=True)


def entries(rows: dict[int, Row], labels: dict) -> dict[tuple[str, str, str], set[int]]:
    met = BarrierMet.objects.order_by().values_list(
        "page_id", "barrier__slug", "kind__slug", "how_far"
    )
    found: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for pk, barrier, kind, how_far in met:
        if pk in rows and barrier in labels["barrier"]:
            found[barrier, kind or "", how_far].add(pk)
    return found

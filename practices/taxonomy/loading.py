"""The words that cases are filed under, from fixtures/taxonomy.json, barriers.json and others."""

from collections.abc import Callable, Mapping

from django.utils.text import slugify

from hub.loading.remember import load_item
from hub.loading.summary import LoadSummary, Outcome
from practices.taxonomy.models import (
    Approach,
    Barrier,
    BarrierKind,
    Insight,
    Nation,
    PopulationGroup,
    Region,
    Sector,
    SynonymSet,
)

NATIONS = ["England", "Scotland", "Wales", "Northern Ireland"]
REGIONS = [
    "North East",
    "North West",
    "Yorkshire and the Humber",
    "East Midlands",
    "West Midlands",
    "East of England",
    "London",
    "South East",
    "South West",
]


def load_taxonomy(taxonomy: dict, barriers: list, synonyms: dict, summary: LoadSummary) -> None:
    """Everything that stands without a case: terms, barriers with kinds, synonyms."""
    places = {Nation: NATIONS, Region: REGIONS}
    for model, names in places.items():
        rows = [{"slug": slugify(name), "name": name} for name in names]
        _load_terms(model, rows, summary)
    _load_terms(Sector, taxonomy["sectors"], summary)
    _load_terms(Approach, taxonomy["approaches"], summary)
    _load_terms(PopulationGroup, taxonomy["population_groups"], summary)
    _load_terms(Barrier, [_without(row, "kinds", "best_cases") for row in barriers], summary)
    _load_kinds(barriers, summary)
    _load_synonyms(synonyms["sets"], summary)


def load_insights(insights: list, case_pages: Mapping[str, int], summary: LoadSummary) -> None:
    """Insights, which name cases. `case_pages` maps the slug of a case file to a page's id."""
    rows = [
        _without(row, "text")
        | {"definition": row["text"]}
        | {name: _cases(row[name], case_pages) for name in ("supporting_cases", "counter_cases")}
        for row in insights
    ]
    _load_terms(Insight, rows, summary)


def load_best_cases(barriers: list, case_pages: Mapping[str, int], summary: LoadSummary) -> None:
    """The cases that a barrier's page names, once those cases exist."""
    for row in barriers:
        cases = _cases(row["best_cases"], case_pages)

        def write(barrier, slug=row["slug"], cases=cases):
            barrier = barrier or Barrier.objects.get(slug=slug)
            _set_stream(barrier, "best_cases", "case", cases)
            return _save(barrier)

        # The barrier itself exists already, so nothing is "found" in the loader's sense.
        outcome = load_item(f"best-cases/{row['slug']}", cases, model=Barrier, write=write)
        summary.add("Best cases of barriers", outcome, row["slug"])


def _load_kinds(barriers: list[dict], summary: LoadSummary) -> None:
    """The kinds of every barrier, save of those that an editor has deleted."""
    there = set(Barrier.objects.values_list("slug", flat=True))
    kinds = [kind | {"barrier": row["slug"]} for row in barriers for kind in row["kinds"]]
    _load_terms(BarrierKind, [kind for kind in kinds if kind["barrier"] in there], summary)
    for kind in kinds:
        if kind["barrier"] not in there:
            item = f"barrierkind/{kind['slug']}"
            summary.add(_label(BarrierKind), Outcome.LEFT_ALONE, item)


def _label(model) -> str:
    return str(model._meta.verbose_name_plural).capitalize()


def _load_terms(model, rows: list[dict], summary: LoadSummary) -> None:
    for position, row in enumerate(rows, 1):
        data = row | {"position": position}

        def write(term, data=data):
            return _save(_fill(term or model(), data), after=_relations(data))

        def find(slug=row["slug"]):
            return model.objects.filter(slug=slug).first()

        item = f"{model._meta.model_name}/{row['slug']}"
        outcome = load_item(item, data, model=model, write=write, find=find)
        summary.add(_label(model), outcome, item)


def _fill(term, data: dict):
    streams = {
        "how_it_shows_up": "point",
        "open_questions": "point",
        "evidence": "finding",
        "supporting_cases": "case",
        "counter_cases": "case",
        "sources": "link",
    }
    for name, value in data.items():
        if name in streams:
            _set_stream(term, name, streams[name], value)
        elif name == "barrier":
            term.barrier = Barrier.objects.get(slug=value)
        elif name != "barriers":
            setattr(term, name, value)
    return term


def _relations(data: dict) -> Callable | None:
    if "barriers" not in data:
        return None
    return lambda term: term.barriers.set(Barrier.objects.filter(slug__in=data["barriers"]))


def _save(term, after: Callable | None = None):
    """Save as published, with a revision of no user: the mark of the loader."""
    term.live = True
    term.save()
    if after:
        after(term)
    term.save_revision(log_action=False, changed=False).publish(log_action=False)
    return term


def _load_synonyms(sets: list[dict], summary: LoadSummary) -> None:
    for row in sets:

        def write(synonyms, row=row):
            synonyms = synonyms or SynonymSet(slug=row["slug"])
            synonyms.kind, synonyms.weight = row["kind"], row["weight"]
            synonyms.terms, synonyms.note = row["terms"], row["note"] or ""
            synonyms.capitals_only = row["capitals_only"]
            synonyms.save()
            return synonyms

        def find(slug=row["slug"]):
            return SynonymSet.objects.filter(slug=slug).first()

        outcome = load_item(
            f"synonyms/{row['slug']}", row, model=SynonymSet, write=write, find=find
        )
        summary.add("Synonym sets", outcome, row["slug"])


def _cases(rows: list[dict], case_pages: Mapping[str, int]) -> list[dict]:
    return [
        {"case": case_pages[row["slug"]], "why": row["why"]}
        for row in rows
        if row["slug"] in case_pages
    ]


def _set_stream(term, name: str, kind: str, values: list) -> None:
    rows = [{"type": kind, "value": value} for value in values]
    setattr(term, name, term._meta.get_field(name).to_python(rows))


def _without(row: dict, *names: str) -> dict:
    return {name: value for name, value in row.items() if name not in names}

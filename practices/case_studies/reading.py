"""A case study as it is read: its content with names in place of slugs, ready for a template."""

from dataclasses import dataclass
from datetime import date

from practices.case_studies.canonical import case_file
from practices.case_studies.choices import (
    CostBand,
    Direction,
    EvidenceMark,
    HowFar,
    PartnerKind,
    PlaceType,
    Provenance,
    Setting,
    Status,
)
from practices.taxonomy.models import (
    Approach,
    Barrier,
    BarrierKind,
    Insight,
    PopulationGroup,
    Sector,
)

# One closing line a section says what is not known yet: {section: {path: what it is called}}.
GAPS = {
    "problem": {"who_it_serves": "who it serves", "theory": "why it was expected to work"},
    "done": {"blocks": "building blocks"},
    "joining_up": {
        "joining_up.how": "how services were joined up",
        "joining_up.legal_power": "legal power",
        "joining_up.agreement": "agreement",
        "joining_up.pooled_money": "pooled money",
        "joining_up.governance": "governance",
        "joining_up.data_sharing": "data sharing",
    },
    "resources": {
        "resources.staff": "staff",
        "resources.setup_cost": "set-up cost",
        "resources.yearly_cost": "yearly cost",
        "resources.who_pays": "who pays",
        "resources.who_gains": "who gains",
        "resources.time_to_start": "time to start",
        "resources.time_to_first_result": "time to first result",
    },
    "results": {"outcomes": "results"},
    "wrong": {
        "changed_on_the_way": "what changed on the way",
        "would_do_differently": "what they would do differently",
        "unintended": "unintended effects",
        "still_unsolved": "what is still unsolved",
        "only_government": "what only government can fix",
        "worked_less_well_for": "who it worked less well for",
    },
    "carry_on": {
        "lessons": "lessons",
        "advice": "advice",
        "readiness": "questions to ask yourself",
        "residents_shaped": "how residents shaped it",
        "replicated_in": "where else it was done",
    },
}
TERMS = {
    "sectors": Sector,
    "approaches": Approach,
    "population_groups": PopulationGroup,
    "insights": Insight,
}


@dataclass(frozen=True)
class Names:
    """Terms by slug, gathered once a page."""

    terms: dict[str, dict]
    barriers: dict
    kinds: dict

    @classmethod
    def gather(cls, content: dict) -> "Names":
        def found(model, slugs):
            return {term.slug: term for term in model.objects.filter(slug__in=slugs)}

        entries = content["barriers"]
        return cls(
            terms={name: found(model, content.get(name, [])) for name, model in TERMS.items()},
            barriers=found(Barrier, [entry["barrier"] for entry in entries]),
            kinds=found(BarrierKind, [entry["kind"] for entry in entries if entry["kind"]]),
        )


def at(content: dict, path: str):
    """The value at a dotted path, such as "resources.setup_cost"."""
    value = content
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def is_known(value) -> bool:
    if isinstance(value, dict):  # a cost
        return value.get("band") != CostBand.NOT_KNOWN or bool(value.get("text"))
    return value not in (None, "", [], "not-known")


def gaps(content: dict) -> dict[str, str]:
    """For each section, what is not known yet, as the end of a sentence."""
    return {
        section: ", ".join(name for path, name in paths.items() if not is_known(at(content, path)))
        for section, paths in GAPS.items()
    }


def read(content: dict) -> dict:
    """`content` (the form of a case file) with labels, terms and gaps added, for display."""
    names = Names.gather(content)
    place = content["place"]
    return content | {
        "status_label": Status(content["status"]).label,
        "provenance_label": Provenance(content["provenance"]).label,
        "is_compiled": content["provenance"] == Provenance.COMPILED,
        "last_checked_date": _date(content["last_checked"]),
        "place": place
        | {
            "type_label": PlaceType(place["type"]).label if place["type"] else "",
            "setting_label": Setting(place["setting"]).label,
            "setting_known": place["setting"] != Setting.NOT_KNOWN,
        },
        "partners": [
            row | {"kind_label": PartnerKind(row["kind"]).label} for row in content["partners"]
        ],
        **{
            name: [_term(found, slug) for slug in content.get(name, [])]
            for name, found in names.terms.items()
        },
        "barriers": [
            entry
            | {
                "term": _term(names.barriers, entry["barrier"]),
                "kind_term": _term(names.kinds, entry["kind"]) if entry["kind"] else None,
                "how_far_label": HowFar(entry["how_far"]).label,
            }
            for entry in content["barriers"]
        ],
        "resources": content["resources"]
        | {name: _cost(content["resources"][name]) for name in ("setup_cost", "yearly_cost")},
        "outcomes": [_outcome(row, content["sources"]) for row in content["outcomes"]],
        "evidence": content["evidence"]
        | {"label": EvidenceMark(content["evidence"]["mark"]).label},
        "gaps": gaps(content),
    }


def read_page(page) -> dict:
    """A page as it stands now, live or draft, with what only a page has."""
    return read(case_file(page)) | {"review_due": page.review_due}


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _term(found: dict, slug: str):
    """The term, or its slug in words where an editor has deleted the term since."""
    return found.get(slug) or {"name": slug.replace("-", " ").capitalize(), "slug": slug}


def _cost(cost: dict) -> dict:
    return cost | {"label": CostBand(cost["band"]).label, "known": is_known(cost)}


def _outcome(row: dict, sources: list[dict]) -> dict:
    number = row["source"]
    source = sources[number] if 0 <= number < len(sources) else None
    return row | {
        "direction_label": Direction(row["direction"]).label,
        "source_number": number + 1,
        "source_row": source,
    }

"""The one schema of a case file, as JSON Schema (2020-12)."""

from practices.case_studies.choices import (
    CostBand,
    Direction,
    EvidenceMark,
    HowFar,
    PartnerKind,
    PlaceType,
    Reading,
    Setting,
    Status,
)
from practices.taxonomy.models import Approach, Barrier, BarrierKind, PopulationGroup, Sector

NO_MARKUP = r"^[^<>\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"  # plain text: no tags, no control characters


def text(most: int | None = None, least: int = 1) -> dict:
    rule = {"type": "string", "minLength": least, "pattern": NO_MARKUP}
    return rule | ({"maxLength": most} if most else {})


def optional(rule: dict) -> dict:
    return {"anyOf": [rule, {"type": "null"}]}


def one_of(values) -> dict:
    return {"enum": list(values)}


def rows(rule: dict, least: int = 0, most: int | None = None) -> dict:
    listed = {"type": "array", "items": rule, "minItems": least}
    return listed | ({"maxItems": most} if most else {})


def record(fields: dict, optional_fields: tuple[str, ...] = ()) -> dict:
    """An object with these keys and no others."""
    return {
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name not in optional_fields],
        "additionalProperties": False,
    }


def slugs_of(model) -> list[str]:
    return sorted(model.objects.values_list("slug", flat=True))


def case_schema() -> dict:
    """The schema, with the taxonomy's present slugs as the only words allowed."""
    statement = record({"text": text(1000), "reading": one_of(Reading.values)})
    cost = record({"band": one_of(CostBand.values), "text": optional(text(1000))})
    year = optional({"type": "integer", "minimum": 1900, "maximum": 2100})
    return record(
        {
            "slug": {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 100},
            "title": text(110),
            "summary": text(250),
            "status": one_of(Status.values),
            "start_year": year,
            "end_year": year,
            "last_checked": {"type": "string", "format": "date"},
            "place": record(
                {
                    "name": text(150),
                    "nation": text(100),
                    "region": optional(text(100)),
                    "type": one_of(PlaceType.values),
                    "setting": one_of(Setting.values),
                }
            ),
            "lead_organisation": text(200),
            "councils": rows(text(250)),
            "partners": rows(
                record(
                    {
                        "name": text(250),
                        "kind": one_of(PartnerKind.values),
                        "role": optional(text(250)),
                    }
                )
            ),
            "sectors": rows(one_of(slugs_of(Sector)), 1, 5) | {"uniqueItems": True},
            "approaches": rows(one_of(slugs_of(Approach)), 1, 6) | {"uniqueItems": True},
            "population_groups": rows(one_of(slugs_of(PopulationGroup)), 1, 4)
            | {"uniqueItems": True},
            "problem": text(3000),
            "who_it_serves": text(1000),
            "theory": optional(text(1000)),
            "barriers": rows(
                record(
                    {
                        "barrier": one_of(slugs_of(Barrier)),
                        "kind": optional(one_of(slugs_of(BarrierKind))),
                        "looked_like": text(1000),
                        "tried": optional(text(1000)),
                        "how_far": one_of(HowFar.values),
                        "reading": one_of(Reading.values),
                    }
                ),
                1,
            ),
            "blocks": rows(
                record(
                    {
                        "uid": text(40),
                        "title": text(60),
                        "description": text(1500),
                        "core": {"enum": [True, False, None]},
                        "needs": optional(text(500)),
                        "learned": optional(text(500)),
                        "reading": one_of(Reading.values),
                    }
                ),
                4,
                8,
            ),
            "joining_up": record(
                {
                    name: optional(text(1000))
                    for name in (
                        "how",
                        "legal_power",
                        "agreement",
                        "pooled_money",
                        "governance",
                        "data_sharing",
                    )
                }
            ),
            "resources": record(
                {
                    "staff": optional(text(1000)),
                    "setup_cost": cost,
                    "yearly_cost": cost,
                    "price_year": optional(
                        {"type": ["integer", "string"], "minimum": 1900, "maximum": 2100}
                        | {"maxLength": 20, "pattern": NO_MARKUP}
                    ),
                    "who_pays": optional(text(1000)),
                    "who_gains": optional(text(1000)),
                    "time_to_start": optional(text(1000)),
                    "time_to_first_result": optional(text(1000)),
                    "notes": optional(text(1000)),
                }
            ),
            "outcomes": rows(
                record(
                    {
                        "measure": text(250),
                        "value": text(250),
                        "baseline_or_comparator": text(250),
                        "period": optional(text(200)),
                        "study_design": text(250),
                        "direction": one_of(Direction.values),
                        "source": {"type": "integer", "minimum": 0},
                    }
                )
            ),
            "evidence": record({"mark": one_of(EvidenceMark.values), "reason": text(250)}),
            "went_wrong": rows(statement, 1),
            "changed_on_the_way": rows(statement),
            "would_do_differently": rows(statement),
            "unintended": rows(statement),
            "still_unsolved": rows(statement),
            "only_government": rows(statement),
            "worked_less_well_for": rows(statement),
            "lessons": rows(statement),
            "advice": rows(statement),
            "readiness": rows(text(250)),
            "residents_shaped": optional(text(1000)),
            "replicated_in": rows(text(250)),
            "sources": rows(
                record(
                    {
                        "title": text(250),
                        "publisher": optional(text(200)),
                        "year": year,
                        "url": {"type": "string", "pattern": r"^https?://\S+$", "maxLength": 1000},
                    }
                ),
                1,
            ),
        }
    )

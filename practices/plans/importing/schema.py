"""The schema of a plan file, as JSON Schema (2020-12). docs/plan-file.schema.json is a copy."""

from practices.plans.export.data import FORMAT, SCHEMA_NUMBER
from practices.plans.export.fields import ANSWERS, PART, READING, ROWS, SECTION
from practices.plans.importing.contents import CORE, case_content, plan_content
from practices.plans.importing.rules import (
    MOMENT,
    NUMBER,
    SLUG,
    YES_OR_NO,
    fields_of,
    one_of,
    or_null,
    record,
    rows,
    text,
)
from practices.plans.models import (
    Plan,
    PlanPart,
    PlanPartner,
    PlanSection,
    PlanSource,
    Reading,
)
from practices.plans.template_schema import PART as TEMPLATE_PART

ADDRESS = "https://json-schema.org/draft/2020-12/schema"
WORDS = rows(text(200))
BODY = {"name": text(200, 1), "ons_code": text(9)}
ON_ITS_OWN = {"$schema": ADDRESS, "title": "A plan file of Joined Up Practice"}


def schema() -> dict:
    return ON_ITS_OWN | record(
        {
            "format": {"const": FORMAT},
            "schema": {"const": SCHEMA_NUMBER},
            "written": written(),
            "plan": plan(),
            "sources": rows(source(), 100),
            "sections": rows(section(), 100),
            "fit_checks": rows(fit_check()),
            "comments": rows(comment(), 10_000),
        },
        optional=("fit_checks", "comments"),
    )


def written() -> dict:
    return record({"at": MOMENT, "by": text(200), "address": text(500), "is_complete": YES_OR_NO})


def plan() -> dict:
    template = {
        "slug": Plan._meta.get_field("template_slug"),
        "name": Plan._meta.get_field("template_name"),
    }
    return record(
        fields_of(Plan, ("title", "state"))
        | {
            "stopped_because": text(),
            "organisation": or_null(record(BODY)),
            "author": text(300),
            "template": record(
                {
                    "slug": SLUG | {"maxLength": template["slug"].max_length},
                    "name": text(template["name"].max_length),
                    "number": NUMBER,
                }
            ),
            "created_at": MOMENT,
            "updated_at": MOMENT,
            "partners": rows(record(BODY | {"role": one_of(PlanPartner.Role.values)})),
        }
    )


def source() -> dict:
    """Without content a source is only named: it was closed to whoever took the plan away."""
    return record(
        {
            "kind": one_of(["case", "plan"]),
            "key": SLUG | {"maxLength": 32},
            "number": NUMBER | {"minimum": 1},
            "title": text(PlanSource._meta.get_field("title").max_length),
            "digest": text(64),
            "kept_on": {"type": "string", "format": "date"},
            "change_note": text(250),
            "content": or_null({"type": "object"}),
            "left_out": rows(text(60)),
            "noted_number": NUMBER,
        }
    ) | {
        "allOf": [
            only_if("case", case_content()),
            only_if("plan", plan_content()),
        ]
    }


def only_if(kind: str, content: dict) -> dict:
    return {
        "if": {
            "properties": {"kind": {"const": kind}, "content": {"type": "object"}},
            "required": ["kind", "content"],
        },
        "then": {"properties": {"content": content}},
    }


def section() -> dict:
    place = {"position": NUMBER}
    own_blocks = TEMPLATE_PART | {"properties": TEMPLATE_PART["properties"] | place}
    own_blocks |= {"required": [*TEMPLATE_PART["required"], "position"]}
    fields = fields_of(PlanSection, SECTION, own_blocks=or_null(own_blocks))
    return record(fields | {"parts": rows(part(), 1000)})


def part() -> dict:
    choices = rows(
        {"type": "array", "prefixItems": [text(200), text(500)], "minItems": 2, "maxItems": 2}
    )
    own = {"choices": choices, "source_fields": WORDS, "uid": text(60, 1)}
    past = record({"number": NUMBER, "at": MOMENT, "by": text(300), "answers": answers()})
    return record(
        fields_of(PlanPart, PART, **own)
        | {
            "source": or_null(NUMBER),
            "answers": answers(),
            "rows": rows_of_a_part(),
            "number": NUMBER | {"minimum": 1},
            "by": text(300),
            "past": rows(past, 5000),
        },
        optional=("number", "by", "past"),
    )


def answers() -> dict:
    own = {"chosen": WORDS, "core": CORE, "decision": one_of(PlanPart.Decision.values, "")}
    return record(fields_of(PlanPart, ANSWERS, **own))


def rows_of_a_part() -> dict:
    fields = {}
    for kind, (model, names) in ROWS.items():
        rule = fields_of(model, names, barrier=or_null(SLUG)) if kind == "risks" else None
        rule = rule or fields_of(model, names)
        if kind == "measures":
            rule = rule | {"readings": rows(record(fields_of(Reading, READING)), 2000)}
        fields[kind] = rows(record(rule))
    return record(fields, optional=tuple(ROWS))


def fit_check() -> dict:
    value = or_null({"type": "integer", "minimum": 1, "maximum": 5})
    answer = record({"value": value, "note": text(5000)}, optional=("value", "note"))
    return record(
        {
            "source": NUMBER,
            "answers": {
                "type": "object",
                "propertyNames": SLUG,
                "additionalProperties": answer,
                "maxProperties": 50,
            },
        }
    )


def comment() -> dict:
    return record(
        {
            "part": text(60),
            "by": text(300),
            "at": MOMENT,
            "text": text(5000),
            "is_resolved": YES_OR_NO,
        }
    )

"""The schema of what a kept version says: of a case study (docs/case-file.md), and of a plan."""

from practices.case_studies.canonical import STATEMENTS
from practices.case_studies.choices import (
    CostBand,
    Direction,
    EvidenceMark,
    HowFar,
    PartnerKind,
    PlaceType,
    Provenance,
    Reading,
    Setting,
    Status,
)
from practices.plans.importing.rules import (
    DAY,
    NUMBER,
    SLUG,
    one_of,
    or_null,
    record,
    rows,
    text,
)

SAID = or_null(text(5000))
UID = text(60)
YEAR = or_null({"type": "integer", "minimum": 0, "maximum": 9999})
ADDRESS = {"type": "string", "maxLength": 2000, "pattern": r"^https?://"}
FOR_OWNERS = ("who_delivers", "conditions_inside", "conditions_outside", "relationships")
CORE = {"enum": [True, False, None]}
READING = one_of(Reading.values, "", None)


def case_content() -> dict:
    statement = record({"uid": UID, "text": text(5000), "reading": READING})
    cost = record({"band": one_of(CostBand.values), "text": SAID})
    return record(
        {
            "schema": NUMBER,
            "key": SLUG | {"maxLength": 12, "minLength": 1},
            "slug": SLUG | {"maxLength": 255},
            "title": text(255, 1),
            "summary": text(5000),
            "status": one_of(Status.values, "", None),
            "start_year": YEAR,
            "end_year": YEAR,
            "last_checked": or_null(DAY),
            "provenance": one_of(Provenance.values),
            "place": place(),
            "lead_organisation": SAID,
            "councils": rows(text(1000)),
            "partners": rows(partner()),
            **{name: rows(SLUG) for name in ("sectors", "approaches", "population_groups")},
            "insights": rows(SLUG),
            "problem": text(),
            "who_it_serves": SAID,
            "theory": SAID,
            "barriers": rows(barrier()),
            "blocks": rows(block()),
            **dict.fromkeys(
                (*("who_delivers", "conditions_inside", "conditions_outside"), "relationships"),
                SAID,
            ),
            "joining_up": record(
                dict.fromkeys(
                    (
                        *("how", "legal_power", "agreement"),
                        *("pooled_money", "governance", "data_sharing"),
                    ),
                    SAID,
                )
            ),
            "resources": record(
                {
                    "staff": SAID,
                    "setup_cost": cost,
                    "yearly_cost": cost,
                    "price_year": {"anyOf": [{"type": "null"}, text(40), NUMBER]},
                    **dict.fromkeys(
                        (
                            *("who_pays", "who_gains", "time_to_start"),
                            *("time_to_first_result", "notes"),
                        ),
                        SAID,
                    ),
                }
            ),
            "outcomes": rows(outcome()),
            "evidence": record({"mark": one_of(EvidenceMark.values), "reason": SAID}),
            **{name: rows(statement) for name in STATEMENTS},
            "readiness": rows(text(1000)),
            "residents_shaped": SAID,
            "replicated_in": rows(text(1000)),
            "sources": rows(source()),
            "files": rows(file()),
            "adapted_from": rows(version_named()),
            "not_known": rows(text(100)),
        },
        optional=("files", "adapted_from", "insights", *FOR_OWNERS),
    )


def place() -> dict:
    return record(
        {
            "name": text(500, 1),
            "nation": rows(text(100)),
            "region": rows(text(100)),
            "area": SAID,
            "type": one_of(PlaceType.values, "", None),
            "setting": one_of(Setting.values, "", None),
        },
        optional=("area",),
    )


def partner() -> dict:
    kind = one_of(PartnerKind.values, "", None)
    return record({"uid": UID, "name": text(1000, 1), "kind": kind, "role": SAID})


def barrier() -> dict:
    return record(
        {
            "uid": UID,
            "barrier": or_null(SLUG),
            "kind": or_null(SLUG),
            "looked_like": SAID,
            "tried": SAID,
            "how_far": one_of(HowFar.values, "", None),
            "reading": READING,
        }
    )


def block() -> dict:
    return record(
        {
            "uid": UID,
            "title": text(250, 1),
            "description": text(),
            "core": CORE,
            "needs": SAID,
            "learned": SAID,
            "reading": READING,
        }
    )


def outcome() -> dict:
    return record(
        {
            "uid": UID,
            "measure": text(1000, 1),
            "value": SAID,
            "baseline_or_comparator": SAID,
            "period": SAID,
            "study_design": SAID,
            "direction": one_of(Direction.values, "", None),
            "source": NUMBER,
        }
    )


def source() -> dict:
    return record(
        {
            "uid": UID,
            "title": text(1000, 1),
            "publisher": SAID,
            "year": YEAR,
            "url": or_null(ADDRESS),
        }
    )


def file() -> dict:
    return record(
        {
            "uid": UID,
            "title": text(500),
            "description": SAID,
            "name": text(500),
            "size": or_null(NUMBER),
            "sha1": text(64),
        }
    )


def plan_content() -> dict:
    """What `keep_plan_version` writes."""
    block = record(
        {
            "uid": UID,
            "title": text(250, 1),
            "core": CORE,
            "html": text(),
            "case_key": SLUG | {"maxLength": 12},
            "case_uid": UID,
        }
    )
    return record(
        {
            "title": text(255, 1),
            "organisation": text(500),
            "licence": record({"name": text(200), "url": ADDRESS}),
            "blocks": rows(block),
            "answers": by_key(text()),
            "headings": by_key(text(250)),
            "sources": rows(version_named()),
        },
        optional=("headings",),
    )


def by_key(rule: dict) -> dict:
    """Something about each part of a plan, by the part's key."""
    return {
        "type": "object",
        "propertyNames": SLUG,
        "additionalProperties": rule,
        "maxProperties": 1000,
    }


def version_named() -> dict:
    """A kept version that something was made from."""
    return record({"key": SLUG, "number": NUMBER, "title": text(255)})

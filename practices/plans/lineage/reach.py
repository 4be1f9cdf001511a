"""What was made from a case or a plan, and what a plan was made from, to any depth."""

from django.db import connection
from django.db.models import CharField, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Coalesce, Concat

from practices.plans.models import Plan, PlanPart, PlanSource, PlanVersion

PLAN_KEY = 32  # letters
SOURCE, PART, VERSION = (model._meta.db_table for model in (PlanSource, PlanPart, PlanVersion))
# A part knows its case through however many plans, even where one between is gone for good.
# UNION, not UNION ALL: plans that feed each other end the search instead of going round for ever.
DESCENT = f"""
WITH RECURSIVE descent(plan_id) AS (
    SELECT plan_id FROM {SOURCE} WHERE key = %s
    UNION
    SELECT plan_id FROM {PART} WHERE case_key = %s
    UNION
    SELECT source.plan_id
    FROM descent
    JOIN {VERSION} AS version ON version.plan_id = descent.plan_id
    JOIN {SOURCE} AS source ON source.plan_version_id = version.id
)
SELECT plan_id FROM descent
"""  # noqa: S608 - the names are ours
ASCENT = f"""
WITH RECURSIVE ascent(plan_id) AS (
    SELECT id FROM {Plan._meta.db_table} WHERE id = %s
    UNION
    SELECT version.plan_id
    FROM ascent
    JOIN {SOURCE} AS source ON source.plan_id = ascent.plan_id
    JOIN {VERSION} AS version ON version.id = source.plan_version_id
    WHERE version.plan_id IS NOT NULL
)
SELECT plan_id FROM ascent
"""  # noqa: S608 - the names are ours


def ever_made_from(key: str):
    """Every plan made from this case or plan, those that are deleted too: forks outlive them."""
    plans = Plan.objects.filter(pk__in=RawSQL(DESCENT, [key, key]))  # noqa: S611 - the words are ours
    return plans.exclude(pk=key) if is_plan(key) else plans


def is_plan(key: str) -> bool:
    """Whether this is the id of a plan; the keys of cases are shorter."""
    return len(key) == PLAN_KEY


def made_from(key: str):
    """The plans made from this case or plan, through however many hands."""
    return ever_made_from(key).filter(deleted_at=None)


def sources_above(plan: Plan):
    """The sources of the plan and of every plan it came through."""
    pk = Plan._meta.pk.get_db_prep_value(plan.pk, connection)
    return PlanSource.objects.filter(plan__in=RawSQL(ASCENT, [pk]))  # noqa: S611 - as above


def place(prefix: str = ""):
    """What counts as one place: an organisation, however many plans it has, or else a person."""
    of_organisation = Cast(f"{prefix}organisation_id", CharField())
    of_author = Concat(Value("by "), Cast(f"{prefix}author_id", CharField()))
    return Coalesce(of_organisation, of_author)


def is_named(prefix: str = "") -> Q:
    """Whose organisation agreed that the source names it."""
    return Q(**{f"{prefix}is_named": True, f"{prefix}organisation__isnull": False})


def is_open(prefix: str = "") -> Q:
    """As `permissions.public`, for a query about something that belongs to a plan."""
    return Q(
        **{
            f"{prefix}visibility": Plan.Visibility.EVERYONE,
            f"{prefix}archived_at": None,
            f"{prefix}deleted_at": None,
        }
    )


def is_open_to_everyone(plan: Plan) -> bool:
    """The same of one plan that is not deleted."""
    return plan.visibility == Plan.Visibility.EVERYONE and plan.archived_at is None

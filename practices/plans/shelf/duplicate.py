"""A second plan that begins as the first one stands."""

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from hub.people.models import User
from hub.people.permissions import organisations_edited_by
from practices.plans.fork import TITLE_LENGTH
from practices.plans.log import What, record_plan
from practices.plans.models import Measure, Plan, Reading
from practices.plans.models.part import new_uid
from practices.plans.rows.kinds import BY_ROW_KIND

PLAN_FACTS = ("organisation", "template_slug", "template_name", "template_number")


def may_duplicate(plan: Plan, user: User) -> bool:
    """A copy belongs to the same organisation, so only its own editors make one. Partners and
    guests adapt the plan instead."""
    if not user.is_authenticated:
        return False
    if plan.organisation_id is None:
        return plan.author_id == user.pk
    return organisations_edited_by(user).filter(pk=plan.organisation_id).exists()


def title_of_copy(plan: Plan) -> str:
    return (_("Copy of %(title)s") % {"title": plan.title})[:TITLE_LENGTH]


@transaction.atomic
def duplicate_plan(*, plan: Plan, user: User, title: str) -> Plan:
    """A new draft with the plan's parts, rows and sources, for its own organisation alone.

    Comments, history, files, guests, partners and check-ins stay with the first.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)  # nobody adds a part while others are copied
    facts = {name: getattr(plan, name) for name in PLAN_FACTS}
    copy = Plan.objects.create(title=title, author=user, **facts)
    sources = copied(plan.sources.all(), plan=copy)
    sections = copied(plan.sections.all(), plan=copy, version=1, updated_by=None)
    parts = copied(
        plan.parts.all(),
        lambda part: {
            "uid": new_uid(),
            "section": sections[part.section_id],
            "source": sources.get(part.source_id),
        },
        plan=copy,
        version=1,
        updated_by=None,
    )
    for kind in BY_ROW_KIND.values():
        rows = copied(
            kind.model.objects.filter(plan=plan),
            lambda row: {"part": parts[row.part_id]},
            plan=copy,
        )
        if kind.model is Measure:
            copied(
                Reading.objects.filter(measure__plan=plan),
                lambda reading, rows=rows: {"measure": rows[reading.measure_id]},
            )
    record_plan(copy, What.STARTED, user, after={"copied_from": plan.title, "id": str(plan.pk)})
    return copy


def copied(rows: QuerySet, own=lambda row: {}, **changes) -> dict[int, Model]:
    """Copies of these rows, by the id of the first; `own` gives what differs from row to row."""
    first = list(rows.order_by("pk"))
    copies = [copy_of(row, **changes, **own(row)) for row in first]
    rows.model._default_manager.bulk_create(copies)
    return {row.pk: copy for row, copy in zip(first, copies, strict=True)}


def copy_of(row: Model, **changes) -> Model:
    """An unsaved copy with these values in place of its own."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    kept = {
        field.attname: getattr(row, field.attname) for field in fields if field.name not in changes
    }
    return type(row)(**kept, **changes)

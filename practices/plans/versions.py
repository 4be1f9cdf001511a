"""Keeping what a plan says, for those who adapt it: the twin of a case study's versions."""

from django.db import transaction
from django.db.models import Q
from django.dispatch import Signal

from hub.people.models import User
from practices.case_studies.canonical import digest_of
from practices.case_studies.phrases import CC_BY
from practices.plans.closed import Closed, closed_in
from practices.plans.log import What, record_plan
from practices.plans.models import Plan, PlanPart, PlanSource, PlanVersion
from practices.plans.outsiders import words_for_outsiders
from practices.plans.permissions import inside_of, visible_to

# Sent with `version`, inside the same transaction, as for a version of a case study.
plan_version_kept = Signal()


@transaction.atomic
def keep_plan_version(*, plan: Plan, by: User | None, change_note: str = "") -> PlanVersion:
    """What the plan says now as a kept version: the last one, if nothing has changed since."""
    Plan.objects.select_for_update().get(pk=plan.pk)  # two at once would take the same number
    version = next_version(plan, change_note)
    if version.pk:
        return version
    version.save()
    record_plan(plan, What.VERSION, by, after={"number": version.number, "note": change_note})
    plan_version_kept.send(sender=PlanVersion, version=version)
    return version


def next_version(plan: Plan, change_note: str = "") -> PlanVersion:
    """What the plan says now: its last version if that says the same, or else an unsaved one."""
    content = content_of(plan)
    digest = digest_of(content)
    latest = plan.versions.order_by("-number").first()
    if latest and latest.digest == digest:
        return latest
    return PlanVersion(
        key=plan.pk.hex,
        number=latest.number + 1 if latest else 1,
        plan=plan,
        change_note=change_note,
        content=content,
        digest=digest,
    )


def content_of(plan: Plan) -> dict:
    """What others may take from the plan: its building blocks and what it answers elsewhere."""
    closed = closed_in(plan)
    parts = list(plan.parts.all())
    others = [part for part in parts if not part.is_block]
    answers = {part.key: words_for_outsiders(part, closed) for part in others}
    return {
        "title": plan.title,
        "organisation": plan.written_by,
        "licence": CC_BY,
        "blocks": [block(part, closed) for part in parts if is_taken_on(part)],
        "answers": {key: words for key, words in answers.items() if words and key != "source"},
        "headings": {
            part.key: part.heading for part in others if answers[part.key] and part.key != "source"
        },
        "sources": [
            {"key": source.key, "number": source.number, "title": source.title}
            for source in plan.sources.select_related("plan_version__plan")
            if is_named(source)
        ],
    }


def is_named(source: PlanSource) -> bool:
    """Whether anybody may know of this source: the title of a plan can tell too much."""
    if not source.is_plan:
        return True
    plan = source.plan_version.plan
    return bool(plan) and plan.visibility == Plan.Visibility.EVERYONE and not plan.deleted_at


def is_taken_on(part: PlanPart) -> bool:
    return part.is_block and part.decision != PlanPart.Decision.DROP


def block(part: PlanPart, closed: Closed) -> dict:
    """A building block in the form of `origins.Block`."""
    return {
        "uid": part.uid,
        "title": part.heading,
        "core": part.core,
        "html": "" if closed.hides(part) else part.text,
        "case_key": part.case_key,
        "case_uid": part.case_uid,
    }


def may_read_plan_version(user: User, version: PlanVersion) -> bool:
    """A version is as visible as its plan. Once that is no longer shown, people who work on a plan
    made from it go on reading what they were given, and nothing that was kept later."""
    return visible_to(user).filter(pk=version.plan_id).exists() or was_given(user, version)


def may_read_all_of(user: User, version: PlanVersion) -> bool:
    """Whether a version's words are theirs, or were given to them; for others, what was closed
    since is hidden in it."""
    return inside_of(user).filter(pk=version.plan_id).exists() or was_given(user, version)


def was_given(user: User, version: PlanVersion) -> bool:
    """Whether a plan on which this person works was made from this version, or followed it."""
    number = version.number
    given = Q(number__gte=number) | Q(told_number__gte=number) | Q(parts__base_number__gte=number)
    sources = PlanSource.objects.filter(given, key=version.key, plan__in=inside_of(user))
    return sources.exists()

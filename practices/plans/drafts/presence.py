"""Who is at work in a plan just now, so that two people need not meet in one part by surprise."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.people.models import User
from practices.plans.models import PartDraft, Plan, PlanPart

NOW = timedelta(minutes=15)


def at_work(plan: Plan, parts: Iterable[PlanPart], user: User) -> dict[int, list[str]]:
    """What others do just now, in words, by the id of the part. Two queries at most.

    It tells that somebody writes, never what: a draft is its writer's alone.
    """
    since = timezone.now() - NOW
    drafts = PartDraft.objects.filter(part__plan=plan, saved_at__gt=since).exclude(user=user)
    writing = set(drafts.values_list("part_id", "user_id"))
    saved = {(part.pk, part.updated_by_id) for part in parts if _is_saved(part, since)}
    saved = {pair for pair in saved - writing if pair[1] not in (None, user.pk)}
    if not writing and not saved:
        return {}
    people = User.objects.in_bulk({user_id for _part, user_id in writing | saved})
    found = defaultdict(list)
    for part_id, user_id in sorted(writing):
        found[part_id].append(_("%s is writing here now") % people[user_id])
    for part_id, user_id in sorted(saved):
        found[part_id].append(_("%s saved this a few minutes ago") % people[user_id])
    return found


def _is_saved(part: PlanPart, since) -> bool:
    return part.version > 1 and part.updated_at > since

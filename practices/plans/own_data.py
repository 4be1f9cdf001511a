"""What a person's own data says of plans: those that are theirs alone, and their own words in
others. A plan of an organisation is the organisation's, and is taken away from its own page."""

import json

from hub.people.models import User
from practices.plans.export.content import Reader
from practices.plans.export.data import plan_file
from practices.plans.models import Comment, FitCheck, PartDraft, Plan
from practices.plans.permissions import inside_of


def plans_of(user: User) -> dict:
    alone = Plan.objects.filter(organisation=None, author=user, deleted_at=None)
    inside = inside_of(user)
    comments = Comment.objects.filter(author=user, plan__in=inside).order_by("created_at")
    drafts = PartDraft.objects.filter(user=user, part__plan__in=inside).order_by("saved_at")
    checks = FitCheck.objects.filter(user=user).order_by("saved_at")
    return {
        "yours alone": [json.loads(plan_file(plan, Reader())) for plan in alone],
        "comments": [
            {"plan": str(each.plan_id), "at": each.created_at.isoformat(), "text": each.text}
            for each in comments
        ],
        "not saved yet": [
            {"at": each.saved_at.isoformat(), "values": each.values} for each in drafts
        ],
        "fit checks": [{"key": each.key, "answers": each.answers} for each in checks],
    }

"""The pages of a plan that its own page leads to, in the order in which they are shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from practices.plans.models import Plan


@dataclass(frozen=True)
class Item:
    """`right` is the attribute of the plan that somebody must have to see it; empty:
    whoever may read the plan. Items of one `group` stand beside each other."""

    url_name: str
    text: str
    group: str
    right: str = "is_inside"


WORK, FOLLOW = _("Work together"), _("Follow the source")
SHARE, TAKE = _("Share"), _("Take away")

ITEMS = [
    Item("plan-comments", _("Comments"), group=WORK),
    Item("plan-adaptations", _("Adaptation log"), group=WORK),
    Item("plan-fit", _("Fit check"), group=WORK),
    Item("plan-check-ins", _("How it is going"), group=WORK),
    Item("plan-files", _("Files"), group=WORK, right=""),
    Item("plan-history", _("History"), group=WORK),
    Item("plan-updates", _("What changed at the source"), group=FOLLOW),
    Item("plan-sources", _("What it is made from"), group=FOLLOW, right="may_edit"),
    Item("plan-lineage", _("Where it came from, and what came of it"), group=FOLLOW, right=""),
    Item("plan-sharing", _("Who sees this plan"), group=SHARE),
    Item("plan-give-out", _("Give out a new version"), group=SHARE, right="may_give_out"),
    Item("plan-share-back", _("Share what you learned"), group=SHARE, right="may_edit"),
    Item("plan-download", _("Download"), group=TAKE, right=""),
]


def menu(plan: Plan, *, here: str = "") -> Iterator[dict]:
    """What this person may open, each with its text and address; `here` is the page they are on."""
    for item in ITEMS:
        if not item.right or getattr(plan, item.right):
            yield {
                "text": item.text,
                "group": item.group,
                "url": reverse(item.url_name, args=[plan.pk]),
                "is_here": item.url_name == here,
            }

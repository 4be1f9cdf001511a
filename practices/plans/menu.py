"""The pages of a plan that its own page leads to, in the order in which they are shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from practices.plans.models import Plan


@dataclass(frozen=True)
class Item:
    """`right` is the attribute of the plan that somebody must have to see it; empty:
    whoever may read the plan."""

    url_name: str
    text: str
    right: str = "is_inside"


ITEMS = [
    Item("plan-download", _("Download"), right=""),
    Item("plan-updates", _("What changed at the source")),
    Item("plan-check-ins", _("How it is going")),
    Item("plan-adaptations", _("Adaptation log")),
    Item("plan-comments", _("Comments")),
    Item("plan-fit", _("Fit check")),
    Item("plan-history", _("History")),
    Item("plan-files", _("Files"), right=""),
    Item("plan-lineage", _("Where it came from, and what came of it"), right=""),
    Item("plan-share-back", _("Share what you learned"), right="may_edit"),
    Item("plan-sources", _("What it is made from"), right="may_edit"),
    Item("plan-give-out", _("Give out a new version"), right="may_give_out"),
    Item("plan-sharing", _("Who sees this plan")),
]


def menu(plan: Plan, *, here: str = "") -> Iterator[dict]:
    """What this person may open, each with its text and address; `here` is the page they are on."""
    for item in ITEMS:
        if not item.right or getattr(plan, item.right):
            yield {
                "text": item.text,
                "url": reverse(item.url_name, args=[plan.pk]),
                "is_here": item.url_name == here,
            }

"""The pages of a plan that its own page leads to, in the order in which they are shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from practices.plans.models import Plan


@dataclass(frozen=True)
class Item:
    """`right` is the attribute of the plan that somebody must have to see it."""

    url_name: str
    text: str
    right: str = "is_inside"


ITEMS = [
    Item("plan-updates", _("What changed at the source")),
    Item("plan-history", _("History")),
]


def menu(plan: Plan, *, here: str = "") -> Iterator[dict]:
    """What this person may open, each with its text and address; `here` is the page they are on."""
    for item in ITEMS:
        if getattr(plan, item.right):
            yield {
                "text": item.text,
                "url": reverse(item.url_name, args=[plan.pk]),
                "is_here": item.url_name == here,
            }

"""What the pages of cases, which know nothing of plans, say about them."""

from django import template
from django.urls import reverse

from practices.case_studies.models import CaseStudyPage
from practices.plans.lineage.adapted import AdaptedBy
from practices.plans.lineage.adapted import adapted_by as find
from practices.plans.lineage.block_use import DECISIONS
from practices.plans.lineage.reach import is_open_to_everyone

register = template.Library()


@register.inclusion_tag("practices/plans/lineage/adapted_by.html")
def adapted_by(case, heading_level=3):
    """Who adapted a case: a page's content, as `reading.read_page` gives it."""
    found = find(case["key"])
    titles = {row["uid"]: row["title"] for row in case["blocks"]}
    for uid, use in found.blocks.items():
        use.title = titles.get(uid, "")
    order = [uid for uid in titles if uid in found.blocks]  # a block may be gone from the case
    return {
        "found": found,
        "blocks": [found.blocks[uid] for uid in order],
        "columns": [name.label for name in DECISIONS],
        "heading_level": heading_level,
        "what": "case",
    }


@register.simple_tag
def forks_of(plan) -> AdaptedBy:
    """Who made plans from this plan."""
    return find(plan.pk.hex, with_blocks=False)


@register.inclusion_tag("practices/plans/lineage/adapted_by.html")
def forked_by(found: AdaptedBy, heading_level=3):
    """The same in words."""
    return {"found": found, "blocks": [], "heading_level": heading_level, "what": "plan"}


register.filter("is_open_to_everyone", is_open_to_everyone)


@register.simple_tag
def adapted_from(case) -> list[dict]:
    """The cases that a case began from, with the address of those that everyone may read.

    One query, and none for most cases. Versions kept before cases had sources lack the key.
    """
    rows = case.get("adapted_from") or []
    keys = [row["key"] for row in rows]
    cases = CaseStudyPage.objects.visible().filter(key__in=keys)
    shown = set(cases.values_list("key", flat=True)) if keys else ()
    return [row | {"url": _version(row) if row["key"] in shown else ""} for row in rows]


def _version(row: dict) -> str:
    return reverse("case-version", args=[row["key"], row["number"]])

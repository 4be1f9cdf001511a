"""What the pages of cases, which know nothing of plans, say about them."""

from django import template

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


@register.inclusion_tag("practices/plans/lineage/adapted_by.html")
def forked_by(plan, heading_level=3):
    """Who made plans from this plan."""
    found = find(plan.pk.hex, with_blocks=False)
    return {"found": found, "blocks": [], "heading_level": heading_level, "what": "plan"}


register.filter("is_open_to_everyone", is_open_to_everyone)

"""What a public plan tells search engines, as schema.org has it."""

from practices.case_studies.phrases import CC_BY
from practices.plans.models import Plan, PlanSource


def article(plan: Plan, sources: list[PlanSource], site: str) -> dict:
    """The plan as an Article that is based on its sources. `site` ends with a slash."""
    site = site.rstrip("/")
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": plan.title,
        "url": f"{site}{plan.get_absolute_url()}",
        "author": {"@type": "Organization", "name": plan.owner_name},
        "dateCreated": plan.created_at.date().isoformat(),
        "dateModified": plan.updated_at.date().isoformat(),
        "license": CC_BY["url"],
        "isBasedOn": [
            {
                "@type": "CreativeWork",
                "name": source.title,
                "url": f"{site}{source.origin.get_absolute_url()}",
            }
            for source in sources
            if source.may_be_named and not source.is_withdrawn
        ],
    }

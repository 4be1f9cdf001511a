"""What people who do not work on a plan may read of it: pages, versions, search and files."""

from collections.abc import Iterable

from practices.plans.models import Plan, PlanPart, PlanSource
from practices.plans.sources import sources_of


def withdrawn_sources(plan: Plan) -> set[int]:
    """The ids of the plan's sources that are no longer open."""
    return {source.pk for source in sources_of(plan) if source.is_withdrawn}


def words_for_outsiders(part: PlanPart, withdrawn: Iterable[int]) -> str:
    """The part's words; not the text of a source that has been withdrawn since."""
    if part.source_id in withdrawn and part.is_as_in_source:
        return ""
    return part.own_words


def base_for_outsiders(part: PlanPart, sources: Iterable[PlanSource]) -> str:
    """The source's text beside a part, unless the source has been withdrawn."""
    withdrawn = {source.pk for source in sources if source.is_withdrawn}
    return "" if part.source_id in withdrawn else part.base

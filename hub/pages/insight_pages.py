"""What the list of insights and the page of one insight show."""

from hub.pages.few_cases import fetch, named, named_ids
from practices.case_studies.models import CaseStudyPage
from practices.taxonomy.models import Insight

# The page labels the text; the same words in its first sentence would be said twice.
LABEL = "Our own synthesis."


def insight_list() -> list[dict]:
    """Each insight with how many visible cases speak for it and against it."""
    insights = list(Insight.objects.live())
    streams = [stream for row in insights for stream in (row.supporting_cases, row.counter_cases)]
    ids = {pk for stream in streams for pk in named_ids(stream)}
    seen = CaseStudyPage.objects.visible().filter(pk__in=ids).values_list("pk", flat=True)
    seen = set(seen)
    return [
        {
            "insight": insight,
            "supporting": len(seen.intersection(named_ids(insight.supporting_cases))),
            "counter": len(seen.intersection(named_ids(insight.counter_cases))),
        }
        for insight in insights
    ]


def insight_page(insight: Insight) -> dict:
    visible = CaseStudyPage.objects.visible()
    streams = insight.supporting_cases, insight.counter_cases
    found = fetch(visible, *(named_ids(stream) for stream in streams))
    return {
        "text": insight.definition.removeprefix(LABEL).strip(),
        "supporting": named(found, insight.supporting_cases),
        "counter": named(found, insight.counter_cases),
        "barriers": insight.barriers.live(),
    }

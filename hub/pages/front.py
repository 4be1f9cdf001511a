"""What the home page shows: the ways in, with how many cases each leads to."""

from django.db.models import Count, Q

from practices.case_studies.models import CaseStudyPage
from practices.taxonomy.models import Barrier, Sector

LATEST = 4


def front_page() -> dict:
    visible = CaseStudyPage.objects.visible()
    return {
        "case_count": visible.count(),
        "barriers": with_case_counts(Barrier.objects.live(), "met_in__page", visible),
        "sectors": with_case_counts(Sector.objects.live(), "case_studies", visible),
        "newest": visible.for_listing().order_by("-first_published_at", "-pk")[:LATEST],
        "recently_checked": visible.for_listing().order_by("-last_checked", "title")[:LATEST],
    }


def with_case_counts(terms, path: str, visible):
    """The terms with `case_count`: how many of the visible cases lie at the end of the path."""
    inside = Q(**{f"{path}__in": visible.values("pk")})
    return terms.annotate(case_count=Count(path, filter=inside, distinct=True))

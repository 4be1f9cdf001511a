"""What the home page shows: the ways in, with how many cases each leads to."""

from django.db.models import Count, Q

from hub.pages.counts import with_case_counts
from hub.pages.few_cases import fetch, first_ids, pick
from practices.case_studies.choices import EvidenceMark, Status
from practices.case_studies.models import CaseStudyPage
from practices.taxonomy.models import Barrier, Sector


def front_page() -> dict:
    visible = CaseStudyPage.objects.visible()
    newest = first_ids(visible, "-first_published_at", "-pk")
    checked = first_ids(visible.exclude(pk__in=newest), "-last_checked", "title")
    found = fetch(visible, newest, checked)
    return {
        "numbers": honest_numbers(visible),
        "barriers": with_case_counts(Barrier.objects.live(), "met_in__page", visible),
        "sectors": with_case_counts(Sector.objects.live(), "case_studies", visible),
        "newest": pick(found, newest),
        "recently_checked": pick(found, checked),
    }


def honest_numbers(visible) -> dict[str, int]:
    """How many cases there are, and how many did not go as hoped."""
    return visible.aggregate(
        cases=Count("pk"),
        no_benefit=Count("pk", filter=Q(evidence_mark=EvidenceMark.NO_BENEFIT)),
        mixed=Count("pk", filter=Q(evidence_mark=EvidenceMark.MIXED)),
        stopped=Count("pk", filter=Q(status=Status.STOPPED)),
    )

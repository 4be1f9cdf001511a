"""What the page of one sector and of one approach shows."""

from django.db.models import Count

from hub.pages.counts import choice_spread, most_met, term_spread
from hub.pages.few_cases import fetch, first_ids, pick
from hub.pages.links import search_address
from practices.case_studies.choices import EvidenceMark
from practices.case_studies.models import CaseStudyPage
from practices.taxonomy.models import Approach, Barrier, Sector

CASES = 6
APPROACHES = 8


def sector_page(sector: Sector) -> dict:
    visible = CaseStudyPage.objects.visible()
    cases = visible.filter(sectors=sector)
    chosen = {"sector": sector.slug}
    approaches = most_met(Approach.objects.live(), "case_studies", cases, APPROACHES)
    return _topic(visible, cases, chosen) | {
        "evidence": _evidence(cases, chosen),
        "approaches": term_spread(approaches, "approach", **chosen),
    }


def approach_page(approach: Approach) -> dict:
    visible = CaseStudyPage.objects.visible()
    return _topic(visible, visible.filter(approaches=approach), {"approach": approach.slug})


def _topic(visible, cases, chosen: dict) -> dict:
    ids = first_ids(cases, limit=CASES)
    barriers = most_met(Barrier.objects.live(), "met_in__page", cases)
    return {
        "case_count": cases.count(),
        "search": search_address(**chosen),
        "cases": pick(fetch(visible, ids), ids),
        "barriers": term_spread(barriers, "barrier", **chosen),
    }


def _evidence(cases, chosen: dict) -> list[dict]:
    counts = dict(cases.order_by().values_list("evidence_mark").annotate(Count("pk")))
    return choice_spread(counts, EvidenceMark.choices, "evidence", **chosen)

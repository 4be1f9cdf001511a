"""What the page of one barrier shows."""

from django.db.models import Count
from django.utils.translation import gettext as _

from hub.pages.counts import choice_spread, with_case_counts
from hub.pages.few_cases import fetch, first_ids, named, named_ids, pick
from hub.pages.links import search_address
from practices.case_studies.choices import HowFar
from practices.case_studies.models import BarrierMet, CaseStudyPage
from practices.taxonomy.models import Barrier

# The page labels the text; the same words in its first sentence would be said twice.
LABEL = "Our own comparison."


def barrier_page(barrier: Barrier) -> dict:
    visible = CaseStudyPage.objects.visible()
    met = BarrierMet.objects.filter(barrier=barrier, page__in=visible.values("pk"))
    kinds = with_case_counts(barrier.kinds.live(), "met_in__page", visible)
    page = _cases(barrier, visible, met) | {
        "case_count": met.aggregate(count=Count("page", distinct=True))["count"],
        "search": search_address(barrier=barrier.slug),
        "kinds": list(kinds),
        "insights": list(barrier.insights.live()),
        "since_2015": barrier.since_2015.removeprefix(LABEL).strip(),
    }
    return page | {"contents": contents(barrier, page)}


def _cases(barrier: Barrier, visible, met) -> dict:
    """Cases that an editor chose, and the first few of each group by how far they got."""
    firsts = {
        how_far: first_ids(visible.filter(pk__in=met.filter(how_far=how_far).values("page")))
        for how_far in HowFar.values
    }
    found = fetch(visible, named_ids(barrier.best_cases), *firsts.values())
    groups = choice_spread(_counts(met), HowFar.choices, "how_far", barrier=barrier.slug)
    return {
        "best_cases": named(found, barrier.best_cases),
        "groups": [group | {"cases": pick(found, firsts[group["value"]])} for group in groups],
    }


def _counts(met) -> dict[str, int]:
    """Cases by how far they got. One that met several kinds of the barrier may count twice."""
    rows = met.order_by().values_list("how_far").annotate(Count("page", distinct=True))
    return dict(rows)


def contents(barrier: Barrier, page: dict) -> list[dict]:
    """Links to the sections that this barrier has."""
    sections = [
        ("how-it-shows-up", _("How it shows up"), barrier.how_it_shows_up),
        ("best-cases", _("Read these first"), page["best_cases"]),
        ("how-far", _("How far places got"), True),
        ("kinds", _("Narrower forms of it"), page["kinds"]),
        ("insights", _("Insights that answer it"), page["insights"]),
        ("evidence", _("Evidence"), barrier.evidence),
        ("since-2015", _("What changed since 2015"), page["since_2015"]),
        ("open-questions", _("Open questions"), barrier.open_questions),
    ]
    return [{"text": text, "url": f"#{name}"} for name, text, shown in sections if shown]

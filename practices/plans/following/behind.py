"""Which sources have plans that have not heard the latest of them."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q

from practices.case_studies.models import CaseStudyPage, CaseStudyVersion
from practices.plans.models import PlanSource, PlanVersion
from practices.plans.permissions import public


def keys_behind() -> Iterator[str]:
    """The keys of cases and plans to look through; few, while all went as it should."""
    sources = PlanSource.objects.filter(plan__deleted_at=None).annotate(
        has_later=Exists(_later(CaseStudyVersion)) | Exists(_later(PlanVersion)),
        is_open=Exists(CaseStudyPage.objects.visible().filter(key=OuterRef("key"))),
    )
    cases, plans = sources.filter(plan_version=None), sources.filter(version=None)
    told_rightly = Q(is_open=True, told_withdrawn_at=None) | Q(
        is_open=False, told_withdrawn_at__isnull=False
    )
    yield from _keys(cases.filter(~told_rightly | Q(is_open=True, has_later=True)))
    # Who may read such a plan is asked of each plan made from it.
    shown = [pk.hex for pk in public().filter(pk__in=_keys(plans)).values_list("pk", flat=True)]
    up_to_date = Q(key__in=shown, has_later=False, told_withdrawn_at=None)
    yield from _keys(plans.exclude(up_to_date))


def _later(kind):
    newer = {"key": OuterRef("key"), "number__gt": OuterRef("told_number")}
    return kind.objects.filter(**newer)


def _keys(sources) -> list[str]:
    return list(sources.order_by("key").values_list("key", flat=True).distinct())

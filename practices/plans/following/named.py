"""What a mail may say of a source: only what everybody may read."""

from dataclasses import dataclass

from practices.case_studies.models import CaseStudyPage, CaseStudyVersion
from practices.plans.models import PlanVersion
from practices.plans.origins import mark_of
from practices.plans.permissions import public


@dataclass(frozen=True)
class Named:
    """A source as a mail names it. Without a title nobody may be told which one it is."""

    is_plan: bool
    title: str = ""
    path: str = ""
    new_mark: str = ""


def named(key: str, number: int) -> Named:
    """The source with this key at this version. Its evidence mark only where that is new."""
    version = CaseStudyVersion.objects.filter(key=key, number=number).first()
    if version is None:
        return _plan(key, number)
    if not CaseStudyPage.objects.visible().filter(key=key).exists():
        return Named(is_plan=False)
    before = CaseStudyVersion.objects.filter(key=key, number__lt=number).order_by("-number").first()
    mark = mark_of(version)
    return Named(
        is_plan=False,
        title=version.title,
        path=version.get_absolute_url(),
        new_mark=mark if before and mark != mark_of(before) else "",
    )


def _plan(key: str, number: int) -> Named:
    version = PlanVersion.objects.filter(key=key, number=number).first()
    if version is None or not public().filter(pk=key).exists():
        return Named(is_plan=True)
    return Named(is_plan=True, title=version.title)

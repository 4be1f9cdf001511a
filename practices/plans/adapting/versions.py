"""The kept versions of a plan: reading one, and giving out the next."""

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from hub.ui.forms import GovForm
from practices.case_studies.models import CaseStudyPage
from practices.plans.models import Plan, PlanVersion
from practices.plans.origins import blocks_of
from practices.plans.outsiders import content_for_outsiders
from practices.plans.permissions import visible_to
from practices.plans.versions import (
    keep_plan_version,
    may_read_all_of,
    may_read_plan_version,
    next_version,
)
from practices.plans.views.access import breadcrumbs, edits_plan


class GiveOutForm(GovForm):
    change_note = forms.CharField(
        label=gettext_lazy("What has changed?"),
        max_length=250,
        required=False,
        help_text=gettext_lazy(
            "In a sentence, for those who adapted your plan: “We now meet every two weeks.”"
        ),
    )


@require_safe
@cache_control(private=True)
def plan_version(request, key, number):
    """What a plan said when this version was kept."""
    kept = PlanVersion.objects.select_related("plan")
    version = kept.filter(key=key, number=number).first()
    if not (version and may_read_plan_version(request.user, version)):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise Http404
    if not may_read_all_of(request.user, version):
        version.content = content_for_outsiders(version)  # never saved
    is_shown = visible_to(request.user).filter(pk=version.plan_id).exists()
    context = {
        "version": version,
        "plan": version.plan if is_shown else None,
        "versions": versions_shown(version, is_shown=is_shown),
        "blocks": blocks_of(version),
        "answers": answers_of(version),
        "sources": public_sources(version),
    }
    return TemplateResponse(request, "practices/plans/version.html", context)


def versions_shown(version: PlanVersion, *, is_shown: bool) -> list[PlanVersion]:
    """All versions of the plan; for those who only go on reading, the one that they have."""
    if not is_shown:
        return [version]
    return list(PlanVersion.objects.filter(key=version.key).defer("content"))


def answers_of(version: PlanVersion) -> list[tuple[str, str]]:
    headings = version.content.get("headings", {})
    return [
        (headings.get(key) or key.replace("-", " ").capitalize(), words)
        for key, words in version.content["answers"].items()
    ]


def public_sources(version: PlanVersion) -> list[dict]:
    """The cases that the plan was made from, as far as everyone may read them."""
    named = version.content["sources"]
    cases = CaseStudyPage.objects.visible().filter(key__in=[each["key"] for each in named])
    public = set(cases.values_list("key", flat=True))
    return [each for each in named if each["key"] in public]


@require_http_methods(["GET", "HEAD", "POST"])
@edits_plan
def give_out(request, plan):
    """Keep what the plan says now as a version for those who adapted it."""
    if plan.visibility == Plan.Visibility.US:
        raise Http404
    form = GiveOutForm(request.POST if request.method == "POST" else None)
    coming = next_version(plan)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["change_note"]
        version = keep_plan_version(plan=plan, by=request.user, change_note=note)
        messages.success(request, _("Version %(number)d is kept.") % {"number": version.number})
        return redirect(version)
    context = {
        "plan": plan,
        "form": form,
        "coming": coming,
        "is_new": coming.pk is None,
        "breadcrumbs": breadcrumbs(plan, _("Give out a new version")),
    }
    return TemplateResponse(request, "practices/plans/give_out.html", context)

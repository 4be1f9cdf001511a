from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from practices.case_studies.permissions import public_page
from practices.case_studies.versions import latest_version
from practices.plans.fit.answering import earlier_check, own_check, save_answers
from practices.plans.fit.facts import cases_of, facts_of
from practices.plans.fit.forms import FitForm
from practices.plans.fit.pattern import pattern
from practices.plans.fit.questions import fit_questions
from practices.plans.fit.seeing import KIND, checks_of, may_see
from practices.plans.models import Plan
from practices.plans.views.access import breadcrumbs, edits_plan, joins_plan, private

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@private
def before(request, key):
    """What somebody answered about a case, before they have a plan. Nobody else sees it."""
    version = visible_version(key)
    check = own_check(request.user, key=key)
    if check is None:
        return redirect("plan-fit-before-answer", key)
    context = {
        "version": version,
        "groups": pattern([check]),
        "answer_url": reverse("plan-fit-before-answer", args=[key]),
        "breadcrumbs": trail(version),
    }
    return TemplateResponse(request, "practices/plans/fit/before.html", context)


@require_http_methods(METHODS)
@private
def before_answer(request, key):
    """Answer the six questions about a case."""
    version = visible_version(key)
    check = own_check(request.user, key=key)
    form = FitForm(request.POST or None, answers=check and check.answers, facts=facts_of([version]))
    if request.method == "POST" and form.is_valid():
        save_answers(user=request.user, key=key, answers=form.answers)
        messages.success(request, _("Your answers are saved."))
        return redirect("plan-fit-before", key)
    taken = Plan.objects.filter(fit_checks__user=request.user, fit_checks__key=key, deleted_at=None)
    context = {
        "title": version.title,
        "plans": taken if check is None else [],
        "breadcrumbs": trail(version),
    }
    return ask(request, form, context)


@require_safe
@joins_plan
def fit(request, plan):
    """Where everybody's answers stand, for those who have given their own and for readers."""
    checks = checks_of(plan)
    if not may_see(plan, checks, request.user):
        return redirect("plan-fit-answer", plan.pk)
    context = {
        "plan": plan,
        "count": len(checks),
        "groups": pattern(checks) if checks else [],
        "how_to_use": fit_questions().how_to_use,
        "part": plan.parts.filter(kind=KIND).first(),
        "breadcrumbs": breadcrumbs(plan, _("Fit check")),
    }
    return TemplateResponse(request, "practices/plans/fit/fit.html", context)


@require_http_methods(METHODS)
@edits_plan
def answer(request, plan):
    """Answer the six questions about a plan, alone."""
    check = own_check(request.user, plan=plan)
    known = check or earlier_check(request.user, plan)
    cases = cases_of(plan)
    form = FitForm(request.POST or None, answers=known and known.answers, facts=facts_of(cases))
    if request.method == "POST" and form.is_valid():
        save_answers(user=request.user, key=key_of(plan), answers=form.answers, plan=plan)
        messages.success(request, _("Your answers are saved."))
        return redirect("plan-fit", plan.pk)
    context = {
        "plan": plan,
        "title": plan.title,
        "count": 0 if check else plan.fit_checks.count(),
        "is_earlier": check is None and known is not None,
        "breadcrumbs": breadcrumbs(plan, _("Fit check")),
    }
    return ask(request, form, context)


def visible_version(key: str):
    """What the case says now, if everyone may read it."""
    version = latest_version(key)
    if version is None or public_page(key) is None:
        raise Http404
    return version


def ask(request, form, context):
    context |= {"form": form, "how_to_use": fit_questions().how_to_use}
    return TemplateResponse(request, "practices/plans/fit/answer.html", context)


def key_of(plan) -> str:
    source = plan.sources.first()
    return source.key if source else ""


def trail(version) -> list[dict]:
    adapt = reverse("plan-adapt", args=[version.key])
    return [
        {"text": _("My plans"), "url": reverse("plans")},
        {"text": _("Adapt this practice"), "url": adapt},
        {"text": _("Fit check")},
    ]

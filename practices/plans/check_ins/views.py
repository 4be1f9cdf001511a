from django.contrib import messages
from django.core.signing import BadSignature
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from practices.plans.changes import change_state
from practices.plans.check_ins import links
from practices.plans.check_ins.answers import AnsweredMeanwhile, answer, withdraw_consent
from practices.plans.check_ins.forms import CheckInForm
from practices.plans.check_ins.people import may_answer
from practices.plans.check_ins.schedule import next_question
from practices.plans.following.stop_links import stop_path
from practices.plans.models import CheckIn, MailStop, Plan
from practices.plans.views.access import breadcrumbs, edits_plan, joins_plan

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@joins_plan
def answers(request, plan):
    """What was answered so far, and what may be done about it."""
    rows = plan.check_ins.exclude(answered_at=None).select_related("answered_by")
    answered = sorted(rows, key=lambda row: row.months)
    context = {
        "plan": plan,
        "answered": answered,
        "question": next_question(plan),
        "offers_stop": bool(answered) and offers_stop(answered[-1], plan),
        "mails_url": stop_path(request.user, MailStop.Kind.CHECK_INS),
        "breadcrumbs": breadcrumbs(plan, _("How it is going")),
    }
    return TemplateResponse(request, "practices/plans/check_ins/answers.html", context)


@require_http_methods(METHODS)
@edits_plan
def answer_in_plan(request, plan, months):
    """Answer a question, early too, or change an answer."""
    check_in = plan.check_ins.filter(months=months).first() or next_question(plan)
    if check_in.months != months:
        raise Http404
    form = CheckInForm(request.POST or None, check_in=check_in)
    if request.method == "POST" and saves(form, check_in, request.user):
        messages.success(request, _("Thank you. Your answer is saved."))
        return redirect("plan-check-ins", plan.pk)
    trail = breadcrumbs(plan, _("How it is going"))
    return ask(request, check_in, form, {"plan": plan, "breadcrumbs": trail})


@require_POST
@edits_plan
def withdraw(request, plan, months):
    """Show an answer to nobody else any more."""
    check_in = get_object_or_404(plan.check_ins, months=months)
    withdraw_consent(check_in=check_in, user=request.user)
    messages.success(request, _("Others no longer see that answer."))
    return redirect("plan-check-ins", plan.pk)


@require_POST
@edits_plan
def stop_plan(request, plan):
    """Give the plan the state that its last answer speaks of."""
    last = plan.check_ins.exclude(answered_at=None).order_by("-months").first()
    if last and offers_stop(last, plan) and last.because:
        stopped = Plan.State.STOPPED
        change_state(plan=plan, state=stopped, user=request.user, because=last.because)
        messages.success(request, _("The plan is marked as stopped."))
    return redirect("plan-check-ins", plan.pk)


@never_cache
@require_http_methods(METHODS)
def answer_by_link(request, token):
    """Answer a question from a mail, without signing in."""
    try:
        check_in, user = links.read(token)
    except BadSignature:
        return link_page(request, {"heading": _("This link no longer works")}, status=404)
    plan = check_in.plan
    if not may_answer(user, plan):
        return link_page(request, {"heading": _("This link no longer works")}, status=404)
    if check_in.answered_at:
        context = {"plan": plan, "check_in": check_in, "offers_stop": offers_stop(check_in, plan)}
        return link_page(request, context | {"heading": _("Thank you")})
    form = CheckInForm(request.POST or None, check_in=check_in)
    if request.method == "POST" and saves(form, check_in, user):
        return redirect("check-in-link", token)
    return ask(request, check_in, form, {"plan": plan, "is_by_link": True})


def saves(form: CheckInForm, check_in: CheckIn, user) -> bool:
    """Save what was sent, if it is whole and nobody was quicker; the form says what is missing."""
    if not form.is_valid():
        return False
    try:
        answer(check_in=check_in, user=user, **form.values)
    except AnsweredMeanwhile:
        check_in.refresh_from_db()
        told = _("A colleague answered while you were writing. Read their answer, then save again.")
        form.add_error(None, told)
        # The next press of the button knows of it.
        form.data = form.data.copy()
        form.data["seen"] = check_in.answered_at.isoformat()
        return False
    return True


def ask(request, check_in, form, context):
    template = "practices/plans/check_ins/ask.html"
    theirs = check_in if form.non_field_errors() else None
    context |= {"check_in": check_in, "form": form, "theirs": theirs}
    return TemplateResponse(request, template, context)


def link_page(request, context, *, status=200):
    template = "practices/plans/check_ins/by_link.html"
    return TemplateResponse(request, template, context, status=status)


def offers_stop(check_in: CheckIn, plan: Plan) -> bool:
    """Whether the plan still says that it goes on, although the answer is that it stopped."""
    return check_in.going == CheckIn.Going.STOPPED and plan.state != Plan.State.STOPPED

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.people.models import Membership, Organisation
from hub.people.permissions import organisations_edited_by
from practices.case_studies.permissions import public_page
from practices.case_studies.versions import latest_version
from practices.plans.adapting.finding import case_version, plan_of_key, publisher_of
from practices.plans.adapting.forms import ChoosePlanForm
from practices.plans.fit.answering import take_along
from practices.plans.fork import default_title, fork_of_plan, fork_plan
from practices.plans.forms.adapt import AdaptForm
from practices.plans.models import FitCheck, Plan
from practices.plans.origins import Origin, blocks_of
from practices.plans.sharing.mails import tell_partners
from practices.plans.versions import next_version
from practices.plans.views.access import private


@require_http_methods(["GET", "HEAD", "POST"])
@private
def adapt(request, key):
    """Start a plan from a case: from what it says now, or from the version that is asked for."""
    version = case_version(request.user, key, number_asked_for(request))
    if version is None:
        raise Http404
    latest = latest_version(key)
    context = {
        "newer": latest if latest.number > version.number else None,
        "is_withdrawn": public_page(key) is None,
        "has_fit_check": FitCheck.objects.filter(
            plan=None, user=request.user, key=version.key
        ).exists(),
        "heading": _("Adapt this practice"),
    }

    def start(answers):
        return fork_plan(version=version, author=request.user, **answers)

    return ask(request, version, start, context, publisher_of(key))


@require_http_methods(["GET", "HEAD", "POST"])
@private
def adapt_plan(request, plan_id):
    """Start a plan from what another plan says now."""
    plan = plan_of_key(request.user, plan_id.hex)
    if plan is None:
        raise Http404
    context = {
        "source_plan": plan,
        "is_shown_to_all": plan.visibility == Plan.Visibility.EVERYONE,
        "heading": _("Adapt this plan"),
    }

    def start(answers):
        return fork_of_plan(plan=plan, author=request.user, **answers)

    return ask(request, next_version(plan), start, context)


def ask(
    request, version: Origin, start, context: dict, publisher: Organisation | None = None
) -> TemplateResponse:
    """The form; once it is filled in, the plan that `start` makes of its answers."""
    blocks = blocks_of(version)
    form = AdaptForm(
        request.POST or None,
        blocks=blocks,
        organisations=organisations_edited_by(request.user).order_by("name"),
        publisher=publisher,
        initial={"title": default_title(version)[:250], "blocks": [each.uid for each in blocks]},
    )
    if request.method == "POST" and form.is_valid():
        plan = begin(start, form.answers)
        take_along(plan=plan, user=request.user)  # the fit check, if they made one before
        messages.success(request, _("Your plan is ready. Fill it in part by part."))
        return redirect(plan)
    choose = ChoosePlanForm(user=request.user, besides=version.key)
    context |= {
        "form": form,
        "version": version,
        "waiting": waiting_for(request.user),
        "choose": choose if choose.fields["plan"].queryset.exists() else None,
        "breadcrumbs": [
            {"text": _("My plans"), "url": reverse("plans")},
            {"text": context["heading"]},
        ],
    }
    return TemplateResponse(request, "practices/plans/adapt.html", context)


@transaction.atomic
def begin(start, answers: dict) -> Plan:
    plan = start(answers)
    if answers["partners"]:
        tell_partners(plan, answers["partners"])
    return plan


def number_asked_for(request) -> int | None:
    """The version in the address, if any; what is no number leads nowhere."""
    asked = request.GET.get("version", "")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404
    return int(asked)


def waiting_for(user) -> list[Membership]:
    """Memberships that nobody has confirmed yet."""
    asked = user.memberships.filter(state=Membership.State.ASKED)
    return list(asked.select_related("organisation"))

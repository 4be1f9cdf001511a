from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from practices.case_studies.requirements import missing_to_publish
from practices.plans.menu import menu
from practices.plans.share_back.forms import ShareBackForm
from practices.plans.share_back.offer import offers
from practices.plans.share_back.pieces import Pieces, cut
from practices.plans.share_back.publishers import publishers_for
from practices.plans.share_back.share import open_draft
from practices.plans.share_back.share import share_back as share
from practices.plans.views.access import breadcrumbs, edits_plan


@require_http_methods(["GET", "HEAD", "POST"])
@edits_plan
def share_back(request, plan):
    """Make a draft of a case study from what the plan learned; the draft, once there is one."""
    if draft := open_draft(plan):
        return show_draft(request, plan, draft)
    pieces = Pieces(plan)
    offered = offers(pieces)
    form = ShareBackForm(
        request.POST or None,
        publishers=publishers_for(request.user),
        offers=offered,
        initial=first_answers(plan, pieces),
    )
    if request.method == "POST" and form.is_valid():
        answers = {"take": [], **form.cleaned_data}
        share(plan=plan, user=request.user, **answers)
        messages.success(request, _("The draft is made. Nobody can read it yet but its editors."))
        return redirect("plan-share-back", plan.pk)
    context = {"form": form, "offers": offered}
    return show(request, plan, "practices/plans/share_back/share_back.html", context)


def first_answers(plan, pieces: Pieces) -> dict:
    return {
        "title": cut(plan.title, 110),
        "summary": cut(pieces.said("hope"), 250),
        "wrong": plan.stopped_because,
    }


def show_draft(request, plan, draft):
    page = draft.page.get_latest_revision_as_object()
    may_edit = page.permissions_for_user(request.user).can_edit()
    context = {
        "draft": draft,
        "page": page,
        "publisher": page.get_parent(),
        "is_checked": page.workflow_in_progress,
        "may_edit": may_edit,
        "missing": missing_to_publish(page) if may_edit else [],
    }
    return show(request, plan, "practices/plans/share_back/draft.html", context)


def show(request, plan, template: str, context: dict):
    context |= {
        "plan": plan,
        "menu": list(menu(plan, here="plan-share-back")),
        "breadcrumbs": breadcrumbs(plan, _("Share what you learned")),
    }
    return TemplateResponse(request, template, context)

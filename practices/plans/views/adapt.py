from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.people.models import Membership
from hub.people.permissions import organisations_edited_by
from practices.case_studies.models import CaseStudyVersion
from practices.case_studies.permissions import public_page
from practices.case_studies.versions import latest_version
from practices.plans.fork import default_title, fork_plan
from practices.plans.forms import AdaptForm
from practices.plans.views.access import private


@require_http_methods(["GET", "HEAD", "POST"])
@private
def adapt(request, key):
    """Start a plan from the latest version of a case."""
    version = visible_version(key)
    organisations = organisations_edited_by(request.user).order_by("name")
    form = AdaptForm(
        request.POST or None,
        version=version,
        organisations=organisations,
        initial=first_answers(version),
    )
    if request.method == "POST" and form.is_valid():
        plan = start(form.cleaned_data, version, request.user)
        messages.success(request, _("Your plan is ready. Fill it in part by part."))
        return redirect(plan)
    context = {
        "form": form,
        "version": version,
        "waiting": waiting_for(request.user),
        "breadcrumbs": [
            {"text": _("My plans"), "url": reverse("plans")},
            {"text": _("Adapt this practice")},
        ],
    }
    return TemplateResponse(request, "practices/plans/adapt.html", context)


def visible_version(key: str) -> CaseStudyVersion:
    """What the case last said, if anyone may read the case now."""
    version = latest_version(key)
    if version is None or public_page(key) is None:
        raise Http404
    return version


def first_answers(version) -> dict:
    uids = [block["uid"] for block in version.content["blocks"]]
    return {"title": default_title(version)[:250], "blocks": uids}


def start(answers: dict, version, user):
    return fork_plan(
        version=version,
        organisation=answers.get("organisation"),
        author=user,
        template=answers["template"],
        title=answers["title"],
        block_uids=answers["blocks"],
    )


def waiting_for(user) -> list[Membership]:
    """Memberships that nobody has confirmed yet."""
    asked = user.memberships.filter(state=Membership.State.ASKED)
    return list(asked.select_related("organisation"))

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from practices.plans.models import PlanPartner
from practices.plans.sharing.forms import PartnerForm, PartnerRoleForm
from practices.plans.sharing.partners import CannotJoin, add_partner, change_partner, remove_partner
from practices.plans.sharing.views.overview import (
    confirm_page,
    form_page,
    shared_by_an_organisation,
)
from practices.plans.views.access import manages_plan

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@manages_plan
def partner_add(request, plan):
    """Make another organisation a partner."""
    shared_by_an_organisation(plan)
    form = PartnerForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        try:
            partner = add_partner(plan=plan, by=request.user, **form.cleaned_data)
        except CannotJoin:
            form.add_error("organisation", _("This organisation is a partner already."))
        else:
            text = _("%(name)s is now a partner.") % {"name": partner.organisation}
            messages.success(request, text)
            return redirect("plan-sharing", plan.pk)
    note = _("Its confirmed members come in. The people who answer for it there are told by mail.")
    return form_page(request, plan, form, _("Add a partner organisation"), _("Add"), note)


@require_http_methods(FORM_METHODS)
@manages_plan
def partner_change(request, plan, partner_id):
    """Say what a partner's people may do."""
    partner = get_object_or_404(plan.partnerships.select_related("organisation"), pk=partner_id)
    form = PartnerRoleForm(request.POST or None, initial={"role": partner.role})
    if request.method == "POST" and form.is_valid():
        try:
            change_partner(partner=partner, by=request.user, **form.cleaned_data)
        except PlanPartner.DoesNotExist as error:
            raise Http404 from error
        messages.success(request, _("Saved."))
        return redirect("plan-sharing", plan.pk)
    return form_page(request, plan, form, str(partner.organisation), _("Save"))


@require_http_methods(FORM_METHODS)
@manages_plan
def partner_remove(request, plan, partner_id):
    """Ask whether to take a partner out, then do it."""
    partner = get_object_or_404(plan.partnerships.select_related("organisation"), pk=partner_id)
    if request.method == "POST":
        remove_partner(partner=partner, by=request.user)
        messages.success(request, _("%(name)s is no longer a partner.") % partner_name(partner))
        return redirect("plan-sharing", plan.pk)
    return confirm_page(
        request,
        plan,
        heading=_("Remove this partner?"),
        text=partner.organisation.name,
        warning=_("Its people no longer work on this plan. What they wrote stays in it."),
        button=_("Remove this partner"),
    )


def partner_name(partner: PlanPartner) -> dict:
    return {"name": partner.organisation}

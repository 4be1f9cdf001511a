from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from practices.plans.models import Guest
from practices.plans.sharing.forms import WHY_NOT, GuestChangeForm, GuestForm
from practices.plans.sharing.guests import (
    CannotInvite,
    change_guest,
    invite_again,
    invite_guest,
    revoke_guest,
)
from practices.plans.sharing.views.overview import (
    confirm_page,
    form_page,
    shared_by_an_organisation,
)
from practices.plans.views.access import manages_plan

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@manages_plan
def guest_invite(request, plan):
    """Invite somebody to this plan by mail."""
    shared_by_an_organisation(plan)
    form = GuestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            guest = invite_guest(plan=plan, by=request.user, **form.cleaned_data)
        except CannotInvite as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The invitation to %(who)s was sent.") % {"who": guest})
            return redirect("plan-sharing", plan.pk)
    note = _(
        "A guest sees this one plan, with its history and comments, and nothing else of your "
        "organisation. They get a link by mail that works for 14 days."
    )
    return form_page(request, plan, form, _("Invite a guest"), _("Send the invitation"), note)


@require_http_methods(FORM_METHODS)
@manages_plan
def guest_change(request, plan, guest_id):
    """Say what a guest may do, and how long."""
    guest = find(plan, guest_id)
    form = GuestChangeForm.of(guest, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_guest(guest=guest, by=request.user, **form.cleaned_data)
        except Guest.DoesNotExist as error:
            raise Http404 from error
        messages.success(request, _("Saved."))
        return redirect("plan-sharing", plan.pk)
    return form_page(request, plan, form, guest.email, _("Save"))


@require_http_methods(FORM_METHODS)
@manages_plan
def guest_again(request, plan, guest_id):
    """Send an invitation once more."""
    guest = find(plan, guest_id)
    if request.method == "POST":
        try:
            invite_again(guest=guest, by=request.user)
        except CannotInvite as refusal:
            messages.warning(request, WHY_NOT[refusal.reason])
        except Guest.DoesNotExist:
            messages.warning(request, _("No mail was sent: the invitation was taken up."))
        else:
            messages.success(request, _("The invitation to %(who)s was sent.") % {"who": guest})
    return redirect("plan-sharing", plan.pk)


@require_http_methods(FORM_METHODS)
@manages_plan
def guest_revoke(request, plan, guest_id):
    """Ask whether to shut a guest out, then do it."""
    guest = find(plan, guest_id)
    if request.method == "POST":
        revoke_guest(guest=guest, by=request.user)
        messages.success(request, _("%(who)s is no longer a guest.") % {"who": guest})
        return redirect("plan-sharing", plan.pk)
    return confirm_page(
        request,
        plan,
        heading=_("Remove this guest?"),
        text=guest.email,
        warning=_("They no longer see this plan. What they wrote stays in it."),
        button=_("Remove this guest"),
    )


def find(plan, guest_id) -> Guest:
    return get_object_or_404(plan.guests.filter(revoked_at=None), pk=guest_id)

"""Inviting people to an organisation, and taking an invitation up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hub.people.belonging import inviting
from hub.people.belonging.forms import InviteForm
from hub.people.belonging.views.asking import ask, ask_or_do, run_by


@login_required
@ask_or_do
def invite(request, slug):
    """Invite somebody to an organisation by mail."""
    organisation = run_by(request, slug)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            inviting.invite(organisation=organisation, by=request.user, **form.cleaned_data)
        except inviting.CannotInvite as refusal:
            form.add_error("email", str(refusal))
        else:
            told = _("An invitation is on its way to %(email)s.")
            messages.success(request, told % {"email": form.cleaned_data["email"]})
            return redirect("organisation-people", slug)
    return ask(request, form, _("Invite somebody"), _("Send the invitation"), organisation)


@login_required
@ask_or_do
def invitation_revoke(request, slug, pk):
    """Ask whether to take an invitation back, then do it."""
    organisation = run_by(request, slug)
    invitation = get_object_or_404(organisation.invitations.unanswered(), pk=pk)
    if request.method == "POST":
        inviting.revoke(invitation=invitation)
        messages.success(request, _("The invitation was taken back."))
        return redirect("organisation-people", slug)
    heading = _("Take back the invitation to %(email)s?") % {"email": invitation.email}
    return ask(request, None, heading, _("Take it back"), organisation, kind="warning")


@login_required
@never_cache
@ask_or_do
def invitation(request, token):
    """Take up an invitation."""
    found = inviting.find(token)
    refusal = "" if found else _("This link is not complete. Copy it whole from the mail.")
    if found and request.method == "POST":
        try:
            inviting.take_up(invitation=found, user=request.user)
        except inviting.CannotTakeUp as error:
            refusal = str(error)
        else:
            told = _("You now belong to %(name)s.") % {"name": found.organisation.name}
            messages.success(request, told)
            return redirect("my-organisations")
    context = {"invitation": found, "refusal": refusal}
    status = 200 if not refusal else 400
    return TemplateResponse(request, "hub/people/invitation.html", context, status=status)

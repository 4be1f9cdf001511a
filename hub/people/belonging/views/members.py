"""Who belongs to an organisation, and what its owners decide about them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.people.belonging.deciding import (
    AddressDoesNotFit,
    AlreadyDecided,
    LastOwner,
    change_role,
    confirm,
    decline,
    end_membership,
)
from hub.people.belonging.forms import RoleForm
from hub.people.belonging.hosts import address_fits
from hub.people.belonging.views.asking import ask, ask_or_do, run_by, way
from hub.people.models import Membership, Organisation
from hub.people.permissions import may_run, organisations_of

State = Membership.State
NO_FIT = gettext_lazy(
    "None of this person’s confirmed addresses is at one of your organisation’s mail hosts. "
    "Ask them to add their work address to their account, or ask the hub."
)


@login_required
@never_cache
@require_safe
def people(request, slug):
    """Who belongs to an organisation, for those who do; its owners decide here."""
    organisation = get_object_or_404(Organisation, slug=slug)
    runs = may_run(request.user, organisation)
    if not runs and not organisations_of(request.user).filter(pk=organisation.pk).exists():
        raise Http404
    members = organisation.memberships.select_related("user")
    waiting = [
        {"membership": each, "fits": address_fits(each.user, organisation)}
        for each in members.filter(state=State.ASKED).order_by("asked_at")
    ]
    context = {
        "organisation": organisation,
        "runs": runs,
        "members": members.confirmed().order_by("user__last_name", "user__first_name"),
        "waiting": waiting if runs else [],
        "invitations": organisation.invitations.open() if runs else [],
        "breadcrumbs": way(organisation, _("People")),
    }
    return TemplateResponse(request, "hub/people/people.html", context)


@login_required
@ask_or_do
def decide(request, slug, pk):
    """Say yes or no to somebody who asks to join."""
    organisation = run_by(request, slug)
    membership = get_object_or_404(organisation.memberships.filter(state=State.ASKED), pk=pk)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and "decline" in request.POST:
        decline(membership=membership, by=request.user)
        messages.success(request, _("You said no to %(who)s.") % {"who": membership.user})
        return redirect("organisation-people", slug)
    if request.method == "POST" and form.is_valid():
        try:
            confirm(membership=membership, by=request.user, **form.cleaned_data)
        except AddressDoesNotFit:
            form.add_error(None, NO_FIT)
        except AlreadyDecided:
            messages.warning(request, _("Somebody else has answered in the meantime."))
            return redirect("organisation-people", slug)
        else:
            told = _("%(who)s belongs to your organisation now, and has been told.")
            messages.success(request, told % {"who": membership.user})
            return redirect("organisation-people", slug)
    context = {
        "organisation": organisation,
        "membership": membership,
        "fits": address_fits(membership.user, organisation),
        "form": form,
        "breadcrumbs": way(organisation, str(membership.user)),
    }
    return TemplateResponse(request, "hub/people/decide.html", context)


@login_required
@ask_or_do
def role(request, slug, pk):
    """Change what a member may do, or hand the organisation over by making them owner."""
    organisation = run_by(request, slug)
    membership = get_object_or_404(organisation.memberships.confirmed(), pk=pk)
    form = RoleForm(request.POST or None, initial={"role": membership.role})
    if request.method == "POST" and form.is_valid():
        try:
            change_role(membership=membership, by=request.user, **form.cleaned_data)
        except LastOwner:
            form.add_error("role", _("Make somebody else an owner first."))
        else:
            messages.success(request, _("Saved."))
            return redirect("organisation-people", slug)
    heading = _("What may %(who)s do?") % {"who": membership.user}
    return ask(request, form, heading, _("Save"), organisation)


@login_required
@ask_or_do
def end(request, slug, pk):
    """Ask whether a member leaves, or is shown out, then do it."""
    organisation = get_object_or_404(Organisation, slug=slug)
    memberships = organisation.memberships.exclude(state=State.LEFT)
    membership = get_object_or_404(memberships.select_related("user"), pk=pk)
    is_self = membership.user_id == request.user.pk
    if not is_self and not may_run(request.user, organisation):
        raise Http404
    if request.method == "POST":
        return _end(request, membership, is_self)
    if is_self:
        heading = _("Leave %(name)s?") % {"name": organisation.name}
    else:
        heading = _("Remove %(who)s from %(name)s?") % {
            "who": membership.user,
            "name": organisation.name,
        }
    note = _("What was written for the organisation stays with it.")
    button = _("Leave") if is_self else _("Remove")
    return ask(request, None, heading, button, organisation, kind="warning", note=note)


def _end(request, membership, is_self: bool):
    people = ["organisation-people", membership.organisation.slug]
    try:
        end_membership(membership=membership, by=request.user)
    except LastOwner:
        messages.error(request, _("Make somebody else an owner first: nobody else is one."))
        return redirect(*people)
    done = _("You have left.") if is_self else _("%(who)s was removed.") % {"who": membership.user}
    messages.success(request, done)
    return redirect(*(["my-organisations"] if is_self else people))

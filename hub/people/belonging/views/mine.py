"""The organisations of the person signed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hub.people.belonging.forms import AskedForm, AskToJoinForm, ProposeForm
from hub.people.belonging.hosts import organisations_for
from hub.people.belonging.proposing import propose
from hub.people.belonging.views.asking import ask, ask_or_do
from hub.people.join import ask_to_join
from hub.people.models import Membership

State = Membership.State


@login_required
@never_cache
@ask_or_do
def mine(request):
    """The organisations of the person signed in, and asking to join another."""
    form = AskToJoinForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        organisation = form.cleaned_data["organisation"]
        ask_to_join(user=request.user, organisation=organisation)
        told = _("You have asked to join %(name)s. You get a mail once somebody has confirmed it.")
        messages.success(request, told % {"name": organisation.name})
        return redirect("my-organisations")
    memberships = request.user.memberships.exclude(state=State.LEFT)
    likely = organisations_for(request.user).exclude(pk__in=memberships.values("organisation"))
    context = {
        "form": form,
        "memberships": memberships.select_related("organisation").order_by("organisation__name"),
        "likely": likely,
        "proposals": [each for each in request.user.proposals.all() if each.is_waiting],
    }
    return TemplateResponse(request, "hub/people/mine.html", context)


@login_required
@ask_or_do
def propose_organisation(request):
    """Ask the hub to list an organisation."""
    form = ProposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        propose(user=request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. You get a mail once the hub has looked at it."))
        return redirect("my-organisations")
    return ask(request, form, _("Propose an organisation"), _("Send"), back="my-organisations")


@login_required
@ask_or_do
def asked(request, slug):
    """Agree to be named as somebody to ask, or no longer."""
    memberships = request.user.memberships.confirmed().select_related("organisation")
    membership = get_object_or_404(memberships, organisation__slug=slug)
    form = AskedForm(request.POST or None, initial={"may_be_asked": membership.may_be_asked})
    if request.method == "POST" and form.is_valid():
        membership.may_be_asked = form.cleaned_data["may_be_asked"]
        membership.save(update_fields=["may_be_asked"])
        messages.success(request, _("Saved."))
        return redirect("my-organisations")
    heading = _("May others ask you?")
    return ask(request, form, heading, _("Save"), back="my-organisations")

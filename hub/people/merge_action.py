"""Merging organisations in the admin: choose the successor, see what moves, confirm."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from hub.people.merging import CannotMerge, merge_organisation, try_merge
from hub.people.models import Organisation
from hub.people.permissions import is_hub_editor


class SuccessorForm(forms.Form):
    new = forms.ModelChoiceField(
        queryset=Organisation.objects.current().order_by("name"),
        label=gettext_lazy("Which organisation takes over?"),
    )


def merge(request, pk):
    """First tell what would move, then move it."""
    if not is_hub_editor(request.user):
        raise PermissionDenied
    old = get_object_or_404(Organisation, pk=pk)
    form = SuccessorForm(request.POST or None)
    moved = None
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data["new"]
        try:
            if "confirm" in request.POST:
                merge_organisation(old=old, new=new, by=request.user)
                told = _("%(old)s is now part of %(new)s.") % {"old": old, "new": new}
                messages.success(request, told)
                return redirect(reverse("wagtailsnippets_people_organisation:list"))
            moved = try_merge(old=old, new=new)
        except CannotMerge:
            form.add_error("new", _("An organisation cannot take over itself."))
    context = {"organisation": old, "form": form, "moved": moved}
    return TemplateResponse(request, "hub/people/merge.html", context)

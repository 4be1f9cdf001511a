"""What the pages of who belongs share."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from hub.people.models import Organisation
from hub.people.permissions import may_run, organisations_of

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def run_by(request, slug: str) -> Organisation:
    """The organisation, for whoever decides there; its members are told that they may not."""
    organisation = get_object_or_404(Organisation, slug=slug)
    if may_run(request.user, organisation):
        return organisation
    if organisations_of(request.user).filter(pk=organisation.pk).exists():
        raise PermissionDenied
    raise Http404


def ask(request, form, heading, button, organisation=None, **more):
    """A page with one question, whose form may be empty."""
    context = {
        "organisation": organisation,
        "form": form,
        "heading": heading,
        "button": button,
        "breadcrumbs": way(organisation, heading) if organisation else None,
        **more,
    }
    return TemplateResponse(request, "hub/people/ask.html", context)


def way(organisation, *texts) -> list[dict]:
    """The breadcrumbs of a page about an organisation."""
    return [
        {"text": organisation.name, "url": organisation.get_absolute_url()},
        *({"text": text} for text in texts),
    ]

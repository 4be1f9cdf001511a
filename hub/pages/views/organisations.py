from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from hub.pages.breadcrumbs import trail
from hub.pages.organisation_page import organisation_page
from hub.people.models import Organisation


@require_safe
def organisation(request, slug):
    found = get_object_or_404(Organisation, slug=slug)
    context = organisation_page(found, request.GET.get("page"))
    context |= {"organisation": found, "breadcrumbs": trail((found.name, ""))}
    return TemplateResponse(request, "hub/organisation.html", context)

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from practices.case_studies.models import CaseStudyPage

PER_PAGE = 20


@require_safe
def search(request):
    """Every case, narrowed by a question and filters."""
    cases = CaseStudyPage.objects.visible().for_listing().order_by("-start_year", "title")
    page_obj = Paginator(cases, PER_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "search/results.html", {"page_obj": page_obj})


def practices(request):
    """The library: the same list, asked nothing yet."""
    return search(request)
